import type { z } from 'zod';
import type { ActorInput } from '../actors/actor.ts';
import { People } from '../actors/people.ts';
import { audit } from '../audit/audit.ts';
import { commentCounts } from '../comments/counts.ts';
import { isDuplicateKey } from '../http/database-errors.ts';
import { conflict, invalid, notFound } from '../http/errors.ts';
import { afterCursor, positionIn, sortOf } from '../http/ordering.ts';
import { pageOfItems } from '../http/page.ts';
import { announce } from '../live/change-feed.ts';
import type { Kind, RecordQuery } from './kind.ts';
import type { StoredRecord } from './record-schema.ts';
import { findInTrash, keepInTrash, takeFromTrash } from './trash.ts';

/** What every kind of record can do. All functions are bound to one customer: a record of another does not exist here. */
export function recordService<
  Stored extends StoredRecord,
  Input extends object,
  Answer extends z.ZodType,
  Query extends RecordQuery,
>(kind: Kind<Stored, Input, Answer, Query>) {
  const { model } = kind;

  /** Records as staff see them. */
  async function present(records: readonly Stored[]): Promise<z.input<Answer>[]> {
    const mentioned = records.map(kind.mentions);
    const [people, counts] = await Promise.all([
      People.load({
        staff: mentioned.flatMap(({ actors, staff }) => [
          ...actors.map((actor) => (actor.kind === 'staff' ? actor.id : null)),
          ...(staff ?? []),
        ]),
        contacts: mentioned.flatMap(({ contacts }) => contacts ?? []),
      }),
      commentCounts(records.map(({ _id }) => _id)),
    ]);
    return records.map((record) =>
      kind.present(record, { people, commentCount: counts.get(record._id.toHexString()) ?? 0 }),
    );
  }

  async function presentOne(record: Stored): Promise<z.input<Answer>> {
    const [presented] = await present([record]);
    return presented as z.input<Answer>;
  }

  function tell(customerId: string, id: string | null): Promise<void> {
    return announce({ customerId, topic: kind.kind, id });
  }

  function auditShown(record: Stored, actor: ActorInput): Promise<void> {
    const name = String((record as unknown as Record<string, unknown>)[kind.searched] ?? '');
    return audit({
      kind: record.showInPortal ? 'record.shown' : 'record.hidden',
      actor,
      customerId: record.customerId.toHexString(),
      subject: { kind: kind.kind, id: record._id.toHexString(), name },
    });
  }

  async function find(customerId: string, recordId: string): Promise<Stored> {
    const record = await model.findOne({ _id: recordId, customerId }).lean<Stored | null>();
    if (!record) throw notFound(kind.kind);
    return record;
  }

  async function list(customerId: string, query: Query) {
    const order = kind.order(query);
    const conditions: Record<string, unknown>[] = [{ customerId }];
    if (query.tag !== undefined) conditions.push({ tags: query.tag });
    if (query.showInPortal !== undefined) conditions.push({ showInPortal: query.showInPortal });
    if (query.search) conditions.push({ [kind.searched]: containing(query.search) });
    if (kind.filter) conditions.push(kind.filter(query));
    conditions.push(afterCursor(order, query.cursor));
    const found = await model
      .find({ $and: conditions.filter((condition) => Object.keys(condition).length > 0) })
      .sort(sortOf(order))
      .limit(query.limit + 1)
      .lean<Stored[]>();
    const page = pageOfItems(found, query.limit, (record) => positionIn(order, record));
    return { items: await present(page.items), nextCursor: page.nextCursor };
  }

  /** Adds a record. `input` is checked by the contract's schema; `more` is what the server knows besides. */
  async function create(
    customerId: string,
    input: Input,
    by: ActorInput,
    more: Record<string, unknown> = {},
  ): Promise<Stored> {
    const stored = await kind.toStored(input, customerId, null);
    const record = await unique(async () => {
      const made = new model({ createdBy: by, ...stored, ...more, customerId });
      await made.save();
      return made.toObject() as Stored;
    });
    await tell(customerId, record._id.toHexString());
    if (record.showInPortal) await auditShown(record, by);
    await kind.written?.(record, null, by);
    return record;
  }

  async function update(customerId: string, recordId: string, input: Input, by: ActorInput): Promise<Stored> {
    const current = await find(customerId, recordId);
    const changes = await kind.toStored(input, customerId, current);
    const record = await unique(() =>
      model
        .findOneAndUpdate({ _id: recordId, customerId }, { $set: changes }, { returnDocument: 'after' })
        .lean<Stored | null>(),
    );
    if (!record) throw notFound(kind.kind);
    await tell(customerId, recordId);
    if (record.showInPortal !== current.showInPortal) await auditShown(record, by);
    await kind.written?.(record, current, by);
    return record;
  }

  /** Deletes a record; for a day it can be brought back. */
  async function remove(customerId: string, recordId: string): Promise<void> {
    const record = await model.findOneAndDelete({ _id: recordId, customerId }).lean<Stored | null>();
    if (!record) throw notFound(kind.kind);
    await keepInTrash(kind.kind, record);
    await tell(customerId, recordId);
  }

  /** Undoes a deletion. Doing it twice is no error. */
  async function restore(customerId: string, recordId: string): Promise<Stored> {
    const record = await findInTrash<Stored>(kind.kind, customerId, recordId);
    if (!record) return find(customerId, recordId);
    try {
      await model.collection.insertOne(record as never);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      if (!(await model.exists({ _id: recordId })))
        throw conflict('external-id-taken', `Another ${kind.kind} has taken over its external id.`);
    }
    await takeFromTrash(recordId);
    await tell(customerId, recordId);
    return record;
  }

  /** Shows or hides many at once (C-14); ids of other customers are not among them. Answers how many changed. */
  async function showInPortal(
    customerId: string,
    ids: readonly string[],
    shown: boolean,
    by: ActorInput,
  ): Promise<number> {
    const { modifiedCount } = await model.updateMany(
      { customerId, _id: { $in: ids }, showInPortal: !shown } as never,
      { $set: { showInPortal: shown } } as never,
    );
    if (modifiedCount === 0) return 0;
    await tell(customerId, null);
    const details = { records: kind.kind, count: modifiedCount };
    await audit({ kind: shown ? 'record.shown' : 'record.hidden', actor: by, customerId, details });
    return modifiedCount;
  }

  async function unique<Result>(write: () => Promise<Result>): Promise<Result> {
    try {
      return await write();
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      throw invalid(`Another ${kind.kind} of this customer has this external id.`, { externalId: 'is already in use' });
    }
  }

  return { find, list, create, update, remove, restore, showInPortal, present, presentOne, tell };
}

/** Text anywhere in a field, whatever its case; what was typed is text, not an expression. */
function containing(search: string): RegExp {
  return new RegExp(search.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'), 'i');
}
