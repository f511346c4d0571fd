import { Int32 } from 'bson';
import type { CollectionInfo } from '../engine/catalog.ts';
import { CommandError } from '../errors.ts';
import { encode } from '../query/bson.ts';
import { compileQuery } from '../query/match.ts';
import type { Doc } from '../query/value.ts';
import type { Command, CommandContext } from './context.ts';
import { firstBatch } from './find.ts';

const CREATE_OPTIONS = [
  'capped',
  'size',
  'max',
  'autoIndexId',
  'collation',
  'validator',
  'validationLevel',
  'validationAction',
  'storageEngine',
  'indexOptionDefaults',
  'expireAfterSeconds',
];

/** `create`. A capped collection is accepted and kept as a plain one. */
export const create: Command = async ({ engine, args }) => {
  for (const unsupported of ['viewOn', 'timeseries', 'clusteredIndex', 'encryptedFields']) {
    if (args.get(unsupported) !== undefined) {
      throw new CommandError('InvalidOptions', `create: '${unsupported}' is not supported by this server`);
    }
  }
  if (args.doc('validator') && Object.keys(args.doc('validator') ?? {}).length > 0) {
    throw new CommandError('InvalidOptions', 'create: document validation is not supported by this server');
  }
  const options: Doc = {};
  for (const name of CREATE_OPTIONS) if (args.get(name) !== undefined) options[name] = args.get(name);
  const { db, collection } = args;
  await engine.queue.run((scope) => {
    const existing = engine.catalog.find(db, collection);
    if (existing && sameOptions(existing.options, options)) return;
    engine.catalog.create(scope, db, collection, options);
  });
  return {};
};

function sameOptions(a: Doc, b: Doc): boolean {
  return encode(a).equals(encode(b));
}

/** `drop`. */
export const drop: Command = async ({ engine, args }) => {
  const { db, collection } = args;
  const info = await engine.queue.run((scope) => {
    const found = engine.catalog.find(db, collection);
    if (found) engine.catalog.drop(scope, found);
    return found;
  });
  if (!info) return {};
  engine.cursors.closeNamespace(`${db}.${collection}`);
  engine.purgeSoon();
  return { nIndexesWas: new Int32(info.indexes.length), ns: `${db}.${collection}` };
};

/** `dropDatabase`. */
export const dropDatabase: Command = async ({ engine, args }) => {
  const { db } = args;
  const dropped = await engine.queue.run((scope) => {
    const infos = engine.catalog.list(db);
    for (const info of infos) engine.catalog.drop(scope, info);
    return infos;
  });
  for (const info of dropped) engine.cursors.closeNamespace(`${db}.${info.name}`);
  engine.purgeSoon();
  return { dropped: db };
};

/** `listDatabases`. */
export const listDatabases: Command = ({ engine, args }) => {
  const filter = args.doc('filter');
  const matches = filter && compileQuery(filter);
  const databases = engine.catalog
    .databases()
    .map((name) => {
      const infos = engine.catalog.list(name);
      const bytes = infos.reduce((sum, info) => sum + info.bytes, 0);
      return { name, sizeOnDisk: bytes, empty: infos.every((info) => info.count === 0) };
    })
    .filter((database) => !matches || matches(database));
  if (args.flag('nameOnly')) return { databases: databases.map(({ name }) => ({ name })) };
  return { databases, totalSize: databases.reduce((sum, database) => sum + database.sizeOnDisk, 0) };
};

/** `listCollections`. */
export const listCollections: Command = (context) => {
  const { engine, args } = context;
  const nameOnly = args.flag('nameOnly');
  const matches = compileQuery(args.doc('filter') ?? {});
  const documents = engine.catalog
    .list(args.db)
    .map((info) => describe(info))
    .filter((description) => matches(description))
    .map((description) => encode(nameOnly ? { name: description.name, type: description.type } : description));
  return listReply(context, `${args.db}.$cmd.listCollections`, documents);
};

function describe(info: CollectionInfo): Doc {
  return {
    name: info.name,
    type: 'collection',
    options: info.options,
    info: { readOnly: false, uuid: info.uuid },
    idIndex: info.indexes[0]?.spec ?? {},
  };
}

/** Answers with a list through a cursor. */
export function listReply(context: CommandContext, namespace: string, documents: readonly Buffer[]) {
  const rest = documents.values();
  const source = { next: async () => rest.next().value };
  const batchSize = Number(context.args.doc('cursor')?.batchSize ?? Number.POSITIVE_INFINITY);
  return firstBatch(context, namespace, source, batchSize);
}

/** `renameCollection`. */
export const renameCollection: Command = async ({ engine, args }) => {
  const [fromDb, from] = splitNamespace(args.text('renameCollection'));
  const [toDb, to] = splitNamespace(args.text('to'));
  if (fromDb !== toDb)
    throw new CommandError('IllegalOperation', 'renaming to another database is not supported by this server');
  const dropTarget = args.flag('dropTarget');
  await engine.queue.run((scope) => {
    const info = engine.catalog.find(fromDb, from);
    if (!info) throw new CommandError('NamespaceNotFound', `Source collection ${fromDb}.${from} does not exist`);
    const target = engine.catalog.find(toDb, to);
    if (target === info) throw new CommandError('IllegalOperation', "Can't rename a collection to itself");
    if (target && !dropTarget) throw new CommandError('NamespaceExists', 'target namespace exists');
    if (target) engine.catalog.drop(scope, target);
    engine.catalog.rename(scope, info, toDb, to);
  });
  engine.cursors.closeNamespace(`${fromDb}.${from}`);
  engine.purgeSoon();
  return {};
};

function splitNamespace(namespace: string): [string, string] {
  const dot = namespace.indexOf('.');
  if (dot <= 0) throw new CommandError('InvalidNamespace', `Invalid namespace specified '${namespace}'`);
  return [namespace.slice(0, dot), namespace.slice(dot + 1)];
}
