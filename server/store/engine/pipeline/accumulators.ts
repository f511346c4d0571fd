import { Decimal128, Double, Int32 } from 'bson';
import { CommandError } from '../../errors.ts';
import { encodeValue } from '../../keys/encoding.ts';
import { compareValues } from '../../query/compare.ts';
import { evaluate } from '../../query/expressions.ts';
import { computeExpression, hasOperator } from '../../query/mingo.ts';
import { arithmetic, isNumeric, type Numeric, toDouble } from '../../query/number.ts';
import { toPlain } from '../../query/plain.ts';
import { type Doc, isDoc } from '../../query/value.ts';

/** Gathers one field of one group. */
export interface Accumulator {
  add(doc: Doc): void;
  result(): unknown;
}

type Value = (doc: Doc) => unknown;

/** The accumulators that keep exact types and need not hold the group's documents. */
const ACCUMULATORS: Readonly<Record<string, (value: Value) => Accumulator>> = {
  $sum: sum,
  $avg: average,
  $min: (value) => extreme(value, -1),
  $max: (value) => extreme(value, 1),
  $first: first,
  $last: last,
  $push: push,
  $addToSet: addToSet,
  $count: () => sum(() => new Int32(1)),
  $mergeObjects: mergeObjects,
};

/** Compiles a group's field such as `{ $sum: '$amount' }`; gives what makes its accumulator for a new group. */
export function accumulatorFor(name: string, spec: unknown, variables: Doc | undefined): () => Accumulator {
  const operator = isDoc(spec) && Object.keys(spec).length === 1 ? (Object.keys(spec)[0] as string) : undefined;
  if (!operator?.startsWith('$')) {
    throw new CommandError('Location40234', `The field '${name}' must be an accumulator object`);
  }
  const argument = (spec as Doc)[operator];
  const own = ACCUMULATORS[operator];
  if (own) return () => own((doc) => evaluate(doc, argument, { variables }));
  if (['$function', '$accumulator'].includes(operator) || !hasOperator('accumulator', operator)) {
    throw new CommandError('Location15952', `unknown group operator '${operator}'`);
  }
  return () => byMingo(spec as Doc, variables);
}

function byMingo(spec: Doc, variables: Doc | undefined): Accumulator {
  const documents: unknown[] = [];
  return {
    add: (doc) => documents.push(toPlain(doc)),
    result: () => computeExpression(documents, spec, variables),
  };
}

function sum(value: Value): Accumulator {
  let total: Numeric = new Int32(0);
  return {
    add: (doc) => {
      const amount = value(doc);
      if (!isNumeric(amount)) return;
      total = arithmetic('add', total, amount) ?? new Double(toDouble(total) + toDouble(amount));
    },
    result: () => total,
  };
}

function average(value: Value): Accumulator {
  let total: Numeric = new Int32(0);
  let count = 0;
  return {
    add: (doc) => {
      const amount = value(doc);
      if (!isNumeric(amount)) return;
      total = arithmetic('add', total, amount) ?? new Double(toDouble(total) + toDouble(amount));
      count++;
    },
    result: () => {
      if (count === 0) return null;
      const mean = toDouble(total) / count;
      return total instanceof Decimal128 ? Decimal128.fromStringWithRounding(String(mean)) : new Double(mean);
    },
  };
}

function extreme(value: Value, sign: 1 | -1): Accumulator {
  let best: unknown = null;
  return {
    add: (doc) => {
      const candidate = value(doc);
      if (candidate === undefined || candidate === null) return;
      if (best === null || Math.sign(compareValues(candidate, best)) === sign) best = candidate;
    },
    result: () => best,
  };
}

function first(value: Value): Accumulator {
  let found: { value: unknown } | undefined;
  return {
    add: (doc) => {
      found ??= { value: value(doc) };
    },
    result: () => found?.value ?? null,
  };
}

function last(value: Value): Accumulator {
  let latest: unknown;
  return {
    add: (doc) => {
      latest = value(doc);
    },
    result: () => latest ?? null,
  };
}

function push(value: Value): Accumulator {
  const values: unknown[] = [];
  return {
    add: (doc) => {
      const element = value(doc);
      if (element !== undefined) values.push(element);
    },
    result: () => values,
  };
}

function addToSet(value: Value): Accumulator {
  const values = new Map<string, unknown>();
  return {
    add: (doc) => {
      const element = value(doc);
      if (element === undefined) return;
      const key = encodeValue(element).toString('latin1');
      if (!values.has(key)) values.set(key, element);
    },
    result: () => [...values.values()],
  };
}

function mergeObjects(value: Value): Accumulator {
  const merged: Doc = {};
  return {
    add: (doc) => {
      const element = value(doc);
      if (isDoc(element)) Object.assign(merged, element);
    },
    result: () => merged,
  };
}
