import { Int32 } from 'bson';
import { CommandError } from '../../errors.ts';
import { encode } from '../../query/bson.ts';
import { DOCUMENT_STAGES, readStage } from '../../query/document-stages.ts';
import { compileQuery } from '../../query/match.ts';
import { hasOperator, runStages } from '../../query/mingo.ts';
import { toInteger } from '../../query/number.ts';
import { toPlain } from '../../query/plain.ts';
import { compileSort } from '../../query/sort.ts';
import { type Doc, isDoc } from '../../query/value.ts';
import { asFilter } from '../find.ts';
import { TopSorter } from '../top-sorter.ts';
import { group } from './group.ts';
import { lookup, unionWith } from './lookup.ts';
import { merge, out } from './output.ts';
import { collect, type DocStream, type PipelineContext, type StageCompiler, streamOf } from './stage.ts';
import { unwind } from './unwind.ts';

/** The stages that run here, on documents with their exact types; mingo knows further ones. */
const STAGES: Readonly<Record<string, StageCompiler>> = {
  $match: match,
  $sort: sort,
  $skip: skip,
  $limit: limit,
  $count: count,
  $group: group,
  $sortByCount: (expression, context) => {
    const grouped = group({ _id: expression, count: { $sum: new Int32(1) } }, context);
    const sorted = sort({ count: new Int32(-1) }, context);
    return (source) => sorted(grouped(source));
  },
  $unwind: unwind,
  $lookup: lookup,
  $unionWith: unionWith,
  $facet: facet,
  $sample: sample,
  $documents: documents,
  $out: out,
  $merge: merge,
};

/** Stages that read the server's state or run scripts, which this server does not have. */
const REFUSED = new Set([
  '$changeStream',
  '$currentOp',
  '$listSessions',
  '$geoNear',
  '$search',
  '$vectorSearch',
  '$planCacheStats',
]);
/** Stages that write and therefore come last. */
const LAST_ONLY = new Set(['$out', '$merge']);

/** Compiles the stages of a pipeline into one step. */
export function compileStages(stages: readonly unknown[], context: PipelineContext): (source: DocStream) => DocStream {
  const compiled = stages.map((stage, i) => {
    const { name, argument } = readStage(stage);
    if (LAST_ONLY.has(name) && i < stages.length - 1) {
      throw new CommandError('Location40601', `${name} can only be the final stage in the pipeline`);
    }
    return compileStage(name, argument, context);
  });
  return (source) => compiled.reduce((stream, stage) => stage(stream), source);
}

function compileStage(name: string, argument: unknown, context: PipelineContext): (source: DocStream) => DocStream {
  const own = STAGES[name];
  if (own) return own(argument, context);
  const perDocument = DOCUMENT_STAGES[name];
  if (perDocument) {
    const apply = perDocument(argument, context);
    return (source) => each(source, apply);
  }
  if (REFUSED.has(name) || !hasOperator('pipeline', name)) {
    throw new CommandError('Location40324', `Unrecognized pipeline stage name: '${name}'`);
  }
  return (source) => byMingo(source, { [name]: argument }, context);
}

async function* each(source: DocStream, apply: (doc: Doc) => Doc): DocStream {
  for await (const doc of source) yield apply(doc);
}

async function* byMingo(source: DocStream, stage: Doc, context: PipelineContext): DocStream {
  const plain = (await collect(source)).map((doc) => toPlain(doc) as Doc);
  yield* runStages(plain, [stage], context.variables, (name) => {
    const { engine, db } = context;
    const find = engine.find(engine.catalog.find(db, name), { filter: {} });
    const documents: Doc[] = [];
    for (let found = find.nextSync(); found; found = find.nextSync()) {
      documents.push(toPlain(find.outputDoc(found)) as Doc);
    }
    return documents;
  });
}

function match(argument: unknown, { collation, variables }: PipelineContext) {
  const matches = compileQuery(asFilter(argument, '$match'), { collation, expressions: { variables } });
  return async function* (source: DocStream): DocStream {
    for await (const doc of source) if (matches(doc)) yield doc;
  };
}

function sort(argument: unknown, { collation }: PipelineContext) {
  if (!isDoc(argument) || Object.keys(argument).length === 0) {
    throw new CommandError('Location15976', '$sort stage must have at least one sort key');
  }
  const order = compileSort(argument, collation);
  return async function* (source: DocStream): DocStream {
    const sorter = new TopSorter<Doc>(Number.POSITIVE_INFINITY);
    for await (const doc of source) {
      const key = order.key(doc);
      sorter.add(key, doc, key.length);
    }
    yield* sorter.values();
  };
}

/** The whole number that `$skip` or `$limit` is given. */
export function stageCount(name: string, argument: unknown): number {
  const number = toInteger(argument);
  if (number === undefined || number < 0) {
    throw new CommandError(
      'Location5107200',
      `invalid argument to ${name} stage: Expected a non-negative number in: ${name}: ${String(argument)}`,
    );
  }
  if (name === '$limit' && number === 0) throw new CommandError('Location15958', 'the limit must be positive');
  return number;
}

function skip(argument: unknown) {
  const number = stageCount('$skip', argument);
  return async function* (source: DocStream): DocStream {
    let seen = 0;
    for await (const doc of source) if (++seen > number) yield doc;
  };
}

function limit(argument: unknown) {
  const number = stageCount('$limit', argument);
  return async function* (source: DocStream): DocStream {
    let left = number;
    for await (const doc of source) {
      yield doc;
      if (--left === 0) return;
    }
  };
}

function count(argument: unknown) {
  if (typeof argument !== 'string' || argument === '' || argument.startsWith('$') || argument.includes('.')) {
    throw new CommandError('Location40156', 'the count field must be a non-empty string without $ and dots');
  }
  return async function* (source: DocStream): DocStream {
    let number = 0;
    for await (const _ of source) number++;
    if (number > 0) yield { [argument]: new Int32(number) };
  };
}

function facet(argument: unknown, context: PipelineContext) {
  if (!isDoc(argument) || Object.keys(argument).length === 0) {
    throw new CommandError('Location40169', 'the $facet specification must be a non-empty object');
  }
  const facets = Object.entries(argument).map(([name, stages]) => {
    if (!Array.isArray(stages))
      throw new CommandError('Location40170', `arguments to $facet must be arrays, ${name} is not`);
    return { name, run: compileStages(stages, context) };
  });
  return async function* (source: DocStream): DocStream {
    const input = await collect(source);
    const result: Doc = {};
    for (const { name, run } of facets) result[name] = await collect(run(streamOf(input)));
    yield result;
  };
}

function sample(argument: unknown) {
  const size = isDoc(argument) ? toInteger(argument.size) : undefined;
  if (size === undefined || size < 1)
    throw new CommandError('Location28747', 'size argument to $sample must be a positive integer');
  return async function* (source: DocStream): DocStream {
    const chosen: Doc[] = [];
    let seen = 0;
    for await (const doc of source) {
      const place = Math.floor(Math.random() * ++seen);
      if (chosen.length < size) chosen.push(doc);
      else if (place < size) chosen[place] = doc;
    }
    yield* chosen;
  };
}

function documents(argument: unknown) {
  if (!Array.isArray(argument) || !argument.every(isDoc)) {
    throw new CommandError('Location5858203', '$documents must be given an array of objects');
  }
  return () => streamOf(argument as Doc[]);
}

/** The encoded form of a pipeline's documents. */
export async function* encoded(stream: DocStream): AsyncGenerator<Buffer, undefined> {
  for await (const doc of stream) yield encode(doc);
  return undefined;
}
