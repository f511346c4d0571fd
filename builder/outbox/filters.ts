import { MAIL_STATES, type MailState } from './mail-state.tsx';

/** What narrows the Outbox. Lives in the address, so that it can be bookmarked, shared and gone back to. */
export interface MailFilters {
  search?: string;
  state?: MailState;
}

/** Filters of an address; what the list could not mean is left out. */
export function filtersOf(queryString: string): MailFilters {
  const given = new URLSearchParams(queryString);
  const search = given.get('search')?.trim() ?? '';
  const state = given.get('state') ?? '';
  return {
    ...(search ? { search: search.slice(0, 200) } : {}),
    ...(Object.hasOwn(MAIL_STATES, state) ? { state: state as MailState } : {}),
  };
}

/** Query string of filters, `?…` or empty, in a stable order. */
export function queryStringOf({ search, state }: MailFilters): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ search, state })) if (value) query.set(key, value);
  return query.size > 0 ? `?${query}` : '';
}
