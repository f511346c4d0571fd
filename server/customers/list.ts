import type { QueryFilter } from 'mongoose';
import type { z } from 'zod';
import { afterCursor, type Ordering, positionIn, sortOf } from '../http/ordering.ts';
import { pageOfItems } from '../http/page.ts';
import type { SignedInStaff } from '../http/route.ts';
import { ownCustomersOnly } from './access.ts';
import type { CustomerListQuery } from './contract.ts';
import { countCustomers } from './count.ts';
import { type CustomerFields, CustomerModel } from './model.ts';
import { type ListedCustomer, presentSummaries, SUMMARY_FIELDS } from './presenter.ts';
import { searchFilter } from './search-keys.ts';

type ListQuery = z.output<typeof CustomerListQuery>;

/** `nameKey` is unique by itself, so a page is one range of one index. */
const ORDERINGS: Record<ListQuery['sort'], Ordering> = {
  name: [{ field: 'nameKey', direction: 1, type: 'string' }],
  '-updatedAt': [
    { field: 'updatedAt', direction: -1, type: 'date' },
    { field: '_id', direction: -1, type: 'id' },
  ],
  '-lastVisitAt': [
    { field: 'lastVisitAt', direction: -1, type: 'date-or-none' },
    { field: '_id', direction: -1, type: 'id' },
  ],
};

/** One page of customers with the number of all that match. */
export async function listCustomers(staff: SignedInStaff, query: ListQuery) {
  const order = ORDERINGS[query.sort];
  const conditions = conditionsOf(staff, query);
  const after = afterCursor(order, query.cursor);
  const [found, total] = await Promise.all([
    CustomerModel.find(all([...conditions, after]), SUMMARY_FIELDS)
      .sort(sortOf(order))
      .limit(query.limit + 1)
      .lean<ListedCustomer[]>(),
    countCustomers(all(conditions)),
  ]);
  const page = pageOfItems(found, query.limit, (customer) => positionIn(order, customer));
  return { items: await presentSummaries(page.items), nextCursor: page.nextCursor, total };
}

/** Tags in use on customers that this person may see. */
export async function customerTags(staff: SignedInStaff): Promise<string[]> {
  const tags = await CustomerModel.distinct('tags', ownCustomersOnly(staff) ? { ownerId: staff.id } : {});
  return tags.filter((tag) => typeof tag === 'string').sort((a, b) => a.localeCompare(b));
}

function conditionsOf(staff: SignedInStaff, query: ListQuery): QueryFilter<CustomerFields>[] {
  const conditions: QueryFilter<CustomerFields>[] = [];
  if (ownCustomersOnly(staff)) conditions.push({ ownerId: staff.id });
  if (query.ownerId !== undefined)
    conditions.push(query.ownerId === 'none' ? { unowned: true } : { ownerId: query.ownerId });
  if (query.stage !== undefined) conditions.push({ stage: query.stage });
  if (query.tag !== undefined) conditions.push({ tags: query.tag });
  if (query.portalPublished !== undefined) conditions.push({ portalPublished: query.portalPublished });
  if (query.portalState !== undefined) conditions.push({ portalState: query.portalState });
  if (query.search) conditions.push(...searchFilter(query.search));
  return conditions;
}

function all(conditions: readonly QueryFilter<CustomerFields>[]): QueryFilter<CustomerFields> {
  const given = conditions.filter((condition) => Object.keys(condition).length > 0);
  if (given.length > 1) return { $and: given };
  return given[0] ?? {};
}
