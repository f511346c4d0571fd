import { Context, evalExpr } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import * as pipeline from 'mingo/operators/pipeline';
import * as projections from 'mingo/operators/projection';
import * as queries from 'mingo/operators/query';
import * as windows from 'mingo/operators/window';
import type { Options } from 'mingo/types';
import { CommandError } from '../errors.ts';
import { compareValues } from './compare.ts';
import { toPlain } from './plain.ts';
import { type Doc, field, isDoc, typeName } from './value.ts';

/** Variables that expressions of one command see. */
export interface ExpressionContext {
  variables?: Doc | undefined;
}

type Operator = (value: never, argument: never, options: never) => unknown;

/** Comparison and type operators by BSON's order and types; mingo's know JavaScript's only. */
function comparisonOperator(holds: (sign: number) => unknown) {
  return (value: unknown, argument: unknown, options: Options) => {
    const [a, b] = evalExpr(value as never, argument as never, options) as unknown[];
    return holds(compareValues(a, b));
  };
}

const ownExpressions = {
  $eq: comparisonOperator((sign) => sign === 0),
  $ne: comparisonOperator((sign) => sign !== 0),
  $gt: comparisonOperator((sign) => sign > 0),
  $gte: comparisonOperator((sign) => sign >= 0),
  $lt: comparisonOperator((sign) => sign < 0),
  $lte: comparisonOperator((sign) => sign <= 0),
  $cmp: comparisonOperator((sign) => sign),
  $type: (value: unknown, argument: unknown, options: Options) => {
    const result = evalExpr(value as never, argument as never, options) as unknown;
    return result === undefined ? 'missing' : typeName(result);
  },
};

const context = Context.init({
  accumulator: accumulators as unknown as Record<`$${string}`, never>,
  expression: { ...expressions, ...ownExpressions } as unknown as Record<`$${string}`, never>,
  pipeline: pipeline as unknown as Record<`$${string}`, never>,
  projection: projections as unknown as Record<`$${string}`, never>,
  query: queries as unknown as Record<`$${string}`, never>,
  window: windows as unknown as Record<`$${string}`, never>,
});

/** The options under which mingo runs here: no scripts, every operator. */
export function mingoOptions(variables?: Doc): Partial<Options> {
  return {
    context,
    scriptEnabled: false,
    ...(variables ? { variables: toPlain(variables) as Doc } : {}),
  } as Partial<Options>;
}

/** Computes an aggregation expression on a document. Plain field paths keep the value's exact type. */
export function evaluate(doc: Doc, expression: unknown, { variables }: ExpressionContext = {}): unknown {
  const direct = directValue(doc, expression);
  if (direct) return direct.value;
  return asCommandErrors(() =>
    evalExpr(toPlain(doc) as never, toPlain(expression) as never, mingoOptions(variables) as Options),
  );
}

/** The value of `"$a.b"` where no array is on the way, or of a constant; `undefined` for everything else. */
function directValue(doc: Doc, expression: unknown): { value: unknown } | undefined {
  if (typeof expression !== 'string') {
    return isDoc(expression) || Array.isArray(expression) ? undefined : { value: expression };
  }
  if (!expression.startsWith('$')) return { value: expression };
  if (expression === '$$ROOT' || expression === '$$CURRENT') return { value: doc };
  if (expression.startsWith('$$') || expression.length === 1) return undefined;
  let value: unknown = doc;
  for (const part of expression.slice(1).split('.')) {
    if (!isDoc(value)) return Array.isArray(value) ? undefined : { value: undefined };
    value = field(value, part);
  }
  return { value };
}

/** Turns what mingo throws into a command's error. */
export function asCommandErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError('BadValue', error instanceof Error ? error.message : String(error));
  }
}

export type { Operator };
