import { createRequire } from 'node:module';
import type * as Aggregation from 'mingo/aggregator';
import type * as Core from 'mingo/core';
import type { Options } from 'mingo/types';
import { CommandError } from '../errors.ts';
import { compareValues } from './compare.ts';
import { toPlain } from './plain.ts';
import { type Doc, typeName } from './value.ts';

const require = createRequire(import.meta.url);

interface Mingo {
  core: typeof Core;
  Aggregator: typeof Aggregation.Aggregator;
  context: Core.Context;
}

let loaded: Mingo | undefined;

/** mingo with all its operators. It is loaded when an expression first needs it, for it takes long to load. */
function mingo(): Mingo {
  loaded ??= load();
  return loaded;
}

type Operators = Record<`$${string}`, never>;

function load(): Mingo {
  const core = require('mingo/core') as typeof Core;
  const operators = (kind: string) => require(`mingo/operators/${kind}`) as Operators;
  const context = core.Context.init({
    accumulator: operators('accumulator'),
    expression: { ...operators('expression'), ...(ownExpressions(core) as unknown as Operators) },
    pipeline: operators('pipeline'),
    projection: operators('projection'),
    query: operators('query'),
    window: operators('window'),
  });
  const { Aggregator } = require('mingo/aggregator') as typeof Aggregation;
  return { core, Aggregator, context };
}

/** Comparison and type operators by BSON's order and types; mingo's know JavaScript's only. */
function ownExpressions({ evalExpr }: typeof Core) {
  const compare = (holds: (sign: number) => unknown) => (value: never, argument: never, options: Options) => {
    const [a, b] = evalExpr(value, argument, options) as unknown[];
    return holds(compareValues(a, b));
  };
  return {
    $eq: compare((sign) => sign === 0),
    $ne: compare((sign) => sign !== 0),
    $gt: compare((sign) => sign > 0),
    $gte: compare((sign) => sign >= 0),
    $lt: compare((sign) => sign < 0),
    $lte: compare((sign) => sign <= 0),
    $cmp: compare((sign) => sign),
    $type: (value: never, argument: never, options: Options) => {
      const result = evalExpr(value, argument, options) as unknown;
      return result === undefined ? 'missing' : typeName(result);
    },
  };
}

/** Every operator, no scripts. */
function optionsFor(variables: Doc | undefined, documents?: (collection: string) => Doc[]): Options {
  return {
    context: mingo().context,
    scriptEnabled: false,
    ...(documents ? { collectionResolver: documents } : {}),
    ...(variables ? { variables: toPlain(variables) as Doc } : {}),
  } as Options;
}

/** Computes an expression on a plain document or value. */
export function computeExpression(root: unknown, expression: unknown, variables: Doc | undefined): unknown {
  return asCommandErrors(() =>
    mingo().core.evalExpr(root as never, toPlain(expression) as never, optionsFor(variables)),
  );
}

/** Runs pipeline stages on plain documents. */
export function runStages(
  documents: Doc[],
  stages: readonly unknown[],
  variables: Doc | undefined,
  collection: (name: string) => Doc[],
): Doc[] {
  return asCommandErrors(() =>
    new (mingo().Aggregator)(toPlain(stages) as Doc[], optionsFor(variables, collection)).run(documents),
  ) as Doc[];
}

/** Whether mingo has an operator of that kind and name. */
export function hasOperator(kind: 'pipeline' | 'accumulator' | 'expression', name: string): boolean {
  const { core, context } = mingo();
  const kinds = {
    pipeline: core.OpType.PIPELINE,
    accumulator: core.OpType.ACCUMULATOR,
    expression: core.OpType.EXPRESSION,
  };
  return context.getOperator(kinds[kind], name) !== null;
}

/** Turns what mingo throws into a command's error. */
function asCommandErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError('BadValue', error instanceof Error ? error.message : String(error));
  }
}
