import { CommandError } from '../errors.ts';
import { truncateBound } from '../keys/document-keys.ts';
import type { Collation } from '../query/collation.ts';
import { type Doc, isDoc } from '../query/value.ts';
import { boundsOf, conditionsByPath, descending, EVERYTHING, type FieldBounds, inverted, merge } from './bounds.ts';
import type { CollectionInfo } from './catalog.ts';
import { impliesFilter } from './implication.ts';
import type { Index } from './index-definition.ts';
import { afterPrefix, type KeyRange } from './table.ts';

/** How the documents that a query may want are found. */
export type Plan =
  | { kind: 'nothing' }
  | { kind: 'collection'; reverse: boolean }
  | IndexPlan
  | { kind: 'union'; branches: IndexPlan[] };

/** Walks stretches of one index. */
export interface IndexPlan {
  kind: 'index';
  index: Index;
  ranges: KeyRange[];
  reverse: boolean;
  /** The walk already gives the order that was asked for. */
  isSorted: boolean;
  /** The walk gives exactly the documents that meet the query: they need not be tested. */
  isExact: boolean;
  /** One document may be met several times. */
  mayRepeat: boolean;
  /** Bounds of each field in words, for `explain`. */
  bounds: Record<string, string>;
  /** How good the plan looks; the greatest wins. */
  score: number;
}

/** What a plan must give. */
export interface PlanRequest {
  filter: Doc;
  sort?: Doc | undefined;
  hint?: unknown;
  collation?: Collation | undefined;
}

/** More single stretches than this are not worth combining across fields. */
const MAX_RANGES = 2_000;

/** Chooses how to find the documents of a query: the first of the best plans over its indexes. */
export function choosePlan(info: CollectionInfo, request: PlanRequest): Plan {
  const hinted = hintedIndexes(info, request.hint);
  if (hinted === 'natural')
    return { kind: 'collection', reverse: request.hint !== undefined && naturalSign(request.hint) < 0 };
  const natural = request.sort && naturalSign(request.sort);
  if (natural) return { kind: 'collection', reverse: natural < 0 };
  const candidates = candidatePlans(hinted ?? info.indexes, request, hinted !== undefined);
  const best = candidates.reduce<IndexPlan | undefined>((a, b) => (a && a.score >= b.score ? a : b), undefined);
  if (best && (hinted || best.score > 0)) return best.ranges.length === 0 ? { kind: 'nothing' } : best;
  return unionPlan(info, request) ?? { kind: 'collection', reverse: false };
}

/** Every index plan that gives the request's documents. */
export function candidatePlans(indexes: readonly Index[], request: PlanRequest, isHinted = false): IndexPlan[] {
  const conditions = conditionsByPath(request.filter);
  const plans: IndexPlan[] = [];
  for (const index of indexes) {
    if (index.building) continue;
    const plan = planIndex(index, conditions, request, isHinted);
    if (plan) plans.push(plan);
  }
  return plans;
}

function hintedIndexes(info: CollectionInfo, hint: unknown): Index[] | 'natural' | undefined {
  if (hint === undefined || (isDoc(hint) && Object.keys(hint).length === 0)) return undefined;
  if (isDoc(hint) && '$natural' in hint) return 'natural';
  const found = info.indexes.find((index) =>
    typeof hint === 'string' ? index.name === hint : isDoc(hint) && sameKey(index.spec.key as Doc, hint),
  );
  if (!found) {
    throw new CommandError(
      'BadValue',
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
    );
  }
  return [found];
}

/** Whether two index keys have the same fields, in the same order and direction. */
export function sameKey(a: Doc, b: Doc): boolean {
  const show = (key: Doc) => JSON.stringify(Object.entries(key).map(([path, kind]) => [path, kindOf(kind)]));
  return show(a) === show(b);
}

function kindOf(kind: unknown): unknown {
  return typeof kind === 'string' ? kind : Number(kind);
}

function naturalSign(sort: unknown): number {
  return isDoc(sort) && '$natural' in sort ? Number(sort.$natural) : 0;
}

