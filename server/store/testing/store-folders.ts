import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { startServer } from '../embedded/server.ts';
import { StoreProgram } from './store-process.ts';

/** Gives each test of a file folders of its own, which are gone after it. */
export function newFolders(): () => string {
  const made: string[] = [];
  afterEach(() => {
    for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
  });
  return () => {
    const dir = mkdtempSync(join(tmpdir(), 'store-folder-'));
    made.push(dir);
    return dir;
  };
}

/** Builds the store's program for the tests of a file, and takes it away after them. */
export function builtProgram(): () => StoreProgram {
  let program: StoreProgram;
  beforeAll(async () => {
    program = await StoreProgram.build();
  }, 120_000);
  afterAll(() => program.remove());
  return () => program;
}

/** Runs something on a store in this process. */
export async function withStore<T>(at: string, work: (client: MongoClient, uri: string) => Promise<T>): Promise<T> {
  const server = await startServer({ dir: at });
  const client = await MongoClient.connect(server.uri);
  try {
    return await work(client, server.uri);
  } finally {
    await client.close();
    await server.close();
  }
}

/** Fills a folder with documents of many sizes and two indexes; of 300 there are 257 left. */
export async function fill(at: string, count = 300): Promise<void> {
  await withStore(at, async (client) => {
    const collection = client.db('app').collection('things');
    await collection.createIndexes([{ key: { n: 1 } }, { key: { text: 1 }, unique: true }]);
    const documents = Array.from({ length: count }, (_, n) => ({
      _id: n as never,
      n: n % 7,
      text: `text ${n} ${'y'.repeat((n * 31) % 3000)}`,
    }));
    await collection.insertMany(documents);
    await collection.deleteMany({ n: 3 });
  });
}
