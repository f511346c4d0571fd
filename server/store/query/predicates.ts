import { ObjectId } from 'bson';
import { CommandError } from '../errors.ts';
import type { Collation } from './collation.ts';
import { compareValues } from './compare.ts';
import type { ExpressionContext } from './expressions.ts';
import { isNumeric, toDouble, toInteger } from './number.ts';
import { isRegex, toRegExp } from './regex.ts';
import { bsonType, type Doc, isDoc, TYPE_NUMBERS, TypeOrder, typeOrder } from './value.ts';

/** How a query is to be understood. */
export interface MatchOptions {
  collation?: Collation | undefined;
  expressions?: ExpressionContext | undefined;
  /** The value is one element of an array, which is not entered even when it is an array itself. */
  isElement?: boolean;
}

/** A condition on one value. */
export interface Predicate {
  test(value: unknown, exists: boolean): boolean;
  /** Whether an array is also tested element by element. */
  descends: boolean;
}

/** Whether a condition is made of operators, such as `{ $gt: 1 }`, and not a value to equal. */
export function isOperatorDoc(condition: unknown): condition is Doc {
  if (!isDoc(condition)) return false;
  const first = Object.keys(condition)[0];
  return first?.startsWith('$') === true && !['$ref', '$id', '$db'].includes(first);
}

/** Equality with a value; `null` is met by a missing field too. */
export function equals(expected: unknown, { collation }: MatchOptions): Predicate {
  if (expected === undefined) {
    throw new CommandError('BadValue', 'cannot compare to undefined');
  }
  if (expected === null) return { descends: true, test: (value) => value === null || value === undefined };
  const order = typeOrder(expected);
  const folded = collation ? collation.fold(expected) : expected;
  return {
    descends: true,
    test: (value) =>
      value !== undefined &&
      typeOrder(value) === order &&
      compareValues(collation ? collation.fold(value) : value, folded) === 0,
  };
}

/** `$gt`, `$gte`, `$lt` and `$lte`, which compare within a type. */
export function comparison(operator: string, bound: unknown, options: MatchOptions): Predicate {
  if (isRegex(bound)) {
    throw new CommandError('BadValue', `Can't have RegEx as arg to predicate over field with ${operator}.`);
  }
  const holds = SIGNS[operator] as (sign: number) => boolean;
  if (bound === null) {
    const test = (value: unknown) => value === null || value === undefined;
    return { descends: true, test: holds(0) ? test : () => false };
  }
  const order = typeOrder(bound);
  const crossesTypes = order === TypeOrder.minKey || order === TypeOrder.maxKey;
  const boundIsNaN = isNumeric(bound) && Number.isNaN(toDouble(bound));
  const compare = options.collation?.compare ?? compareValues;
  return {
    descends: true,
    test: (value, exists) => {
      if (!exists || value === undefined) return false;
      if (crossesTypes) return holds(compareValues(value, bound));
      if (typeOrder(value) !== order) return false;
      const valueIsNaN = isNumeric(value) && Number.isNaN(toDouble(value));
      if (valueIsNaN || boundIsNaN) return valueIsNaN && boundIsNaN && holds(0);
      return holds(compare(value, bound));
    },
  };
}

const SIGNS: Readonly<Record<string, (sign: number) => boolean>> = {
  $gt: (sign) => sign > 0,
  $gte: (sign) => sign >= 0,
  $lt: (sign) => sign < 0,
  $lte: (sign) => sign <= 0,
};

/** `$in`, and `$nin` by its negation. */
export function oneOf(operator: string, list: unknown, options: MatchOptions): Predicate {
  if (!Array.isArray(list)) throw new CommandError('BadValue', `${operator} needs an array`);
  for (const value of list) {
    if (isOperatorDoc(value)) throw new CommandError('BadValue', `cannot nest $ under ${operator}`);
  }
  const texts = new Set<string>();
  const ids = new Set<string>();
  const others: Predicate[] = [];
  for (const value of list) {
    if (typeof value === 'string' && !options.collation) texts.add(value);
    else if (value instanceof ObjectId) ids.add(value.toHexString());
    else others.push(isRegex(value) ? regexPredicate(value) : equals(value, options));
  }
  return {
    descends: true,
    test: (value, exists) =>
      (typeof value === 'string' && texts.has(value)) ||
      (ids.size > 0 && value instanceof ObjectId && ids.has(value.toHexString())) ||
      others.some((other) => other.test(value, exists)),
  };
}

/** A regular expression: met by strings, and by the same expression stored as a value. */
export function regexPredicate(pattern: unknown, extraOptions?: string): Predicate {
  if (typeof pattern !== 'string' && !isRegex(pattern)) {
    throw new CommandError('BadValue', '$regex has to be a string');
  }
  const source = typeof pattern === 'string' ? { source: pattern, flags: extraOptions ?? '' } : pattern;
  const expression = toRegExp(source, extraOptions);
  return {
    descends: true,
    test: (value) =>
      typeof value === 'string'
        ? expression.test(value)
        : isRegex(value) && isRegex(pattern) && compareValues(value, pattern) === 0,
  };
}

/** `$type`, by number or name. */
export function typePredicate(argument: unknown): Predicate {
  const wanted = new Set<number>();
  for (const type of Array.isArray(argument) ? argument : [argument]) {
    if (type === 'number') for (const number of [1, 16, 18, 19]) wanted.add(number);
    else wanted.add(typeNumber(type));
  }
  return { descends: true, test: (value, exists) => exists && wanted.has(bsonType(value)) };
}

function typeNumber(type: unknown): number {
  if (typeof type === 'string') {
    const number = TYPE_NUMBERS[type];
    if (number === undefined) throw new CommandError('BadValue', `Unknown type name alias: ${type}`);
    return number;
  }
  const number = toInteger(type);
  if (number === undefined || !(Object.values(TYPE_NUMBERS).includes(number) || number === -1)) {
    throw new CommandError('BadValue', `Invalid numerical type code: ${String(type)}`);
  }
  return number === -1 ? 255 : number;
}

/** `$size`. */
export function sizePredicate(argument: unknown): Predicate {
  const size = toInteger(argument);
  if (size === undefined || size < 0) {
    throw new CommandError(
      'BadValue',
      `Failed to parse $size. Expected a non-negative integer in: $size: ${String(argument)}`,
    );
  }
  return { descends: false, test: (value) => Array.isArray(value) && value.length === size };
}

/** `$mod`. */
export function modPredicate(argument: unknown): Predicate {
  if (!Array.isArray(argument) || argument.length !== 2) {
    throw new CommandError('BadValue', 'malformed mod, needs to be an array of two elements');
  }
  const [divisor, remainder] = argument.map((part) => (isNumeric(part) ? Math.trunc(toDouble(part)) : 0));
  if (!divisor) throw new CommandError('BadValue', 'divisor cannot be 0');
  return {
    descends: true,
    test: (value) => isNumeric(value) && Math.trunc(toDouble(value)) % divisor === remainder,
  };
}
