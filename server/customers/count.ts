import { LRUCache } from 'lru-cache';
import type { QueryFilter } from 'mongoose';
import { feedIsFresh } from '../live/change-feed.ts';
import { onChange } from '../live/changes.ts';
import { type CustomerFields, CustomerModel } from './model.ts';

/** Counting stops here: nobody reads a larger number exactly. */
const MAX_COUNT = 10_000;
const KEPT_FILTERS = 500;

/** Numbers by filter, true until a customer changes. */
const counts = new LRUCache<string, number>({ max: KEPT_FILTERS });
let generation = 0;

onChange(({ topic }) => {
  if (topic !== 'customer' && topic !== 'import') return;
  generation += 1;
  counts.clear();
});

/** How many customers match, up to 10,000. Paging through a list, or filtering it again, counts once. */
export async function countCustomers(filter: QueryFilter<CustomerFields>): Promise<number> {
  const key = `${CustomerModel.db.name} ${JSON.stringify(filter, (_key, value) => (value instanceof RegExp ? value.source : value))}`;
  const known = feedIsFresh() ? counts.get(key) : undefined;
  if (known !== undefined) return known;
  const before = generation;
  const count = await countNow(filter);
  if (generation === before) counts.set(key, count);
  return count;
}

/** All of them are a number that the database keeps. */
async function countNow(filter: QueryFilter<CustomerFields>): Promise<number> {
  if (Object.keys(filter).length > 0) return CustomerModel.countDocuments(filter).limit(MAX_COUNT);
  return Math.min(await CustomerModel.estimatedDocumentCount(), MAX_COUNT);
}
