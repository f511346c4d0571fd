import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { nanoid } from 'nanoid';
import { afterAll } from 'vitest';
import { openStore } from '../store/connect.ts';

/** The one store of a test file: the embedded one in a folder of its own, or the server that `MONGODB_URI` names. */
let opened: Promise<{ uri: string; close(): Promise<void> }> | undefined;

function store(): Promise<{ uri: string; close(): Promise<void> }> {
  opened ??= (async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'portico-test-'));
    const { uri, close } = await openStore({ mongodbUri: process.env.MONGODB_URI, dataDir });
    return {
      uri,
      async close() {
        await close();
        await rm(dataDir, { recursive: true, force: true });
      },
    };
  })();
  return opened;
}

afterAll(async () => {
  const closing = opened;
  opened = undefined;
  await mongoose.disconnect();
  await (await closing)?.close();
});

/** Connects mongoose to an empty database with all indexes of the models imported so far. */
export async function connectEmptyDatabase(): Promise<void> {
  const { uri } = await store();
  await mongoose.disconnect();
  await mongoose.connect(uri, { dbName: `test_${nanoid(10)}`, autoIndex: false, serverSelectionTimeoutMS: 3000 });
  await Promise.all(Object.values(mongoose.models).map((model) => model.createIndexes()));
}

/** How many byte strings are kept in GridFS. */
export function storedBytesCount(): Promise<number> {
  return mongoose.connection.collection('files.files').countDocuments();
}