function planIndex(
  index: Index,
  conditions: Map<string, unknown[]>,
  request: PlanRequest,
  isHinted: boolean,
): IndexPlan | undefined {
  if (index.partial && !impliesFilter(request.filter, index.partial.filter)) return undefined;
  if (!sameCollation(index.collation, request.collation)) return undefined;
  const fields = fieldBounds(index, conditions, request.collation);
  const bounded = fields.findIndex((field) => !field);
  const boundedCount = bounded === -1 ? fields.length : bounded;
  // A sparse index lacks documents without its fields: only conditions that need them may use it.
  if (index.sparse && !index.parts.some((part, i) => fields[i] && needsValue(conditions.get(part.path)))) {
    if (!isHinted) return undefined;
  }
  const combined = combine(index, fields);
  const order = sortOrder(index, fields, request.sort);
  if (boundedCount === 0 && order === undefined && !isHinted) return undefined;
  return {
    kind: 'index',
    index,
    ranges: combined,
    reverse: order === 'backward',
    isSorted: order !== undefined,
    isExact: isExact(index, fields, request),
    mayRepeat: index.multikey !== 0,
    bounds: Object.fromEntries(index.parts.map((part, i) => [part.path, (fields[i] ?? EVERYTHING).text])),
    score: score(index, fields, boundedCount, order !== undefined && request.sort !== undefined),
  };
}

/** Whether the bounds say all that the query says. */
function isExact(index: Index, fields: ReadonlyArray<FieldBounds | undefined>, request: PlanRequest): boolean {
  if (index.multikey !== 0 || index.truncated || request.collation) return false;
  const product = fields.reduce((count, field) => count * (field?.ranges.length ?? 1), 1);
  return (
    product <= MAX_RANGES &&
    Object.keys(request.filter).every((path) => {
      const place = index.parts.findIndex((part) => part.path === path);
      return place >= 0 && fields[place]?.isExact === true;
    })
  );
}

/**
 * Equalities count most, then a range, then an order that needs no sorting. A field with many values counts a little less
 * the more they are: beyond some five hundred, an order that ends early is worth more than one more field.
 */
function score(
  index: Index,
  fields: ReadonlyArray<FieldBounds | undefined>,
  bounded: number,
  givesOrder: boolean,
): number {
  const first = fields.findIndex((field) => !field?.isPoints);
  const points = first === -1 ? fields.length : first;
  const isWholeUnique = index.unique && points === index.parts.length;
  const values = fields.slice(0, points).map((field) => Math.max(1, field?.ranges.length ?? 1));
  return (
    (isWholeUnique ? 1_000 : 0) +
    values.reduce((sum, count) => sum + 20 - 0.56 * Math.log2(count), 0) +
    (bounded > points ? 10 : 0) +
    (givesOrder ? 15 : 0) -
    index.parts.length * 0.01
  );
}

function sameCollation(a: Collation | undefined, b: Collation | undefined): boolean {
  if (!a || !b) return a === b;
  return a.spec.locale === b.spec.locale && Number(a.spec.strength ?? 3) === Number(b.spec.strength ?? 3);
}

/** Whether some condition can only be met by a document that has the field. */
function needsValue(conditions: readonly unknown[] | undefined): boolean {
  return (conditions ?? []).some((condition) => {
    if (condition === null) return false;
    if (!isDoc(condition)) return true;
    const operators = Object.keys(condition);
    if (!operators[0]?.startsWith('$')) return true;
    return operators.some((operator) => {
      const argument = condition[operator];
      if (operator === '$in') return Array.isArray(argument) && !argument.includes(null);
      if (operator === '$exists') return Boolean(argument);
      return ['$eq', '$gt', '$gte', '$lt', '$lte', '$regex', '$type', '$size'].includes(operator) && argument !== null;
    });
  });
}

/** Bounds of the index's fields, up to the first field that has none or is not fixed to points. */
function fieldBounds(
  index: Index,
  conditions: Map<string, unknown[]>,
  collation?: Collation,
): Array<FieldBounds | undefined> {
  const fields: Array<FieldBounds | undefined> = [];
  const arraysUsed = new Set<string>();
  for (let i = 0; i < index.parts.length; i++) {
    const part = index.parts[i] as Index['parts'][number];
    const previous = fields[i - 1];
    if (i > 0 && !previous?.isPoints) break;
    const isMultikey = (index.multikey & (1 << i)) !== 0;
    // Two paths into one array may be met by different elements, so only the first one bounds.
    const root = part.parts[0] as string;
    if (isMultikey && arraysUsed.has(root)) break;
    const bounds = boundsOf(conditions.get(part.path) ?? [], isMultikey, collation);
    if (!bounds) break;
    if (isMultikey) arraysUsed.add(root);
    fields.push(bounds);
  }
  while (fields.length < index.parts.length) fields.push(undefined);
  return fields;
}

