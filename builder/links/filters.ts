import type { LinkState, ShareLink } from '../api/types.ts';
import { LINK_STATES } from './link-state.tsx';

/** What narrows the list of links. Lives in the address, so that it can be bookmarked, shared and gone back to. */
export interface LinkFilters {
  search?: string;
  state?: LinkState;
  rule?: ShareLink['rule'];
}

/** The rules, as the filter calls them. */
export const RULES: Readonly<Record<ShareLink['rule'], string>> = {
  open: 'Anyone with the link',
  password: 'With a password',
  email: 'By e-mail',
};

/** Filters of an address; what the list could not mean is left out, so that an old or mistyped link still opens. */
export function filtersOf(queryString: string): LinkFilters {
  const given = new URLSearchParams(queryString);
  const [search, state, rule] = ['search', 'state', 'rule'].map((key) => given.get(key)?.trim() ?? '') as [
    string,
    string,
    string,
  ];
  return {
    ...(search ? { search: search.slice(0, 200) } : {}),
    ...(Object.hasOwn(LINK_STATES, state) ? { state: state as LinkState } : {}),
    ...(Object.hasOwn(RULES, rule) ? { rule: rule as ShareLink['rule'] } : {}),
  };
}

/** Query string of filters, `?…` or empty, in a stable order. */
export function queryStringOf({ search, state, rule }: LinkFilters): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ search, state, rule })) if (value) query.set(key, value);
  return query.size > 0 ? `?${query}` : '';
}
