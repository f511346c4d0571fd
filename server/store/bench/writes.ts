import { join } from 'node:path';
import { open } from 'lmdb';
import { MongoClient } from 'mongodb';
import { startEmbeddedStore } from '../embedded/start.ts';
import { type Figure, figure } from './figure.ts';

const SECONDS = 2;

/** Acknowledged single-document writes, against bare LMDB commits that make the same fsyncs. */
export async function acknowledgedWrites(dir: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const clients of [1, 16]) {
    const { rate: store, perCommit } = await storeWrites(join(dir, `store-${clients}`), clients);
    const bare = await bareCommits(join(dir, `bare-${clients}`), perCommit);
    const bound = clients === 16 ? { atLeast: 0.5 } : undefined;
    figures.push(
      figure(`acknowledged writes, ${clients} client${clients > 1 ? 's' : ''}`, store, '/s'),
      figure(
        `… as a ratio to bare LMDB commits of ${perCommit} writes each (${Math.round(bare)}/s)`,
        store / bare,
        '×',
        bound,
      ),
    );
  }
  return figures;
}

/** Commits of so many small values each, one after the other: as many fsyncs for a write as the store made. */
async function bareCommits(path: string, perCommit: number): Promise<number> {
  const db = open<Buffer, number>({ path, noSubdir: true, encoding: 'binary', overlappingSync: false });
  const value = Buffer.alloc(200, 1);
  let written = 0;
  const start = performance.now();
  while (performance.now() - start < SECONDS * 1000) {
    db.transactionSync(() => {
      for (let i = 0; i < perCommit; i++) db.putSync(++written, value);
    });
  }
  const rate = written / ((performance.now() - start) / 1000);
  await db.close();
  return rate;
}

async function storeWrites(dir: string, clients: number): Promise<{ rate: number; perCommit: number }> {
  const store = await startEmbeddedStore({ dir });
  const client = await MongoClient.connect(store.uri, { maxPoolSize: clients, minPoolSize: clients });
  const collection = client.db('bench').collection('writes');
  await Promise.all(Array.from({ length: 4 * clients }, () => collection.insertOne({ warm: true })));
  const commits = async () => Number((await client.db('admin').command({ serverStatus: 1 })).metrics.commits);
  const before = await commits();
  const text = 'x'.repeat(150);
  let written = 0;
  const start = performance.now();
  const write = async () => {
    while (performance.now() - start < SECONDS * 1000) {
      await collection.insertOne({ text, n: written });
      written++;
    }
  };
  await Promise.all(Array.from({ length: clients }, write));
  const rate = written / ((performance.now() - start) / 1000);
  const perCommit = Math.max(1, Math.round(written / ((await commits()) - before)));
  await client.close();
  await store.close();
  return { rate, perCommit };
}
