import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import mongoose, { type Types } from 'mongoose';

const buckets = new WeakMap<object, mongoose.mongo.GridFSBucket>();

/** All stored bytes: files of records, their thumbnails, pictures. One bucket per connection, as each new one looks at its indexes first. */
function bucket(): mongoose.mongo.GridFSBucket {
  const { db } = mongoose.connection;
  if (!db) throw new mongoose.mongo.MongoNotConnectedError('The database is not connected.');
  const known = buckets.get(db);
  if (known) return known;
  const made = new mongoose.mongo.GridFSBucket(db, { bucketName: 'files' });
  buckets.set(db, made);
  return made;
}

/** Keeps the bytes of a file on disk. The id names them from then on; names and types are kept elsewhere. */
export function storeFile(path: string): Promise<Types.ObjectId> {
  return store(createReadStream(path));
}

/** Keeps bytes. */
export function storeBytes(bytes: Buffer): Promise<Types.ObjectId> {
  return store(Readable.from([bytes]));
}

async function store(bytes: Readable): Promise<Types.ObjectId> {
  const id = new mongoose.Types.ObjectId();
  const upload = bucket().openUploadStreamWithId(id, id.toHexString());
  try {
    await pipeline(bytes, upload);
  } catch (error) {
    await upload.abort().catch(() => undefined);
    throw error;
  }
  return id;
}

/** What is stored under an id: its length in bytes; null when there is nothing. */
export async function storedLength(id: Types.ObjectId): Promise<number | null> {
  const [file] = await bucket().find({ _id: id }).limit(1).toArray();
  return file?.length ?? null;
}

/** Reads stored bytes from `start` up to, not including, `end`. */
export function readStored(id: Types.ObjectId, start: number, end: number): Readable {
  return bucket().openDownloadStream(id, { start, end });
}

/** Deletes stored bytes; nothing happens where there are none. */
export async function removeStored(id: Types.ObjectId): Promise<void> {
  try {
    await bucket().delete(id);
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoRuntimeError)) throw error;
  }
}
