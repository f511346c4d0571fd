import { CommandError } from '../errors.ts';
import { decode, encode } from '../query/bson.ts';
import type { Collation } from '../query/collation.ts';
import { compileQuery } from '../query/match.ts';
import { type Update, upsertDocument } from '../query/update/update.ts';
import { compileProjection, type Projection } from '../query/projection.ts';
import type { Doc } from '../query/value.ts';
import type { CollectionInfo } from './catalog.ts';
import type { Engine } from './engine.ts';
import type { Find, Match } from './find.ts';
import type { WriteScope } from './write-queue.ts';

/** Which documents to change, and how. */
export interface ModifyRequest {
  db: string;
  collection: string;
  filter: Doc;
  /** The change; `undefined` removes the documents. */
  update: Update | undefined;
  multi: boolean;
  upsert: boolean;
  sort?: Doc | undefined;
  hint?: unknown;
  collation?: Collation | undefined;
  variables?: Doc | undefined;
}

/** What became of it. */
export interface ModifyResult {
  matched: number;
  modified: number;
  /** The document that an upsert inserted. */
  upserted?: Doc | undefined;
  /** The one document that was changed, before and after; for `findAndModify`. */
  before?: { doc: Doc; match: Match } | undefined;
  after?: Doc | undefined;
}

/** Collections up to this size are scanned inside the transaction; greater ones outside, with turns for others. */
const SMALL_COLLECTION = 2_000;
/** How long one transaction works on the documents of a multi-update. */
const CHUNK_MS = 15;

/** Changes or removes documents. The answer comes when all of it is on disk. */
export async function modify(engine: Engine, request: ModifyRequest): Promise<ModifyResult> {
  if (request.multi) return modifyMany(engine, request);
  for (;;) {
    const result = await modifyOne(engine, request);
    if (result) return result;
  }
}

/** Changes one document; `undefined` when it changed under our hands and has to be looked for again. */
async function modifyOne(engine: Engine, request: ModifyRequest): Promise<ModifyResult | undefined> {
  const info = engine.catalog.find(request.db, request.collection);
  const find = engine.find(info, { ...request, limit: 1 });
  const isSlow = info !== undefined && info.count > SMALL_COLLECTION && (find.plan.kind === 'collection' || find.sortsInMemory);
  if (!isSlow) {
    return engine.queue.run((scope) => {
      // The collection may have come or gone since; within the transaction nothing changes any more.
      const current = engine.catalog.find(request.db, request.collection);
      const match = engine.find(current, { ...request, limit: 1 }).nextSync();
      if (match && current) return change(engine, scope, current, request, match);
      return request.upsert ? insertUpsert(engine, scope, request) : { matched: 0, modified: 0 };
    });
  }
  const match = await find.next();
  if (!match) {
    if (!request.upsert) return { matched: 0, modified: 0 };
    return engine.queue.run((scope) => insertUpsert(engine, scope, request));
  }
  return engine.queue.run((scope) => {
    const current = recheck(engine, info, request, match.record);
    return current && change(engine, scope, info, request, current);
  });
}

async function modifyMany(engine: Engine, request: ModifyRequest): Promise<ModifyResult> {
  const info = engine.catalog.find(request.db, request.collection);
  const records = info ? await recordsOf(engine.find(info, request)) : [];
  if (!info || records.length === 0) {
    if (!request.upsert) return { matched: 0, modified: 0 };
    return engine.queue.run((scope) => insertUpsert(engine, scope, request));
  }
  const total: ModifyResult = { matched: 0, modified: 0 };
  let at = 0;
  while (at < records.length) {
    const start = at;
    const chunk = await engine.queue.run((scope) => {
      const counts = { matched: 0, modified: 0, next: start };
      const until = performance.now() + CHUNK_MS;
      for (; counts.next < records.length && (counts.next === start || performance.now() < until); counts.next++) {
        const current = recheck(engine, info, request, records[counts.next] as number);
        if (!current) continue;
        const result = change(engine, scope, info, request, current);
        counts.matched += result.matched;
        counts.modified += result.modified;
      }
      return counts;
    });
    total.matched += chunk.matched;
    total.modified += chunk.modified;
    at = chunk.next;
  }
  return total;
}

/** Numbers of all matching records, found before the first is changed so that none is met twice. */
async function recordsOf(find: Find): Promise<number[]> {
  const records: number[] = [];
  for (let match = await find.next(); match; match = await find.next()) records.push(match.record);
  return records;
}

/** The record as it is now, if it still meets the query. */
function recheck(engine: Engine, info: CollectionInfo, request: ModifyRequest, record: number): Match | undefined {
  if (!engine.catalog.has(info)) return undefined;
  const raw = engine.records.get(info, record);
  if (!raw) return undefined;
  const doc = decode(raw);
  const state = {};
  const matches = compileQuery(request.filter, { collation: request.collation, expressions: { variables: request.variables } });
  return matches(doc, state) ? { record, raw, doc, state } : undefined;
}

function change(engine: Engine, scope: WriteScope, info: CollectionInfo, request: ModifyRequest, match: Match): ModifyResult {
  const { record, raw, state } = match;
  const doc = match.doc ?? decode(raw);
  if (!request.update) {
    engine.records.remove(scope, info, record, { raw, doc });
    return { matched: 1, modified: 1, before: { doc, match } };
  }
  const after = request.update.apply(decode(raw), state, false);
  const bytes = encode(after);
  if (bytes.equals(raw)) return { matched: 1, modified: 0, before: { doc, match }, after: doc };
  engine.records.update(scope, info, record, { raw, doc }, { raw: bytes, doc: after });
  return { matched: 1, modified: 1, before: { doc, match }, after };
}

function insertUpsert(engine: Engine, scope: WriteScope, request: ModifyRequest): ModifyResult {
  if (!request.update) throw new CommandError('FailedToParse', 'Cannot specify both upsert=true and remove=true');
  const info = engine.collection(scope, request.db, request.collection);
  const doc = upsertDocument(request.filter, request.update);
  const raw = encode(doc);
  // Decoded again, so that index keys come from what is stored.
  engine.records.insert(scope, info, { raw, doc: decode(raw) });
  return { matched: 0, modified: 0, upserted: doc, after: doc };
}

/** What `findAndModify` shows of a document. */
export function projectFor(fields: Doc | undefined): Projection {
  return compileProjection(fields) ?? ((doc) => doc);
}
