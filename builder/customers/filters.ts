import type { PortalState } from '../api/types.ts';
import type { CallOf } from '../api/use-api.ts';
import { PORTAL_STATES } from '../ui/portal-state.tsx';

export type CustomerQuery = NonNullable<CallOf<'customers.list'>['query']>;

/** What narrows the list of customers. Lives in the address, so that it can be bookmarked, shared and gone back to. */
export interface CustomerFilters {
  search?: string;
  /** A staff member's id, or `none`. */
  ownerId?: string;
  stage?: string;
  tag?: string;
  portalPublished?: 'true' | 'false';
  portalState?: PortalState;
  sort?: CustomerOrder;
}

type CustomerOrder = NonNullable<CustomerQuery['sort']>;

/** Orders of the list besides the one by name. */
export const ORDERS: Partial<Record<CustomerOrder, string>> = {
  '-updatedAt': 'Latest change',
  '-lastVisitAt': 'Latest visit',
};

const KEYS = ['search', 'ownerId', 'stage', 'tag', 'portalPublished', 'portalState', 'sort'] as const;

/** Filters of an address; what the list could not mean is left out, so that an old or mistyped link still opens. */
export function filtersOf(queryString: string): CustomerFilters {
  const given = new URLSearchParams(queryString);
  const text = (key: string) => given.get(key)?.trim() || undefined;
  const published = text('portalPublished');
  const state = text('portalState');
  const owner = text('ownerId');
  const filters: CustomerFilters = {
    search: text('search')?.slice(0, 200),
    ownerId: owner && (owner === 'none' || /^[0-9a-f]{24}$/.test(owner)) ? owner : undefined,
    stage: text('stage')?.slice(0, 50),
    tag: text('tag')?.slice(0, 50),
    portalPublished: published === 'true' || published === 'false' ? published : undefined,
    portalState: state && Object.hasOwn(PORTAL_STATES, state) ? (state as PortalState) : undefined,
    sort: orderOf(text('sort') ?? ''),
  };
  return clean(filters);
}

/** An order by its name; absent for the one by name, and for what is none. */
export function orderOf(name: string): CustomerOrder | undefined {
  return Object.hasOwn(ORDERS, name) ? (name as CustomerOrder) : undefined;
}

function clean(filters: CustomerFilters): CustomerFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as CustomerFilters;
}

/** Query string of filters, `?…` or empty, in a stable order. */
export function queryStringOf(filters: CustomerFilters): string {
  const query = new URLSearchParams();
  for (const key of KEYS) {
    const value = filters[key];
    if (value) query.set(key, value);
  }
  return query.size > 0 ? `?${query}` : '';
}

/** Whether anything narrows the list; sorting does not. */
export function isFiltered(filters: CustomerFilters): boolean {
  return Boolean(filters.search) || filterCount(filters) > 0;
}

/** How many filters are set, besides the search. */
export function filterCount({ sort: _sort, search: _search, ...filters }: CustomerFilters): number {
  return Object.values(filters).filter(Boolean).length;
}
