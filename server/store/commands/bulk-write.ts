import { Int32, Long } from 'bson';
import type { Engine } from '../engine/engine.ts';
import { insertMany } from '../engine/insert.ts';
import { modify } from '../engine/modify.ts';
import type { RetryableWrite } from '../engine/retry-log.ts';
import { CommandError } from '../errors.ts';
import { encode } from '../query/bson.ts';
import { toInteger } from '../query/number.ts';
import { type Doc, isDoc } from '../query/value.ts';
import type { Command } from './context.ts';
import { deleteRequest, each, updateRequest } from './write.ts';

interface Totals {
  nInserted: number;
  nMatched: number;
  nModified: number;
  nUpserted: number;
  nDeleted: number;
}

/** `bulkWrite`: inserts, updates and deletes on several collections in one command. */
export const bulkWrite: Command = async ({ engine, args }) => {
  const operations = args.docs('ops');
  const places = args.docs('nsInfo').map(({ ns }) => splitNamespace(ns));
  const write = args.retryable;
  const variables = args.doc('let');
  const totals: Totals = { nInserted: 0, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0 };
  const results: Doc[] = [];
  const failures = await each(operations, args.flag('ordered', true), async (operation, index) => {
    const kind = Object.keys(operation)[0] ?? '';
    const place = places[toInteger(operation[kind]) ?? -1];
    if (!place) throw new CommandError('BadValue', `BulkWrite ops.${kind} does not name an entry of nsInfo`);
    const result = await runOperation(engine, kind, operation, { ...place, variables }, write, index, totals);
    results.push({ ok: 1, idx: new Int32(index), ...result });
  });
  for (const { index, error } of failures) {
    results.push({
      ok: 0,
      idx: new Int32(index),
      n: 0,
      code: new Int32(error.code),
      errmsg: error.message,
      ...error.details,
    });
  }
  results.sort((a, b) => Number(a.idx) - Number(b.idx));
  const shown = args.flag('errorsOnly') ? results.filter((result) => result.ok === 0) : results;
  return {
    cursor: { id: Long.ZERO, firstBatch: shown, ns: 'admin.$cmd.bulkWrite' },
    nErrors: failures.length,
    ...totals,
  };
};

async function runOperation(
  engine: Engine,
  kind: string,
  operation: Doc,
  place: { db: string; collection: string; variables: Doc | undefined },
  write: RetryableWrite | undefined,
  index: number,
  totals: Totals,
): Promise<Doc> {
  if (kind === 'insert') {
    if (!isDoc(operation.document)) throw new CommandError('TypeMismatch', 'BulkWrite insert needs a document');
    const { failures } = await insertMany(
      engine,
      place.db,
      place.collection,
      [encode(operation.document)],
      true,
      write,
    );
    if (failures[0]) throw failures[0].error;
    totals.nInserted++;
    return { n: 1 };
  }
  if (kind === 'update') {
    const entry = { ...operation, q: operation.filter, u: operation.updateMods, c: operation.constants };
    const result = await modify(engine, updateRequest(place, entry, write, index));
    totals.nMatched += result.matched;
    totals.nModified += result.modified;
    if (result.upserted) totals.nUpserted++;
    return {
      n: result.matched + (result.upserted ? 1 : 0),
      nModified: result.modified,
      ...(result.upserted ? { upserted: result.upserted } : {}),
    };
  }
  if (kind === 'delete') {
    const entry = { ...operation, q: operation.filter, limit: operation.multi === true ? 0 : 1 };
    const { matched } = await modify(engine, deleteRequest(place, entry, write, index));
    totals.nDeleted += matched;
    return { n: matched };
  }
  throw new CommandError('BadValue', `BulkWrite does not know the operation '${kind}'`);
}

function splitNamespace(namespace: unknown): { db: string; collection: string } {
  const dot = typeof namespace === 'string' ? namespace.indexOf('.') : -1;
  if (typeof namespace !== 'string' || dot <= 0) {
    throw new CommandError('InvalidNamespace', `Invalid namespace specified for bulkWrite: '${String(namespace)}'`);
  }
  return { db: namespace.slice(0, dot), collection: namespace.slice(dot + 1) };
}
