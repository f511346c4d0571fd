import { CommandError } from '../errors.ts';
import { decode, encode } from '../query/bson.ts';
import type { Collation } from '../query/collation.ts';
import { compileQuery, type Matcher, type MatchState } from '../query/match.ts';
import { type Numeric, toDouble } from '../query/number.ts';
import { type Update, upsertDocument } from '../query/update/update.ts';
import type { Doc } from '../query/value.ts';
import type { CollectionInfo } from './catalog.ts';
import type { Engine } from './engine.ts';
import type { Find, Match } from './find.ts';
import type { Statement } from './retry-log.ts';
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
  statement?: Statement | undefined;
}

/** What became of it. */
export interface ModifyResult {
  matched: number;
  modified: number;
  /** The `_id` that an upsert inserted, in a document so that it may be null. */
  upserted?: { _id: unknown };
  /** The one document that was changed, before and after. */
  before?: Doc;
  after?: Doc;
  /** The array element by which the query was met, for a positional projection. */
  position?: number;
}

/** Collections up to this size are scanned inside the transaction; greater ones outside, with turns for others. */
const SMALL_COLLECTION = 2_000;
/** How long one transaction works on the documents of a multi-update. */
const CHUNK_MS = 15;

/** Changes or removes documents. Resolves when all of it is on disk. */
export async function modify(engine: Engine, request: ModifyRequest): Promise<ModifyResult> {
  if (request.multi) return modifyMany(engine, request);
  for (;;) {
    const result = await modifyOne(engine, request);
    if (result) return plainCounts(result);
  }
}

/** A remembered result comes back from BSON. */
function plainCounts(result: ModifyResult): ModifyResult {
  const { matched, modified, position } = result;
  return {
    ...result,
    matched: toDouble(matched as Numeric),
    modified: toDouble(modified as Numeric),
    ...(position === undefined ? {} : { position: toDouble(position as Numeric) }),
  };
}

/** Changes one document; `undefined` when it changed under our hands and has to be looked for again. */
async function modifyOne(engine: Engine, request: ModifyRequest): Promise<ModifyResult | undefined> {
  const { db, collection, statement } = request;
  const info = engine.catalog.find(db, collection);
  const find = engine.find(info, { ...request, limit: 1 });
  const isSlow = info && info.count > SMALL_COLLECTION && (find.plan.kind === 'collection' || find.sortsInMemory);
  if (isSlow) return modifySlowly(engine, info, find, request);
  return engine.queue.run((scope) =>
    engine.retries.once(statement, () => {
      // The collection may have come or gone since; within the transaction nothing changes any more.
      const current = engine.catalog.find(db, collection);
      const match = engine.find(current, { ...request, limit: 1 }).nextSync();
      return match && current ? change(engine, scope, current, request, match) : notFound(engine, scope, request);
    }),
  );
}

/** Looks for the document outside the transaction, and makes sure inside that it still meets the query. */
async function modifySlowly(
  engine: Engine,
  info: CollectionInfo,
  find: Find,
  request: ModifyRequest,
): Promise<ModifyResult | undefined> {
  const { statement } = request;
  const match = await find.next();
  if (!match) {
    return engine.queue.run((scope) => engine.retries.once(statement, () => notFound(engine, scope, request)));
  }
  const matches = matcherOf(request);
  return engine.queue.run((scope) => {
    const known = engine.retries.recall<ModifyResult>(statement);
    if (known) return known;
    const current = recheck(engine, info, matches, match.record);
    return current && engine.retries.once(statement, () => change(engine, scope, info, request, current));
  });
}

async function modifyMany(engine: Engine, request: ModifyRequest): Promise<ModifyResult> {
  const info = engine.catalog.find(request.db, request.collection);
  const records = info ? await recordsOf(engine.find(info, request)) : [];
  if (!info || records.length === 0) return engine.queue.run((scope) => notFound(engine, scope, request));
  const matches = matcherOf(request);
  const total = { matched: 0, modified: 0 };
  let at = 0;
  while (at < records.length) {
    const start = at;
    const chunk = await engine.queue.run((scope) => {
      const counts = { matched: 0, modified: 0, next: start };
      const until = performance.now() + CHUNK_MS;
      while (counts.next < records.length && (counts.next === start || performance.now() < until)) {
        const current = recheck(engine, info, matches, records[counts.next++] as number);
        if (!current) continue;
        counts.matched++;
        counts.modified += change(engine, scope, info, request, current).modified;
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

function matcherOf({ filter, collation, variables }: ModifyRequest): Matcher {
  return compileQuery(filter, { collation, expressions: { variables } });
}

/** The record as it is now, if it still meets the query. */
function recheck(engine: Engine, info: CollectionInfo, matches: Matcher, record: number): Match | undefined {
  if (!engine.catalog.has(info)) return undefined;
  const raw = engine.records.get(info, record);
  if (!raw) return undefined;
  const doc = decode(raw);
  const state: MatchState = {};
  return matches(doc, state) ? { record, raw, doc, state, isFresh: true } : undefined;
}

function change(
  engine: Engine,
  scope: WriteScope,
  info: CollectionInfo,
  { update }: ModifyRequest,
  { record, raw, doc = decode(raw), state }: Match,
): ModifyResult {
  const found = {
    matched: 1,
    before: doc,
    ...(state.position === undefined ? {} : { position: state.position }),
  };
  if (!update) {
    engine.records.remove(scope, info, record, { raw, doc });
    return { ...found, modified: 1 };
  }
  const after = update.apply(decode(raw), state, false);
  const bytes = encode(after);
  if (bytes.equals(raw)) return { ...found, modified: 0, after: doc };
  engine.records.update(scope, info, record, { raw, doc }, { raw: bytes, doc: after });
  return { ...found, modified: 1, after };
}

/** Nothing met the query: an upsert inserts. */
function notFound(engine: Engine, scope: WriteScope, request: ModifyRequest): ModifyResult {
  if (!request.upsert) return { matched: 0, modified: 0 };
  if (!request.update) throw new CommandError('FailedToParse', 'Cannot specify both upsert=true and remove=true');
  const info = engine.collection(scope, request.db, request.collection);
  const doc = upsertDocument(request.filter, request.update);
  const raw = encode(doc);
  engine.records.insert(scope, info, { raw, doc: decode(raw) });
  return { matched: 0, modified: 0, upserted: { _id: doc._id }, after: doc };
}
