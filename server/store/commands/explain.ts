import { Int32 } from 'bson';
import { asFilter, type Find } from '../engine/find.ts';
import { splitQuery } from '../engine/pipeline/open.ts';
import type { IndexPlan, Plan } from '../engine/planner.ts';
import { CommandError } from '../errors.ts';
import { encode } from '../query/bson.ts';
import { parseCollation } from '../query/collation.ts';
import { type Doc, isDoc } from '../query/value.ts';
import { Arguments, type Command, type CommandContext } from './context.ts';

/** `explain`: which index a command would use, and, when it is run, how much it had to look at. */
export const explain: Command = async (context) => {
  const inner = context.args.doc('explain') ?? {};
  const args = new Arguments(encode({ ...inner, $db: context.args.db }), new Map());
  return explainQuery({ ...context, args }, args.name, context.args.get('verbosity'));
};

/** The explanation of one command. */
export async function explainQuery(context: CommandContext, name: string, verbosity: unknown): Promise<Doc> {
  const { engine, args } = context;
  const find = engine.find(engine.catalog.find(args.db, args.collection), requestOf(name, args));
  const namespace = `${args.db}.${args.collection}`;
  const queryPlanner = {
    namespace,
    winningPlan: describe(find),
    rejectedPlans: [],
  };
  if (verbosity === 'queryPlanner') return { explainVersion: '1', queryPlanner };
  const start = performance.now();
  let returned = 0;
  while (await find.next()) returned++;
  return {
    explainVersion: '1',
    queryPlanner,
    executionStats: {
      executionSuccess: true,
      nReturned: new Int32(returned),
      executionTimeMillis: new Int32(Math.round(performance.now() - start)),
      totalKeysExamined: new Int32(find.scan.counts.keys),
      totalDocsExamined: new Int32(find.scan.counts.documents),
    },
  };
}

function requestOf(name: string, args: Arguments) {
  const common = { hint: args.get('hint'), collation: args.collation, variables: args.doc('let') };
  switch (name) {
    case 'find':
      return {
        ...common,
        filter: asFilter(args.get('filter')),
        sort: args.doc('sort'),
        projection: args.doc('projection'),
        skip: args.count('skip'),
        limit: args.count('limit'),
      };
    case 'count':
    case 'distinct':
    case 'findAndModify':
      return { ...common, filter: asFilter(args.get('query'), 'query'), sort: args.doc('sort') };
    case 'aggregate':
      return splitQuery({ ...common, db: args.db, collection: args.collection, stages: args.list('pipeline') }).query;
    case 'update':
    case 'delete': {
      const [entry] = args.docs(name === 'update' ? 'updates' : 'deletes');
      return {
        filter: asFilter(entry?.q, 'q'),
        hint: entry?.hint,
        collation: parseCollation(entry?.collation),
        variables: common.variables,
      };
    }
    default:
      throw new CommandError('CommandNotFound', `Explain failed due to unknown command: ${name}`);
  }
}

/** The plan as a tree of stages in MongoDB's names. */
function describe(find: Find): Doc {
  const source = describePlan(find.plan);
  return find.sortsInMemory ? { stage: 'SORT', inputStage: source } : source;
}

function describePlan(plan: Plan): Doc {
  switch (plan.kind) {
    case 'nothing':
      return { stage: 'EOF' };
    case 'collection':
      return { stage: 'COLLSCAN', direction: plan.reverse ? 'backward' : 'forward' };
    case 'index':
      return { stage: 'FETCH', inputStage: describeIndex(plan) };
    case 'union':
      return { stage: 'FETCH', inputStage: { stage: 'OR', inputStages: plan.branches.map(describeIndex) } };
  }
}

function describeIndex(plan: IndexPlan): Doc {
  const { index } = plan;
  return {
    stage: 'IXSCAN',
    keyPattern: isDoc(index.spec.key) ? index.spec.key : {},
    indexName: index.name,
    isMultiKey: index.multikey !== 0,
    isUnique: index.unique,
    isSparse: index.sparse,
    isPartial: index.partial !== undefined,
    direction: plan.reverse ? 'backward' : 'forward',
    indexBounds: Object.fromEntries(Object.entries(plan.bounds).map(([path, text]) => [path, [text]])),
  };
}
