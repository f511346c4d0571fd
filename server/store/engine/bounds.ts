import type { BSONRegExp } from 'bson';
import { encodeValue } from '../keys/encoding.ts';
import type { Collation } from '../query/collation.ts';
import { isNumeric, toDouble } from '../query/number.ts';
import { isOperatorDoc } from '../query/predicates.ts';
import { isRegex, regexPrefix } from '../query/regex.ts';
import { type Doc, isDoc, TypeOrder, typeOrder } from '../query/value.ts';
import { afterPrefix, type KeyRange } from './table.ts';

/** What a condition on one field allows, as stretches of encoded values in ascending order. */
export interface FieldBounds {
  ranges: KeyRange[];
  /** Every stretch is a single value. */
  isPoints: boolean;
  /** Exactly the values within the stretches meet the conditions, so that they need not be tested again. */
  isExact: boolean;
  /** How the bounds read in `explain`. */
  text: string;
}

/** Below and above every encoded value. */
const LOWEST = Buffer.from([0x01]);
const HIGHEST = Buffer.from([0x80]);

/** All values. */
export const EVERYTHING: FieldBounds = {
  ranges: [{ lo: LOWEST, hi: HIGHEST }],
  isPoints: false,
  isExact: false,
  text: '[MinKey, MaxKey]',
};

/** Conditions of a query on each path, all of which must hold; `$and` is flattened into them. */
export function conditionsByPath(query: Doc): Map<string, unknown[]> {
  const conditions = new Map<string, unknown[]>();
  const add = (path: string, condition: unknown) => {
    const known = conditions.get(path);
    if (known) known.push(condition);
    else conditions.set(path, [condition]);
  };
  const collect = (part: Doc) => {
    for (const key of Object.keys(part)) {
      const value = part[key];
      if (key === '$and' && Array.isArray(value)) for (const inner of value) isDoc(inner) && collect(inner);
      else if (!key.startsWith('$')) addField(key, value, add);
    }
  };
  collect(query);
  return conditions;
}

/** `{ a: { $elemMatch: { b: 1 } } }` also bounds `a.b`. */
function addField(path: string, condition: unknown, add: (path: string, condition: unknown) => void): void {
  add(path, condition);
  if (!isOperatorDoc(condition) || !isDoc(condition.$elemMatch)) return;
  const inner = condition.$elemMatch;
  if (isOperatorDoc(inner)) {
    add(path, inner);
    return;
  }
  for (const key of Object.keys(inner)) {
    if (!key.startsWith('$')) addField(`${path}.${key}`, inner[key], add);
  }
}

/**
 * The bounds that conditions on one path give. In a multikey index only one of them counts, for
 * different elements of an array may meet different conditions.
 */
export function boundsOf(
  conditions: readonly unknown[],
  isMultikey: boolean,
  collation?: Collation,
): FieldBounds | undefined {
  let best: FieldBounds | undefined;
  let isExact = true;
  for (const condition of conditions) {
    for (const single of singleConditions(condition)) {
      const bounds = boundsOfOne(single.operator, single.argument, single.options, collation);
      isExact &&= bounds?.isExact === true;
      if (!bounds) continue;
      if (!best) best = bounds;
      else if (isMultikey) best = bounds.isPoints && !best.isPoints ? bounds : best;
      else best = intersect(best, bounds);
    }
  }
  return best && { ...best, isExact: isExact && !isMultikey };
}

interface Single {
  operator: string;
  argument: unknown;
  options?: unknown;
}

function singleConditions(condition: unknown): Single[] {
  if (isRegex(condition)) return [{ operator: '$regex', argument: condition }];
  if (!isOperatorDoc(condition)) return [{ operator: '$eq', argument: condition }];
  return Object.keys(condition).map((operator) => ({
    operator,
    argument: condition[operator],
    options: condition.$options,
  }));
}

function boundsOfOne(
  operator: string,
  argument: unknown,
  options: unknown,
  collation?: Collation,
): FieldBounds | undefined {
  switch (operator) {
    case '$eq':
      return points([argument], collation);
    case '$in':
      return Array.isArray(argument) ? inBounds(argument, collation) : undefined;
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return comparisonBounds(operator, collation ? collation.fold(argument) : argument);
    case '$regex':
      return collation ? undefined : regexBounds(argument, options);
    case '$all':
      return allBounds(argument, collation);
    case '$exists':
      return undefined;
    default:
      return undefined;
  }
}

/** One of the values is looked up; that the others are there too is tested on the documents. */
function allBounds(list: unknown, collation?: Collation): FieldBounds | undefined {
  if (!Array.isArray(list) || list.length === 0 || isOperatorDoc(list[0]) || isRegex(list[0])) return undefined;
  const bounds = points([list[0]], collation);
  return bounds && { ...bounds, isExact: false };
}

function inBounds(list: readonly unknown[], collation?: Collation): FieldBounds | undefined {
  const plain = list.filter((value) => !isRegex(value));
  const bounds = plain.length > 0 ? points(plain, collation) : { ranges: [], isPoints: true, isExact: false, text: '' };
  if (!bounds || plain.length === list.length) return bounds;
  const patterns = list.filter(isRegex).map((pattern) => boundsOfOne('$regex', pattern, undefined, collation));
  if (patterns.some((pattern) => !pattern)) return undefined;
  const ranges = [bounds, ...(patterns as FieldBounds[])].flatMap((part) => part.ranges);
  return { ranges: merge(ranges), isPoints: false, isExact: false, text: `$in of ${list.length}` };
}

