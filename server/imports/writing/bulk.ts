import { mongo, type Types } from 'mongoose';
import { isDuplicateKey } from '../../http/database-errors.ts';

/** What is to be done to one document of a collection: made whole, or changed. */
export type Write =
  | { readonly insert: { readonly _id: Types.ObjectId } & Record<string, unknown> }
  | { readonly update: Record<string, unknown>; readonly _id: Types.ObjectId };

/** The parts of a mongoose model that write many documents at once. */
interface BulkModel {
  insertMany(documents: object[], options: { ordered: false; throwOnValidationError: true }): Promise<unknown>;
  bulkWrite(
    operations: { updateOne: { filter: object; update: { $set: object } } }[],
    options: { ordered: false },
  ): Promise<unknown>;
}

/**
 * Writes many documents at once, in any order. Answers with the positions of writes that a unique index refused;
 * every other failure is thrown.
 */
export async function writeUnique(model: BulkModel, writes: readonly Write[]): Promise<Set<number>> {
  const inserts: { position: number; document: object }[] = [];
  const updates: { position: number; operation: { updateOne: { filter: object; update: { $set: object } } } }[] = [];
  for (const [position, write] of writes.entries())
    if ('insert' in write) inserts.push({ position, document: write.insert });
    else {
      const operation = { updateOne: { filter: { _id: write._id }, update: { $set: write.update } } };
      updates.push({ position, operation });
    }
  const options = { ordered: false, throwOnValidationError: true } as const;
  const documents = inserts.map(({ document }) => document);
  const operations = updates.map(({ operation }) => operation);
  const refusedInserts = await refused(documents, () => model.insertMany(documents, options));
  const refusedUpdates = await refused(operations, () => model.bulkWrite(operations, { ordered: false }));
  return new Set([
    ...[...refusedInserts].map((index) => inserts[index]?.position ?? -1),
    ...[...refusedUpdates].map((index) => updates[index]?.position ?? -1),
  ]);
}

async function refused(things: readonly object[], write: () => Promise<unknown>): Promise<Set<number>> {
  if (things.length === 0) return new Set();
  try {
    await write();
    return new Set();
  } catch (error) {
    if (!(error instanceof mongo.MongoBulkWriteError) || !isDuplicateKey(error)) throw error;
    const failures = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
    if (!failures.every(({ code }) => code === error.code)) throw error;
    return new Set(failures.map(({ index }) => index));
  }
}

/** Of these ids, those under which a document is stored: what a run that was cut off has made already. */
export async function storedIds(
  model: { find(filter: object, fields: object): { lean(): PromiseLike<{ _id: Types.ObjectId }[]> } },
  ids: readonly Types.ObjectId[],
): Promise<Set<string>> {
  const found = await model.find({ _id: { $in: ids } }, { _id: 1 }).lean();
  return new Set(found.map(({ _id }) => _id.toHexString()));
}
