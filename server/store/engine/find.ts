import { CommandError } from '../errors.ts';
import { decode, encode } from '../query/bson.ts';
import type { Collation } from '../query/collation.ts';
import { compileQuery, type Matcher, type MatchState } from '../query/match.ts';
import { compileProjection, type Projection } from '../query/projection.ts';
import { compileSort, type Sort } from '../query/sort.ts';
import { type Doc, isDoc } from '../query/value.ts';
import type { CollectionInfo } from './catalog.ts';
import { Pause } from './pause.ts';
import { choosePlan, type Plan } from './planner.ts';
import { type Candidate, Scan } from './scan.ts';
import type { Storage } from './storage.ts';
import { TopSorter } from './top-sorter.ts';

/** A query in full. */
export interface FindRequest {
  filter: Doc;
  sort?: Doc | undefined;
  projection?: Doc | undefined;
  skip?: number | undefined;
  limit?: number | undefined;
  hint?: unknown;
  collation?: Collation | undefined;
  variables?: Doc | undefined;
  maxTimeMs?: number | undefined;
}

/** A document that meets a query. */
export interface Match extends Candidate {
  /** Decoded, where deciding needed that. */
  doc: Doc | undefined;
  state: MatchState;
}

/** Said by a query's steps when others should have their turn. */
const PAUSE = Symbol('pause');

/** Finds the documents of one query, a batch at a time. */
export class Find {
  readonly plan: Plan;
  readonly scan: Scan;
  readonly pause: Pause;
  readonly #matches: Matcher;
  readonly #filterIsEmpty: boolean;
  readonly #projection: Projection | undefined;
  readonly #sort: Sort | undefined;
  readonly #skip: number;
  readonly #left: number;
  readonly #steps: Generator<Match | typeof PAUSE, undefined>;
  returned = 0;

  constructor(storage: Storage, info: CollectionInfo | undefined, request: FindRequest) {
    const { filter, sort, collation, variables } = request;
    const matches = compileQuery(filter, { collation, expressions: { variables } });
    const hasSort = sort !== undefined && Object.keys(sort).length > 0 && !('$natural' in sort);
    const compiledSort = hasSort ? compileSort(sort, collation) : undefined;
    this.#projection = compileProjection(request.projection, { variables });
    this.plan = info ? choosePlan(info, request) : { kind: 'nothing' };
    this.#matches = matches;
    this.#filterIsEmpty = Object.keys(filter).length === 0;
    this.#sort = hasSort && !(this.plan.kind === 'index' && this.plan.isSorted) ? compiledSort : undefined;
    this.scan = new Scan(storage, info as CollectionInfo, this.plan);
    this.pause = new Pause(request.maxTimeMs);
    this.#skip = request.skip ?? 0;
    this.#left = request.limit ? request.limit : Number.POSITIVE_INFINITY;
    this.#steps = this.#run();
  }

  /** Whether the documents are sorted in memory. */
  get sortsInMemory(): boolean {
    return this.#sort !== undefined;
  }

  /** The next document that meets the query, in order; `undefined` at the end. Gives way to others on the way. */
  async next(): Promise<Match | undefined> {
    for (;;) {
      const step = this.#steps.next();
      if (step.done) return undefined;
      if (step.value !== PAUSE) return step.value;
      await this.pause.yield();
    }
  }

  /** The same within a transaction, which nothing may interrupt. */
  nextSync(): Match | undefined {
    for (;;) {
      const step = this.#steps.next();
      if (step.done) return undefined;
      if (step.value !== PAUSE) return step.value;
    }
  }

  *#run(): Generator<Match | typeof PAUSE, undefined> {
    let skip = this.#skip;
    let left = this.#left;
    const matches = this.#sort ? this.#sorted(this.#sort) : this.#found();
    for (const match of matches) {
      if (match === PAUSE) yield match;
      else if (skip > 0) skip--;
      else {
        this.returned++;
        yield match;
        if (--left <= 0) break;
      }
    }
    return undefined;
  }

  *#found(): Generator<Match | typeof PAUSE> {
    for (;;) {
      if (this.pause.isDue()) yield PAUSE;
      const candidate = this.scan.next();
      if (!candidate) return;
      if (candidate.isFresh && isCovered(this.plan, this.#filterIsEmpty))
        yield { ...candidate, doc: undefined, state: {} };
      else {
        const doc = decode(candidate.raw);
        const state: MatchState = {};
        if (this.#matches(doc, state)) yield { ...candidate, doc, state };
      }
    }
  }

  *#sorted(sort: Sort): Generator<Match | typeof PAUSE> {
    const sorter = new TopSorter<Match>(this.#skip + this.#left);
    for (const match of this.#found()) {
      if (match === PAUSE) {
        yield match;
        continue;
      }
      const doc = match.doc ?? decode(match.raw);
      // Only the raw bytes are kept while sorting; decoding again is cheaper than the memory.
      sorter.add(sort.key(doc), { ...match, doc: undefined }, match.raw.length);
    }
    yield* sorter.values();
  }

  /** The bytes that go out for a match. */
  output(match: Match): Buffer {
    return this.#projection ? encode(this.outputDoc(match)) : match.raw;
  }

  /** The document that goes out for a match. */
  outputDoc(match: Match): Doc {
    const doc = match.doc ?? decode(match.raw);
    return this.#projection ? this.#projection(doc, match.state) : doc;
  }
}

/**
 * Whether the plan gives exactly the query's documents, so that none need be decoded to be tested. An index may
 * meet its first array while a query is under way.
 */
function isCovered(plan: Plan, filterIsEmpty: boolean): boolean {
  if (plan.kind === 'index') return plan.isExact && plan.index.multikey === 0;
  return plan.kind === 'collection' && filterIsEmpty;
}

/** Reads a command's filter; missing means all. */
export function asFilter(value: unknown, name = 'filter'): Doc {
  if (value === undefined) return {};
  if (isDoc(value)) return value;
  throw new CommandError('TypeMismatch', `Expected field ${name} to be of type object`);
}
