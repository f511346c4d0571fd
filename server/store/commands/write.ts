import { Int32 } from 'bson';
import { asFilter } from '../engine/find.ts';
import { insertMany, type WriteFailure } from '../engine/insert.ts';
import { type ModifyRequest, modify } from '../engine/modify.ts';
import type { RetryableWrite } from '../engine/retry-log.ts';
import { CommandError } from '../errors.ts';
import { parseCollation } from '../query/collation.ts';
import { toInteger } from '../query/number.ts';
import { compileUpdate } from '../query/update/update.ts';
import { type Doc, isDoc } from '../query/value.ts';
import { CountReply, type Reply } from '../wire/reply.ts';
import type { Command } from './context.ts';

/** `insert`. */
export const insert: Command = async ({ engine, args }) => {
  const documents = args.rawDocs('documents');
  checkBatch(documents.length);
  const isOrdered = args.flag('ordered', true);
  const { inserted, failures } = await insertMany(
    engine,
    args.db,
    args.collection,
    documents,
    isOrdered,
    args.retryable,
  );
  return answer({ n: inserted }, failures);
};

/** `update`. */
export const update: Command = async ({ engine, args }) => {
  const updates = args.docs('updates');
  checkBatch(updates.length);
  const write = args.retryable;
  const place = { db: args.db, collection: args.collection, variables: args.doc('let') };
  let matched = 0;
  let modified = 0;
  const upserted: Doc[] = [];
  const failures = await each(updates, args.flag('ordered', true), async (entry, index) => {
    const result = await modify(engine, updateRequest(place, entry, write, index));
    matched += result.matched;
    modified += result.modified;
    if (result.upserted) upserted.push({ index: new Int32(index), _id: result.upserted._id });
  });
  return answer({ n: matched + upserted.length, nModified: modified }, failures, upserted);
};

/** `delete`. */
export const remove: Command = async ({ engine, args }) => {
  const deletes = args.docs('deletes');
  checkBatch(deletes.length);
  const write = args.retryable;
  const place = { db: args.db, collection: args.collection, variables: args.doc('let') };
  let removed = 0;
  const failures = await each(deletes, args.flag('ordered', true), async (entry, index) => {
    removed += (await modify(engine, deleteRequest(place, entry, write, index))).matched;
  });
  return answer({ n: removed }, failures);
};

type Place = Pick<ModifyRequest, 'db' | 'collection' | 'variables'>;

/** What an entry of `updates` asks for. */
export function updateRequest(
  place: Place,
  entry: Doc,
  write: RetryableWrite | undefined,
  index: number,
): ModifyRequest {
  const multi = entry.multi === true;
  const collation = parseCollation(entry.collation);
  const variables = isDoc(entry.c) ? { ...place.variables, ...entry.c } : place.variables;
  const arrayFilters = entry.arrayFilters as unknown[] | undefined;
  const update = compileUpdate(entry.u, { arrayFilters, collation, variables });
  if (multi && update.kind === 'replacement') {
    throw new CommandError('FailedToParse', 'multi update is not supported for replacement-style update');
  }
  if (arrayFilters !== undefined && update.kind !== 'operators') {
    throw new CommandError(
      'FailedToParse',
      'arrayFilters may not be specified for replacement or pipeline-style updates',
    );
  }
  return {
    ...place,
    variables,
    filter: asFilter(entry.q, 'updates.q'),
    update,
    multi,
    upsert: entry.upsert === true,
    sort: isDoc(entry.sort) ? entry.sort : undefined,
    hint: entry.hint,
    collation,
    statement: write && { write, index },
  };
}

/** What an entry of `deletes` asks for. */
export function deleteRequest(
  place: Place,
  entry: Doc,
  write: RetryableWrite | undefined,
  index: number,
): ModifyRequest {
  const limit = toInteger(entry.limit);
  if (limit !== 0 && limit !== 1) {
    throw new CommandError(
      'FailedToParse',
      `The limit field in delete objects must be 0 or 1. Got ${String(entry.limit)}`,
    );
  }
  return {
    ...place,
    filter: asFilter(entry.q, 'deletes.q'),
    update: undefined,
    multi: limit === 0,
    upsert: false,
    hint: entry.hint,
    collation: parseCollation(entry.collation),
    statement: write && { write, index },
  };
}

const MAX_BATCH = 100_000;

function checkBatch(size: number): void {
  if (size === 0 || size > MAX_BATCH) {
    throw new CommandError(
      'InvalidLength',
      `Write batch sizes must be between 1 and ${MAX_BATCH}. Got ${size} operations.`,
    );
  }
}

/** Carries out the entries of a batch one after the other; ordered ones stop at the first refusal. */
export async function each(
  entries: readonly Doc[],
  ordered: boolean,
  work: (entry: Doc, index: number) => Promise<void>,
): Promise<WriteFailure[]> {
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

/** What a write answers: how many documents, which of them are new by upserts, and what was refused. */
function answer(
  counts: Record<string, number>,
  failures: readonly WriteFailure[],
  upserted: readonly Doc[] = [],
): Reply {
  if (failures.length === 0 && upserted.length === 0) return new CountReply(counts);
  return {
    ...Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, new Int32(count)])),
    ...(upserted.length > 0 ? { upserted } : {}),
    ...(failures.length > 0 ? { writeErrors: failures.map(writeError) } : {}),
  };
}

function writeError({ index, error }: WriteFailure): Doc {
  return { index: new Int32(index), code: new Int32(error.code), ...error.details, errmsg: error.message };
}
