import { People } from '../actors/people.ts';
import { excerpt } from '../comments/excerpt.ts';
import { type CommentFields, CommentModel } from '../comments/model.ts';
import type { Ordering } from '../http/ordering.ts';
import type { SignedInStaff } from '../http/route.ts';
import { withCustomers } from './customers.ts';
import { countedUpTo, mergedPage } from './merged-page.ts';
import { recordRefs } from './record-refs.ts';
import { type WorkQuery, whose } from './whose.ts';

const COUNTED = 100;

/** What has waited longest first. */
const OLDEST_FIRST: Ordering = [
  { field: 'at', direction: 1, type: 'date' },
  { field: '_id', direction: 1, type: 'id' },
];

/** One page of what customers said and nobody has answered. */
export async function unansweredComments(staff: SignedInStaff, query: WorkQuery) {
  const { customerIds } = await whose(staff, query);
  const filters = [{ awaitsAnswer: true, ...(customerIds ? { customerId: { $in: customerIds } } : {}) }];
  const [page, total] = await Promise.all([
    mergedPage({ ...query, filters, order: OLDEST_FIRST }, (filter, sort, limit) =>
      CommentModel.find(filter).sort(sort).limit(limit).lean<CommentFields[]>(),
    ),
    countedUpTo(filters, COUNTED, (filter) => CommentModel.countDocuments(filter)),
  ]);
  const [people, records] = await Promise.all([
    People.of(page.items.map(({ author }) => author)),
    recordRefs(page.items.map(({ record }) => ({ kind: record.kind, id: record.id.toHexString() }))),
  ]);
  const items = await withCustomers(page.items, ({ _id, record, author, text, at }, customer) => {
    const about = records.get(record.id.toHexString());
    if (!about) return null;
    return {
      id: _id.toHexString(),
      customer,
      record: about,
      author: people.present(author),
      text: excerpt(text),
      at: at.toISOString(),
    };
  });
  return { items, nextCursor: page.nextCursor, total };
}
