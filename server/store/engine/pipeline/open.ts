import type { Collation } from '../../query/collation.ts';
import { readStage } from '../../query/document-stages.ts';
import { type Doc, isDoc } from '../../query/value.ts';
import type { DocumentSource } from '../cursors.ts';
import type { Engine } from '../engine.ts';
import { asFilter, type Find, type FindRequest } from '../find.ts';
import type { DocStream, PipelineContext } from './stage.ts';
import { compileStages, encoded, stageCount } from './stages.ts';

/** An aggregation in full. */
export interface PipelineRequest {
  db: string;
  /** The collection; `undefined` for a pipeline that begins with `$documents`. */
  collection: string | undefined;
  stages: readonly unknown[];
  hint?: unknown;
  collation?: Collation | undefined;
  variables?: Doc | undefined;
  maxTimeMs?: number | undefined;
}

/** Starts an aggregation: what its beginning has in common with a query runs as a query, through indexes. */
export function openPipeline(engine: Engine, request: PipelineRequest): DocumentSource & { find: Find } {
  const { query, rest } = splitQuery(request);
  const info = request.collection === undefined ? undefined : engine.catalog.find(request.db, request.collection);
  const find = engine.find(info, query);
  const cancel = () => find.pause.cancel();
  if (rest.length === 0) {
    const next = async () => {
      const match = await find.next();
      return match && find.output(match);
    };
    return { find, next, cancel };
  }
  const documents = encoded(compileStages(rest, contextOf(engine, request, find))(streamFind(find)));
  return { find, next: async () => (await documents.next()).value, cancel };
}

function contextOf(engine: Engine, request: PipelineRequest, find: Find): PipelineContext {
  const { db, variables, collation } = request;
  const context: PipelineContext = {
    engine,
    db,
    variables,
    collation,
    pause: find.pause,
    run: (source, stages, ownVariables = variables) => {
      const inner = { db, collection: undefined, stages, collation, variables: ownVariables };
      if (typeof source !== 'string') return compileStages(stages, { ...context, variables: ownVariables })(source);
      const { query, rest } = splitQuery(inner);
      const innerFind = engine.find(engine.catalog.find(db, source), query);
      return compileStages(rest, { ...context, variables: ownVariables })(streamFind(innerFind));
    },
  };
  return context;
}

async function* streamFind(find: Find): DocStream {
  for (let match = await find.next(); match; match = await find.next()) yield find.outputDoc(match);
}

/** The leading `$match`, `$sort`, `$skip` and `$limit` stages as a query, and the stages behind them. */
export function splitQuery(request: PipelineRequest): { query: FindRequest; rest: unknown[] } {
  const { hint, collation, variables, maxTimeMs } = request;
  const query: FindRequest = { filter: {}, hint, collation, variables, maxTimeMs };
  const rest = [...request.stages];
  while (rest.length > 0 && takesStage(query, rest[0])) rest.shift();
  return { query, rest };
}

/** Makes a stage part of the query where order and meaning allow it. */
function takesStage(query: FindRequest, stage: unknown): boolean {
  const { name, argument } = readStage(stage);
  const isOpen = query.skip === undefined && query.limit === undefined;
  if (name === '$match' && !query.sort && isOpen) {
    const filter = asFilter(argument, '$match');
    query.filter = Object.keys(query.filter).length === 0 ? filter : { $and: [query.filter, filter] };
  } else if (name === '$sort' && !query.sort && isOpen && isDoc(argument) && Object.keys(argument).length > 0) {
    query.sort = argument;
  } else if (name === '$skip' && isOpen) query.skip = stageCount(name, argument);
  else if (name === '$limit' && query.limit === undefined) query.limit = stageCount(name, argument);
  else return false;
  return true;
}
