import { asFilter } from '../engine/find.ts';
import { openPipeline } from '../engine/pipeline/open.ts';
import { CommandError } from '../errors.ts';
import { encodeValue } from '../keys/encoding.ts';
import { decode } from '../query/bson.ts';
import { compareValues } from '../query/compare.ts';
import { visitPath } from '../query/path.ts';
import type { Command } from './context.ts';
import { explainQuery } from './explain.ts';
import { firstBatch } from './find.ts';

/** `aggregate`. */
export const aggregate: Command = async (context) => {
  const { engine, args } = context;
  const stages = args.list('pipeline');
  if (args.get('cursor') === undefined && args.get('explain') === undefined) {
    throw new CommandError(
      'FailedToParse',
      "The 'cursor' option is required, except for aggregate with the explain argument",
    );
  }
  if (args.flag('explain')) return explainQuery(context, 'aggregate', 'queryPlanner');
  const first = args.get('aggregate');
  const collection = typeof first === 'string' ? first : '$cmd.aggregate';
  const source = openPipeline(engine, {
    db: args.db,
    collection: typeof first === 'string' ? first : undefined,
    stages,
    hint: args.get('hint'),
    collation: args.collation,
    variables: args.doc('let'),
    maxTimeMs: args.count('maxTimeMS'),
  });
  const batchSize = args.doc('cursor')?.batchSize;
  return firstBatch(
    context,
    `${args.db}.${collection}`,
    source,
    batchSize === undefined ? undefined : Number(batchSize),
  );
};

/** `distinct`. */
export const distinct: Command = async ({ engine, args }) => {
  const key = args.text('key');
  const path = key.split('.');
  const info = engine.catalog.find(args.db, args.collection);
  const query = engine.find(info, {
    filter: asFilter(args.get('query'), 'query'),
    hint: args.get('hint'),
    collation: args.collation,
    maxTimeMs: args.count('maxTimeMS'),
  });
  const collation = args.collation;
  const values = new Map<string, unknown>();
  const add = (value: unknown) => {
    const id = encodeValue(collation ? collation.fold(value) : value).toString('latin1');
    if (!values.has(id)) values.set(id, value);
  };
  for (let match = await query.next(); match; match = await query.next()) {
    visitPath(match.doc ?? decode(match.raw), path, (value, exists) => {
      if (Array.isArray(value)) value.forEach(add);
      else if (exists) add(value);
      return false;
    });
  }
  return { values: [...values.values()].sort(compareValues) };
};
