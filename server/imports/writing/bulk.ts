import { mongo } from 'mongoose';
import { isDuplicateKey } from '../../http/database-errors.ts';

/** A change to one document, by its id; makes it where `upsert` says so. */
export interface Upsert {
  readonly updateOne: {
    readonly filter: Record<string, unknown>;
    readonly update: Record<string, Record<string, unknown>>;
    readonly upsert: boolean;
  };
}

/** The part of a mongoose model that writes in bulk. */
interface BulkWriter {
  bulkWrite(operations: Upsert[], options: { ordered: false }): Promise<unknown>;
}

/**
 * Writes many documents at once, in any order. Answers with the positions of writes that a unique index refused;
 * every other failure is thrown.
 */
export async function bulkWriteUnique(model: BulkWriter, operations: Upsert[]): Promise<Set<number>> {
  if (operations.length === 0) return new Set();
  try {
    await model.bulkWrite(operations, { ordered: false });
    return new Set();
  } catch (error) {
    if (!(error instanceof mongo.MongoBulkWriteError) || !isDuplicateKey(error)) throw error;
    const failures = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
    if (!failures.every(({ code }) => code === error.code)) throw error;
    return new Set(failures.map(({ index }) => index));
  }
}
