import { createHash } from 'node:crypto';
import { EJSON, serialize } from 'bson';
import { type Collection, type Document, type IndexDescription, MongoClient } from 'mongodb';

/** What a copy tells while it works. */
export type Progress = (line: string) => void;

const BATCH = 500;
/** Documents are read with the exact type of every value. */
const EXACT = { promoteValues: false, bsonRegExp: true } as const;

/**
 * Copies whole databases from one server to another and makes sure that both then hold the same. May be run
 * again at any time: documents are put in place by their `_id`. Documents that only the target has are
 * reported, and removed when that is asked for.
 */
export async function copyTo(
  fromUri: string,
  toUri: string,
  options: { progress: Progress; removeExtra: boolean; database?: string | undefined },
): Promise<void> {
  const from = await MongoClient.connect(fromUri);
  try {
    const to = await connectTarget(toUri);
    try {
      const { databases } = await from.db().admin().listDatabases({ nameOnly: true });
      const names = databases.map(({ name }) => name).filter((name) => !options.database || name === options.database);
      for (const name of names) await copyDatabase(from, to, name, options);
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

async function connectTarget(uri: string): Promise<MongoClient> {
  try {
    return await MongoClient.connect(uri, { serverSelectionTimeoutMS: 10_000 });
  } catch (error) {
    throw new Error(`The MongoDB to copy to cannot be reached: ${(error as Error).message}`);
  }
}

async function copyDatabase(
  from: MongoClient,
  to: MongoClient,
  name: string,
  { progress, removeExtra }: { progress: Progress; removeExtra: boolean },
): Promise<void> {
  for (const { name: collectionName } of await from.db(name).listCollections({}, { nameOnly: true }).toArray()) {
    const source = from.db(name).collection(collectionName);
    const target = to.db(name).collection(collectionName);
    const copied = await copyDocuments(source, target);
    if (removeExtra) await removeMissing(source, target);
    await copyIndexes(source, target);
    await verify(source, target, removeExtra);
    progress(`${name}.${collectionName}: ${copied} documents copied and compared`);
  }
}

async function copyDocuments(source: Collection, target: Collection): Promise<number> {
  let copied = 0;
  let batch: Document[] = [];
  const write = async () => {
    if (batch.length === 0) return;
    const replacements = batch.map((document) => ({
      replaceOne: { filter: { _id: document._id }, replacement: document, upsert: true },
    }));
    await target.bulkWrite(replacements, { ordered: false });
    copied += batch.length;
    batch = [];
  };
  for await (const document of source.find({}, EXACT)) {
    batch.push(document);
    if (batch.length === BATCH) await write();
  }
  await write();
  return copied;
}

const ONLY_ID = { ...EXACT, projection: { _id: 1 } } as const;

function exactly(value: unknown): string {
  return EJSON.stringify(value, { relaxed: false });
}

/** Removes what an earlier copy left of documents that are gone at the source. */
async function removeMissing(source: Collection, target: Collection): Promise<void> {
  let ids: unknown[] = [];
  const check = async () => {
    const present = await source.find({ _id: { $in: ids } } as Document, ONLY_ID).toArray();
    const known = new Set(present.map(({ _id }) => exactly(_id)));
    const gone = ids.filter((id) => !known.has(exactly(id)));
    if (gone.length > 0) await target.deleteMany({ _id: { $in: gone } } as Document);
    ids = [];
  };
  for await (const { _id } of target.find({}, ONLY_ID)) {
    ids.push(_id);
    if (ids.length === BATCH) await check();
  }
  if (ids.length > 0) await check();
}

async function copyIndexes(source: Collection, target: Collection): Promise<void> {
  const indexes = (await source.listIndexes().toArray()).filter(({ name }) => name !== '_id_');
  if (indexes.length === 0) return;
  await target.createIndexes(indexes.map(({ v: _version, ...index }) => index as IndexDescription));
}

/** Both sides must have as many documents, with the same content in the order of `_id`. */
async function verify(source: Collection, target: Collection, removedExtra: boolean): Promise<void> {
  const [own, other] = [await digest(source), await digest(target)];
  if (own.count === other.count && own.hash === other.hash) return;
  const name = `${source.dbName}.${source.collectionName}`;
  if (other.count > own.count && !removedExtra) {
    throw new Error(
      `${name} has ${other.count - own.count} documents at the target that are not here. Run again with --remove-extra to remove them.`,
    );
  }
  throw new Error(
    `${name} differs after copying: ${own.count} documents here, ${other.count} there. Stop everything that writes to either, and run again.`,
  );
}

async function digest(collection: Collection): Promise<{ count: number; hash: string }> {
  const hash = createHash('sha256');
  let count = 0;
  // Not their bytes as they are stored: servers differ in where they put `_id` and fields that are named by numbers.
  for await (const document of collection.find({}, EXACT).sort({ _id: 1 })) {
    hash.update(serialize(document));
    count++;
  }
  return { count, hash: hash.digest('hex') };
}
