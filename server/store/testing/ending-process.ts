// A process that ends in the middle of its own store's writes; run as `node --import tsx ending-process.ts DIR HOW`.
import { writeSync } from 'node:fs';
import { MongoClient } from 'mongodb';
import { startEmbeddedStore } from '../embedded/start.ts';

const [dir = '', how] = process.argv.slice(2);
const store = await startEmbeddedStore({ dir });
const client = await MongoClient.connect(store.uri);
const things = client.db('app').collection('things');
let acknowledged = 0;

async function writeOn(): Promise<never> {
  for (;;) {
    await things.insertMany(Array.from({ length: 300 }, (_, n) => ({ n, text: `text ${n}` })));
    acknowledged += 300;
    if (acknowledged < 3000) continue;
    writeSync(1, `${acknowledged}`);
    if (how === 'exit') process.exit(3);
    throw new Error('nobody catches this');
  }
}

for (let writers = 0; writers < 8; writers++) void writeOn();