/** The stretches of whole keys that the fields' bounds make together. */
function combine(index: Index, fields: ReadonlyArray<FieldBounds | undefined>): KeyRange[] {
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  for (let i = 0; i < fields.length; i++) {
    const bounds = fields[i];
    if (!bounds) break;
    const isDescending = index.parts[i]?.descending === true;
    const isPoints = bounds.isPoints && prefixes.length * bounds.ranges.length <= MAX_RANGES;
    if (!isPoints || !fields[i + 1]) {
      const ranges = isDescending ? descending(bounds.ranges) : bounds.ranges;
      return finishRanges(prefixes.flatMap((prefix) => ranges.map((range) => joined(prefix, range))));
    }
    const points = bounds.ranges.map(({ lo }) => (isDescending ? inverted(lo) : lo));
    prefixes = prefixes.flatMap((prefix) => points.map((point) => Buffer.concat([prefix, point])));
  }
  return [{ lo: Buffer.from([0x01]), hi: Buffer.from([0xff]) }];
}

function joined(prefix: Buffer, range: KeyRange): KeyRange {
  return { lo: Buffer.concat([prefix, range.lo]), hi: Buffer.concat([prefix, range.hi]) };
}

/** Sorted, and widened where a bound is longer than stored keys can be. */
function finishRanges(ranges: readonly KeyRange[]): KeyRange[] {
  return merge(
    ranges.map(({ lo, hi }) => {
      const low = truncateBound(lo);
      const high = truncateBound(hi);
      return { lo: low.bytes, hi: high.cut ? afterPrefix(high.bytes) : high.bytes };
    }),
  );
}

/** In which direction the index gives the order, if it does. */
function sortOrder(
  index: Index,
  fields: ReadonlyArray<FieldBounds | undefined>,
  sort: Doc | undefined,
): 'forward' | 'backward' | undefined {
  if (!sort || Object.keys(sort).length === 0) return undefined;
  if (index.truncated) return undefined;
  const fixed = new Set<number>();
  fields.forEach((field, i) => {
    if (field?.isPoints && field.ranges.length === 1) fixed.add(i);
  });
  let direction: 'forward' | 'backward' | undefined;
  let at = 0;
  for (const path of Object.keys(sort)) {
    const wanted = sort[path];
    if (isDoc(wanted)) return undefined;
    while (at < index.parts.length && index.parts[at]?.path !== path && fixed.has(at)) at++;
    const part = index.parts[at];
    if (!part || part.path !== path) {
      // A field that is fixed to one value orders nothing.
      const known = index.parts.findIndex((candidate) => candidate.path === path);
      if (known >= 0 && fixed.has(known) && (index.multikey & (1 << known)) === 0) continue;
      return undefined;
    }
    if (index.multikey & (1 << at)) return undefined;
    const step = part.descending === Number(wanted) < 0 ? 'forward' : 'backward';
    if (direction && direction !== step) return undefined;
    direction = step;
    at++;
  }
  return direction ?? 'forward';
}

/** A `$or` whose every branch has an index: the branches one after the other. */
function unionPlan(info: CollectionInfo, request: PlanRequest): Plan | undefined {
  const branches = request.filter.$or;
  if (!Array.isArray(branches) || branches.length === 0 || request.sort) return undefined;
  const plans: IndexPlan[] = [];
  for (const branch of branches) {
    if (!isDoc(branch)) return undefined;
    const candidates = candidatePlans(info.indexes, { ...request, filter: branch }).filter((plan) => plan.score > 0);
    const best = candidates.sort((a, b) => b.score - a.score)[0];
    if (!best) return undefined;
    plans.push({ ...best, mayRepeat: true });
  }
  return { kind: 'union', branches: plans };
}
