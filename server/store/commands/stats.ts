import type { Engine } from '../engine/engine.ts';
import type { Index } from '../engine/index-definition.ts';
import { RecordTables } from '../engine/record-keys.ts';
import { validateCollection } from '../engine/validate.ts';
import { CommandError } from '../errors.ts';
import type { Doc } from '../query/value.ts';
import type { Command, CommandContext } from './context.ts';

/** `collStats`. */
export const collStats: Command = ({ engine, args }) => {
  const info = engine.catalog.find(args.db, args.collection);
  const count = info?.count ?? 0;
  const bytes = info?.bytes ?? 0;
  const indexSizes = Object.fromEntries((info?.indexes ?? []).map((index) => [index.name, indexBytes(engine, index)]));
  const totalIndexSize = Object.values(indexSizes).reduce((sum, size) => sum + size, 0);
  return {
    ns: `${args.db}.${args.collection}`,
    count,
    size: bytes,
    avgObjSize: count > 0 ? Math.round(bytes / count) : 0,
    storageSize: bytes,
    nindexes: info?.indexes.length ?? 0,
    indexBuilds: info?.indexes.filter((index) => index.building).map((index) => index.name) ?? [],
    totalIndexSize,
    indexSizes,
    totalSize: bytes + totalIndexSize,
    capped: false,
    scaleFactor: 1,
  };
};

/** `dbStats`. */
export const dbStats: Command = ({ engine, args }) => {
  const infos = engine.catalog.list(args.db);
  const total = (of: (info: (typeof infos)[number]) => number) => infos.reduce((sum, info) => sum + of(info), 0);
  const objects = total((info) => info.count);
  const dataSize = total((info) => info.bytes);
  const indexSize = total((info) => info.indexes.reduce((sum, index) => sum + indexBytes(engine, index), 0));
  return {
    db: args.db,
    collections: infos.length,
    views: 0,
    objects,
    avgObjSize: objects > 0 ? dataSize / objects : 0,
    dataSize,
    storageSize: dataSize,
    indexes: total((info) => info.indexes.length),
    indexSize,
    totalSize: dataSize + indexSize,
    scaleFactor: 1,
  };
};

function indexBytes(engine: Engine, index: Index): number {
  return engine.storage.indexes.bytes(RecordTables.allEntries(index.id));
}

/** `validate`: reads every document and index entry of a collection and compares them. */
export const validate: Command = async ({ engine, args }: CommandContext): Promise<Doc> => {
  const info = engine.catalog.find(args.db, args.collection);
  if (!info) {
    throw new CommandError(
      'NamespaceNotFound',
      `Collection '${args.db}.${args.collection}' does not exist to validate.`,
    );
  }
  const { errors, keysPerIndex } = await validateCollection(engine, info);
  return {
    ns: `${args.db}.${args.collection}`,
    nrecords: info.count,
    nIndexes: info.indexes.length,
    keysPerIndex,
    valid: errors.length === 0,
    errors,
    warnings: [],
  };
};
