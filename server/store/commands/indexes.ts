import { Int32 } from 'bson';
import { buildIndexes } from '../engine/index-build.ts';
import { expiry } from '../engine/index-definition.ts';
import { sameKey } from '../engine/planner.ts';
import { CommandError } from '../errors.ts';
import { encode } from '../query/bson.ts';
import { type Doc, isDoc } from '../query/value.ts';
import { listReply } from './collections.ts';
import type { Command } from './context.ts';

/** `createIndexes`: filled in the background where documents exist, answered when they can be used. */
export const createIndexes: Command = async ({ engine, args }) => {
  const specs = args.docs('indexes');
  if (specs.length === 0) throw new CommandError('BadValue', 'Must specify at least one index to create');
  const { db, collection } = args;
  const isNew = !engine.catalog.find(db, collection);
  const { before, after } = await buildIndexes(engine, db, collection, specs);
  return {
    numIndexesBefore: new Int32(before),
    numIndexesAfter: new Int32(after),
    createdCollectionAutomatically: isNew,
    ...(before === after ? { note: 'all indexes already exist' } : {}),
  };
};

/** `listIndexes`. */
export const listIndexes: Command = (context) => {
  const { engine, args } = context;
  const info = engine.catalog.find(args.db, args.collection);
  if (!info) throw new CommandError('NamespaceNotFound', `ns does not exist: ${args.db}.${args.collection}`);
  const documents = info.indexes.filter((index) => !index.building).map((index) => encode(index.spec));
  return listReply(context, `${args.db}.${args.collection}`, documents);
};

/** `dropIndexes`: by name, by key, or all with `*`. */
export const dropIndexes: Command = async ({ engine, args }) => {
  const { db, collection } = args;
  const wanted = args.get('index');
  const before = await engine.queue.run((scope) => {
    const info = engine.catalog.find(db, collection);
    if (!info) throw new CommandError('NamespaceNotFound', `ns not found ${db}.${collection}`);
    const count = info.indexes.length;
    const others = info.indexes.filter((index) => index.name !== '_id_');
    const chosen =
      wanted === '*'
        ? others
        : (Array.isArray(wanted) ? wanted : [wanted]).map((one) => {
            if (one === '_id_' || (isDoc(one) && sameKey(one, { _id: 1 }))) {
              throw new CommandError('InvalidOptions', 'cannot drop _id index');
            }
            const found = others.find((index) =>
              typeof one === 'string' ? index.name === one : isDoc(one) && sameKey(index.spec.key as Doc, one),
            );
            if (!found) {
              throw new CommandError(
                'IndexNotFound',
                typeof one === 'string'
                  ? `index not found with name [${one}]`
                  : `can't find index with key: ${JSON.stringify(one)}`,
              );
            }
            return found;
          });
    for (const index of chosen) engine.catalog.removeIndex(scope, info, index);
    return count;
  });
  engine.purgeSoon();
  return { nIndexesWas: new Int32(before) };
};

/** What `collMod` could change on a MongoDB, and would be without effect here. */
const FIXED_OPTIONS = [
  ...['validator', 'validationLevel', 'validationAction', 'viewOn', 'pipeline', 'timeseries', 'expireAfterSeconds'],
  ...['cappedSize', 'cappedMax', 'changeStreamPreAndPostImages'],
];

/** `collMod`: changes how long a TTL index keeps documents. */
export const collMod: Command = async ({ engine, args }) => {
  const { db, collection } = args;
  const change = args.doc('index');
  const fixed = FIXED_OPTIONS.find((name) => args.get(name) !== undefined);
  if (fixed) throw new CommandError('InvalidOptions', `collMod: '${fixed}' is not supported by this server`);
  return engine.queue.run((scope) => {
    const info = engine.catalog.find(db, collection);
    if (!info) throw new CommandError('NamespaceNotFound', `ns does not exist: ${db}.${collection}`);
    if (!change) return {};
    const index = info.indexes.find((candidate) =>
      typeof change.name === 'string'
        ? candidate.name === change.name
        : isDoc(change.keyPattern) && sameKey(candidate.spec.key as Doc, change.keyPattern),
    );
    if (!index) throw new CommandError('IndexNotFound', `cannot find index for ns ${db}.${collection}`);
    if (change.expireAfterSeconds === undefined) return {};
    const before = { spec: index.spec, expireAfterSeconds: index.expireAfterSeconds };
    index.expireAfterSeconds = expiry(change.expireAfterSeconds, index.spec.key as Doc);
    index.spec = { ...index.spec, expireAfterSeconds: change.expireAfterSeconds };
    scope.onUndo(() => Object.assign(index, before));
    engine.catalog.save(scope, info);
    return {
      expireAfterSeconds_old: before.expireAfterSeconds === undefined ? null : new Int32(before.expireAfterSeconds),
      expireAfterSeconds_new: change.expireAfterSeconds,
    };
  });
};
