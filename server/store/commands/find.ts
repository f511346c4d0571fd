import { Long } from 'bson';
import type { DocumentSource } from '../engine/cursors.ts';
import { asFilter, type Find } from '../engine/find.ts';
import { CommandError } from '../errors.ts';
import { isNumeric, toDouble, toInteger } from '../query/number.ts';
import { CursorReply } from '../wire/reply.ts';
import type { Command, CommandContext } from './context.ts';

const DEFAULT_FIRST_BATCH = 101;

/** `find`. */
export const find: Command = async (context) => {
  const { engine, args } = context;
  const namespace = `${args.db}.${args.collection}`;
  const info = engine.catalog.find(args.db, args.collection);
  const limit = args.count('limit') ?? 0;
  const batchSize = args.count('batchSize');
  const query = engine.find(info, {
    filter: asFilter(args.get('filter')),
    sort: args.doc('sort'),
    projection: args.doc('projection'),
    skip: args.count('skip'),
    limit,
    hint: args.get('hint'),
    collation: args.collation,
    variables: args.doc('let'),
    maxTimeMs: args.count('maxTimeMS'),
  });
  return firstBatch(context, namespace, sourceOf(query), batchSize, args.flag('singleBatch'));
};

/** The encoded documents of a query. */
export function sourceOf(query: Find): DocumentSource {
  return {
    next: async () => {
      const match = await query.next();
      return match && query.output(match);
    },
    cancel: () => query.pause.cancel(),
  };
}

/** Answers with the first documents of a source, and keeps a cursor for the others. */
export async function firstBatch(
  { engine, args }: CommandContext,
  namespace: string,
  source: DocumentSource,
  batchSize: number | undefined,
  singleBatch = false,
): Promise<CursorReply> {
  const cursor = engine.cursors.create(namespace, source, args.flag('noCursorTimeout'));
  const { batch, isDone } = await engine.cursors.read(cursor, batchSize ?? DEFAULT_FIRST_BATCH);
  const isOver = isDone || singleBatch;
  if (!isOver) engine.cursors.keep(cursor);
  return new CursorReply('firstBatch', batch, isOver ? 0n : cursor.id, namespace);
}

/** `getMore`. */
export const getMore: Command = async ({ engine, args }) => {
  const id = cursorId(args.get('getMore'));
  const namespace = `${args.db}.${args.text('collection')}`;
  const cursor = engine.cursors.get(id, namespace);
  cursor.isBusy = true;
  try {
    const batchSize = args.count('batchSize');
    const { batch, isDone } = await engine.cursors.read(cursor, batchSize ? batchSize : Number.POSITIVE_INFINITY);
    if (isDone) engine.cursors.close(id);
    return new CursorReply('nextBatch', batch, isDone ? 0n : id, namespace);
  } catch (error) {
    engine.cursors.close(id);
    throw error;
  } finally {
    cursor.isBusy = false;
  }
};

/** `killCursors`. */
export const killCursors: Command = ({ engine, args }) => {
  const killed: Long[] = [];
  const notFound: Long[] = [];
  for (const value of args.list('cursors')) {
    const id = cursorId(value);
    (engine.cursors.close(id) ? killed : notFound).push(Long.fromBigInt(id));
  }
  return { cursorsKilled: killed, cursorsNotFound: notFound, cursorsAlive: [], cursorsUnknown: [] };
};

function cursorId(value: unknown): bigint {
  if (value instanceof Long) return value.toBigInt();
  const number = isNumeric(value) ? toInteger(toDouble(value)) : undefined;
  if (number === undefined) throw new CommandError('TypeMismatch', "BSON field 'getMore' must be a long");
  return BigInt(number);
}

/** `count`. */
export const count: Command = async ({ engine, args }) => {
  const info = engine.catalog.find(args.db, args.collection);
  const filter = asFilter(args.get('query'), 'query');
  const skip = args.count('skip') ?? 0;
  const limitValue = args.get('limit');
  const limit = isNumeric(limitValue) ? Math.abs(toDouble(limitValue)) : 0;
  if (!info) return { n: 0 };
  if (Object.keys(filter).length === 0) {
    const rest = Math.max(0, info.count - skip);
    return { n: limit ? Math.min(rest, limit) : rest };
  }
  const query = engine.find(info, {
    filter,
    skip,
    limit,
    hint: args.get('hint'),
    collation: args.collation,
    maxTimeMs: args.count('maxTimeMS'),
  });
  let n = 0;
  while (await query.next()) n++;
  return { n };
};
