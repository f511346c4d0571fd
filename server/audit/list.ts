import type { QueryFilter } from 'mongoose';
import type { z } from 'zod';
import { decodeCursor, pageOfItems } from '../http/page.ts';
import type { AuditFilter, auditApi } from './contract.ts';
import { type AuditEntryFields, AuditEntryModel, AuditPersonModel } from './model.ts';
import { keyOf } from './persons.ts';
import { presentEntries } from './presenter.ts';

export type AuditWishes = z.output<typeof AuditFilter>;

/** One page of the audit, latest first. */
export async function listEntries({ cursor, limit, ...wishes }: z.output<NonNullable<typeof auditApi.list.query>>) {
  const conditions = await conditionsOf(wishes);
  if (cursor !== undefined) conditions.push({ _id: { $lt: decodeCursor(cursor, [0])[0] } });
  const found = await AuditEntryModel.find(all(conditions))
    .sort({ _id: -1 })
    .limit(limit + 1)
    .lean();
  const page = pageOfItems(found, limit, ({ _id }) => [_id]);
  return { items: await presentEntries(page.items), nextCursor: page.nextCursor };
}

/** All entries that are wished for, oldest first, a few hundred at a time. */
export async function* entriesInOrder(wishes: AuditWishes) {
  const conditions = await conditionsOf(wishes);
  const cursor = AuditEntryModel.find(all(conditions)).sort({ _id: 1 }).lean().cursor({ batchSize: BATCH });
  let batch: AuditEntryFields[] = [];
  for await (const entry of cursor) {
    batch.push(entry);
    if (batch.length < BATCH) continue;
    yield await presentEntries(batch);
    batch = [];
  }
  if (batch.length > 0) yield await presentEntries(batch);
}
const BATCH = 500;

async function conditionsOf(wishes: AuditWishes): Promise<QueryFilter<AuditEntryFields>[]> {
  const { area, kind, personId, customerId, from, to } = wishes;
  const conditions: QueryFilter<AuditEntryFields>[] = [];
  if (kind !== undefined) conditions.push({ kind });
  // Everything that begins with the area and a dot; `/` is the character after the dot.
  if (area !== undefined) conditions.push({ kind: { $gte: `${area}.`, $lt: `${area}/` } as never });
  if (customerId !== undefined) conditions.push({ customerId });
  if (from !== undefined) conditions.push({ at: { $gte: new Date(from) } });
  if (to !== undefined) conditions.push({ at: { $lt: new Date(to) } });
  if (personId !== undefined) {
    const keys = [keyOf('staff', personId), keyOf('contact', personId)];
    const persons = (await AuditPersonModel.find({ key: { $in: keys } }).lean()).map(({ _id }) => _id);
    conditions.push({ $or: [{ 'actor.person': { $in: persons } }, { 'subject.person': { $in: persons } }] });
  }
  return conditions;
}

function all(conditions: QueryFilter<AuditEntryFields>[]): QueryFilter<AuditEntryFields> {
  return conditions.length > 0 ? { $and: conditions } : {};
}