function points(values: readonly unknown[], collation?: Collation): FieldBounds | undefined {
  const ranges: KeyRange[] = [];
  for (const given of values) {
    const value = collation ? collation.fold(given) : given;
    ranges.push(point(value));
    // An empty array is indexed as undefined; any other by its elements, and whole inside an array.
    if (Array.isArray(value)) ranges.push(point(value.length > 0 ? value[0] : undefined));
    if (value === null) ranges.push(point(undefined));
  }
  const isExact = values.every((value) => value !== null && value !== undefined && !Array.isArray(value));
  return { ranges: merge(ranges), isPoints: true, isExact, text: values.map(showPoint).join(', ') };
}

function point(value: unknown): KeyRange {
  const lo = encodeValue(value);
  return { lo, hi: afterPrefix(lo) };
}

function comparisonBounds(operator: string, bound: unknown): FieldBounds | undefined {
  const order = typeOrder(bound);
  if (bound === null)
    return operator.endsWith('e') ? points([null]) : { ranges: [], isPoints: true, isExact: false, text: '[]' };
  if (isRegex(bound) || Array.isArray(bound) || order === TypeOrder.minKey || order === TypeOrder.maxKey)
    return undefined;
  if (isNumeric(bound) && Number.isNaN(toDouble(bound))) return undefined;
  const encoded = encodeValue(bound);
  const lowest = Buffer.from([order]);
  const highest = Buffer.from([order + 1]);
  const range =
    operator === '$gt'
      ? { lo: afterPrefix(encoded), hi: highest }
      : operator === '$gte'
        ? { lo: encoded, hi: highest }
        : operator === '$lt'
          ? { lo: lowest, hi: encoded }
          : { lo: lowest, hi: afterPrefix(encoded) };
  const sign = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' }[operator];
  return { ranges: [range], isPoints: false, isExact: true, text: `${sign} ${show(bound)}` };
}

function regexBounds(pattern: unknown, options: unknown): FieldBounds | undefined {
  const source =
    typeof pattern === 'string' ? ({ source: pattern, flags: '' } as RegExp) : (pattern as RegExp | BSONRegExp);
  const prefix = regexPrefix(source, typeof options === 'string' ? options : undefined);
  const strings = { lo: Buffer.from([TypeOrder.string]), hi: Buffer.from([TypeOrder.string + 1]) };
  const regexes = isRegex(pattern)
    ? [point(pattern)]
    : [{ lo: Buffer.from([TypeOrder.regex]), hi: Buffer.from([TypeOrder.regex + 1]) }];
  if (prefix === undefined) return { ranges: [strings, ...regexes], isPoints: false, isExact: false, text: '["", {})' };
  // The encoded string without its end mark is the beginning of every string that starts so.
  const lo = encodeValue(prefix).subarray(0, -2);
  return {
    ranges: [{ lo, hi: afterPrefix(lo) }, ...regexes],
    isPoints: false,
    isExact: false,
    text: `["${prefix}", …)`,
  };
}

/** Sorts stretches and joins those that touch. */
export function merge(ranges: readonly KeyRange[]): KeyRange[] {
  const sorted = ranges
    .filter((range) => Buffer.compare(range.lo, range.hi) < 0)
    .sort((a, b) => Buffer.compare(a.lo, b.lo));
  const merged: KeyRange[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last && Buffer.compare(range.lo, last.hi) < 0) {
      if (Buffer.compare(range.hi, last.hi) > 0) last.hi = range.hi;
    } else merged.push({ ...range });
  }
  return merged;
}

function intersect(a: FieldBounds, b: FieldBounds): FieldBounds {
  const ranges: KeyRange[] = [];
  for (const x of a.ranges) {
    for (const y of b.ranges) {
      const lo = Buffer.compare(x.lo, y.lo) >= 0 ? x.lo : y.lo;
      const hi = Buffer.compare(x.hi, y.hi) <= 0 ? x.hi : y.hi;
      if (Buffer.compare(lo, hi) < 0) ranges.push({ lo, hi });
    }
  }
  return {
    ranges: merge(ranges),
    isPoints: a.isPoints || b.isPoints,
    isExact: a.isExact && b.isExact,
    text: `${a.text} and ${b.text}`,
  };
}

/** The same stretches for a descending field, whose bytes are inverted. */
export function descending(ranges: readonly KeyRange[]): KeyRange[] {
  return ranges.map(({ lo, hi }) => ({ lo: afterPrefix(inverted(hi)), hi: afterPrefix(inverted(lo)) })).reverse();
}

/** The bytes as a descending field stores them. */
export function inverted(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => ~byte & 0xff));
}

function showPoint(value: unknown): string {
  return `[${show(value)}, ${show(value)}]`;
}

function show(value: unknown): string {
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (typeof value === 'string') return JSON.stringify(value);
  return String(value);
}
