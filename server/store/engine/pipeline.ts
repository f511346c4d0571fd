import { Aggregator } from 'mingo/aggregator';
import type { Options } from 'mingo/types';
import { CommandError } from '../errors.ts';
import { decode, encode } from '../query/bson.ts';
import type { Collation } from '../query/collation.ts';
import { asCommandErrors, mingoOptions } from '../query/expressions.ts';
import { toInteger } from '../query/number.ts';
import { readStage } from '../query/pipeline/document-stages.ts';
import { toPlain } from '../query/plain.ts';
import { type Doc, isDoc } from '../query/value.ts';
import type { DocumentSource } from './cursors.ts';
import type { Engine } from './engine.ts';
import { asFilter, type FindRequest } from './find.ts';

/** An aggregation in full. */
export interface PipelineRequest {
  db: string;
  collection: string | undefined;
  stages: readonly unknown[];
  hint?: unknown;
  collation?: Collation | undefined;
  variables?: Doc | undefined;
  maxTimeMs?: number | undefined;
}

/** Starts an aggregation: what its beginning has in common with a query runs as a query, through indexes. */
export function openPipeline(engine: Engine, request: PipelineRequest): DocumentSource {
  const { query, rest } = splitQuery(request);
  const info = request.collection === undefined ? undefined : engine.catalog.find(request.db, request.collection);
  const find = engine.find(info, query);
  if (rest.length === 0) {
    return {
      next: async () => {
        const match = await find.next();
        return match && find.output(match);
      },
      cancel: () => find.pause.cancel(),
    };
  }
  let results: Iterator<unknown> | undefined;
  const start = async () => {
    const documents: unknown[] = [];
    for (let match = await find.next(); match; match = await find.next()) {
      documents.push(toPlain(match.doc ?? decode(match.raw)));
    }
    const options = {
      ...mingoOptions(request.variables),
      collectionResolver: (name: string) => collectionDocuments(engine, request.db, name),
    } as Options;
    return asCommandErrors(() => new Aggregator(toPlain(rest) as Doc[], options).run(documents as Doc[])[Symbol.iterator]());
  };
  return {
    next: async () => {
      results ??= await start();
      const step = results.next();
      return step.done ? undefined : encode(step.value as Doc);
    },
    cancel: () => find.pause.cancel(),
  };
}

function collectionDocuments(engine: Engine, db: string, name: string): Doc[] {
  const find = engine.find(engine.catalog.find(db, name), { filter: {} });
  const documents: Doc[] = [];
  for (let match = find.nextSync(); match; match = find.nextSync()) documents.push(toPlain(decode(match.raw)) as Doc);
  return documents;
}

/** The leading `$match`, `$sort`, `$skip` and `$limit` stages as a query, and the stages behind them. */
export function splitQuery(request: PipelineRequest): { query: FindRequest; rest: unknown[] } {
  const { hint, collation, variables, maxTimeMs } = request;
  const query: FindRequest = { filter: {}, hint, collation, variables, maxTimeMs };
  const rest = [...request.stages];
  while (rest.length > 0) {
    const { name, argument } = readStage(rest[0]);
    if (name === '$match' && !query.sort && query.skip === undefined && query.limit === undefined) {
      const filter = asFilter(argument, '$match');
      query.filter = Object.keys(query.filter).length === 0 ? filter : { $and: [query.filter, filter] };
    } else if (name === '$sort' && !query.sort && query.skip === undefined && query.limit === undefined && isDoc(argument)) {
      query.sort = argument;
    } else if (name === '$skip' && query.skip === undefined && query.limit === undefined) {
      query.skip = stageCount(name, argument);
    } else if (name === '$limit' && query.limit === undefined) {
      query.limit = stageCount(name, argument);
      if (query.limit === 0) throw new CommandError('Location15958', 'the limit must be positive');
    } else break;
    rest.shift();
  }
  return { query, rest };
}

function stageCount(name: string, argument: unknown): number {
  const count = toInteger(argument);
  if (count === undefined || count < 0) {
    throw new CommandError('Location15957', `invalid argument to ${name} stage: Expected a non-negative number`);
  }
  return count;
}
