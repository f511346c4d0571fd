import { Int32 } from 'bson';
import { insertMany, type WriteFailure } from '../engine/insert.ts';
import { modify } from '../engine/modify.ts';
import { asFilter } from '../engine/find.ts';
import { CommandError } from '../errors.ts';
import { parseCollation } from '../query/collation.ts';
import { toInteger } from '../query/number.ts';
import { compileUpdate } from '../query/update/update.ts';
import { type Doc, isDoc } from '../query/value.ts';
import type { Command } from './context.ts';

/** `insert`. */
export const insert: Command = async ({ engine, args }) => {
  const documents = args.rawDocs('documents');
  checkBatch(documents.length);
  const { inserted, failures } = await insertMany(engine, args.db, args.collection, documents, args.flag('ordered', true));
  return { n: new Int32(inserted), ...writeErrors(failures) };
};

/** `update`. */
export const update: Command = async ({ engine, args }) => {
  const updates = args.docs('updates');
  checkBatch(updates.length);
  const variables = args.doc('let');
  let matched = 0;
  let modified = 0;
  const upserted: Doc[] = [];
  const failures = await each(updates, args.flag('ordered', true), async (entry, index) => {
    const isMulti = entry.multi === true;
    const compiled = compileUpdate(entry.u, {
      arrayFilters: entry.arrayFilters as unknown[] | undefined,
      collation: parseCollation(entry.collation),
      variables: isDoc(entry.c) ? { ...variables, ...entry.c } : variables,
    });
    if (isMulti && compiled.kind === 'replacement') {
      throw new CommandError('FailedToParse', 'multi update is not supported for replacement-style update');
    }
    if (entry.arrayFilters !== undefined && compiled.kind !== 'operators') {
      throw new CommandError('FailedToParse', 'arrayFilters may not be specified for replacement or pipeline-style updates');
    }
    const result = await modify(engine, {
      db: args.db,
      collection: args.collection,
      filter: asFilter(entry.q, 'updates.q'),
      update: compiled,
      multi: isMulti,
      upsert: entry.upsert === true,
      sort: isDoc(entry.sort) ? entry.sort : undefined,
      hint: entry.hint,
      collation: parseCollation(entry.collation),
      variables,
    });
    matched += result.matched;
    modified += result.modified;
    if (result.upserted) upserted.push({ index: new Int32(index), _id: result.upserted._id });
  });
  return {
    n: new Int32(matched + upserted.length),
    nModified: new Int32(modified),
    ...(upserted.length > 0 ? { upserted } : {}),
    ...writeErrors(failures),
  };
};

/** `delete`. */
export const remove: Command = async ({ engine, args }) => {
  const deletes = args.docs('deletes');
  checkBatch(deletes.length);
  let removed = 0;
  const failures = await each(deletes, args.flag('ordered', true), async (entry) => {
    const limit = toInteger(entry.limit);
    if (limit !== 0 && limit !== 1) {
      throw new CommandError('FailedToParse', `The limit field in delete objects must be 0 or 1. Got ${String(entry.limit)}`);
    }
    const result = await modify(engine, {
      db: args.db,
      collection: args.collection,
      filter: asFilter(entry.q, 'deletes.q'),
      update: undefined,
      multi: limit === 0,
      upsert: false,
      hint: entry.hint,
      collation: parseCollation(entry.collation),
      variables: args.doc('let'),
    });
    removed += result.matched;
  });
  return { n: new Int32(removed), ...writeErrors(failures) };
};

const MAX_BATCH = 100_000;

function checkBatch(size: number): void {
  if (size === 0 || size > MAX_BATCH) {
    throw new CommandError('InvalidLength', `Write batch sizes must be between 1 and ${MAX_BATCH}. Got ${size} operations.`);
  }
}

/** Carries out the entries of a batch one after the other; ordered ones stop at the first refusal. */
async function each(entries: readonly Doc[], ordered: boolean, work: (entry: Doc, index: number) => Promise<void>): Promise<WriteFailure[]> {
  const failures: WriteFailure[] = [];
  for (const [index, entry] of entries.entries()) {
    try {
      await work(entry, index);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      failures.push({ index, error });
      if (ordered) break;
    }
  }
  return failures;
}

/** The `writeErrors` of an answer. */
export function writeErrors(failures: readonly WriteFailure[]): Doc {
  if (failures.length === 0) return {};
  return {
    writeErrors: failures.map(({ index, error }) => ({
      index: new Int32(index),
      code: new Int32(error.code),
      ...error.details,
      errmsg: error.message,
    })),
  };
}
