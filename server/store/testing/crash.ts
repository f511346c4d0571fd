import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Collection, type Db, type Document, MongoClient } from 'mongodb';
import type { StoreProgram } from './store-process.ts';

const WRITERS = 8;
/**
 * Driver 7.8 now and then never settles a write whose connection closed under it, nor a close of its client then: both are
 * waited for so long, and left.
 */
const SETTLE_MS = 2_000;
/** No more writes than this are acknowledged before a kill. */
const MOST_WRITES = 60;

/** What clients were told is done. */
interface Acknowledged {
  /** Content of each inserted document, by its `_id`. */
  inserted: Map<string, string>;
  /** The highest counter value that a document was told to have. */
  counters: number[];
  progress: Progress;
}

/** Counts acknowledgements, and tells when so many more have come. */
class Progress {
  #left = Number.POSITIVE_INFINITY;
  #reached = () => {};

  after(count: number): Promise<void> {
    this.#left = count + 1;
    return new Promise((resolve) => {
      this.#reached = resolve;
    });
  }

  acknowledge(): void {
    if (--this.#left <= 0) this.#reached();
  }
}

/** What a run of crashes showed. */
export interface CrashReport {
  cycles: number;
  acknowledged: number;
  problems: string[];
}

/**
 * Kills a store under eight writers again and again, and looks after each restart whether everything that was
 * acknowledged is there and whole, and whether indexes and documents agree.
 */
export async function crashTest(program: StoreProgram, cycles: number, random: () => number): Promise<CrashReport> {
  const dir = mkdtempSync(join(tmpdir(), 'store-crash-'));
  const told: Acknowledged = { inserted: new Map(), counters: Array(WRITERS).fill(0), progress: new Progress() };
  const report: CrashReport = { cycles: 0, acknowledged: 0, problems: [] };
  try {
    for (; report.cycles < cycles && report.problems.length === 0; report.cycles++) {
      const isLast = report.cycles === cycles - 1;
      await cycle(program, dir, told, report, random, isLast);
    }
    report.acknowledged = told.inserted.size + told.counters.reduce((sum, value) => sum + value, 0);
    return report;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function cycle(
  program: StoreProgram,
  dir: string,
  told: Acknowledged,
  report: CrashReport,
  random: () => number,
  isLast: boolean,
): Promise<void> {
  const store = await program.serve(dir);
  const client = await MongoClient.connect(store.uri, { serverSelectionTimeoutMS: 2_000, maxPoolSize: WRITERS });
  try {
    const collection = client.db('crash').collection('documents');
    if (report.cycles === 0)
      await collection.createIndexes([{ key: { text: 1 }, unique: true }, { key: { tags: 1, n: -1 } }]);
    await verify(client.db('crash'), collection, told, report, isLast || report.cycles % 20 === 19);
    if (isLast) return;
    const stopped = { now: false };
    const writers = Array.from({ length: WRITERS }, (_, writer) =>
      write(collection, writer, report.cycles, told, stopped),
    );
    const enough = told.progress.after(Math.floor(random() * MOST_WRITES));
    const stuck = Promise.all(writers).then(() => 'all writers were refused');
    const ended = store.exited.then((how) => `the store ended by itself (${how})`);
    const problem = await Promise.race([enough, stuck, ended]);
    if (problem) {
      report.problems.push(problem);
      return;
    }
    // A write takes about this long, so that the kill falls anywhere into it.
    await wait(random() * 3);
    const killed = store.kill();
    stopped.now = true;
    await killed;
    await Promise.race([Promise.all(writers), wait(SETTLE_MS)]);
  } finally {
    await Promise.race([client.close(true), wait(SETTLE_MS)]);
    await store.kill();
  }
}

/** Writes until the store is gone, noting what was acknowledged. */
async function write(
  collection: Collection,
  writer: number,
  cycle: number,
  told: Acknowledged,
  stopped: { now: boolean },
) {
  try {
    for (let n = 0; !stopped.now; n++) {
      const id = `${cycle}-${writer}-${n}`;
      const text = `${id} ${'x'.repeat((n * 997) % 6000)}`;
      const document = { _id: id as never, text, n, tags: [`t${n % 5}`, `w${writer}`] };
      if (n % 3 === 2) {
        const next = (told.counters[writer] as number) + 1;
        await collection.updateOne(
          { _id: `counter ${writer}` as never },
          { $set: { n: next, text: `counter ${writer}` } },
          { upsert: true },
        );
        told.counters[writer] = next;
      } else {
        await collection.insertOne(document);
        told.inserted.set(id, text);
      }
      told.progress.acknowledge();
    }
  } catch {
    // The store was killed under this write; whether it was done is open, so nothing is noted.
  }
}

async function verify(
  database: Db,
  collection: Collection<Document>,
  told: Acknowledged,
  report: CrashReport,
  thoroughly: boolean,
) {
  const ids = [...told.inserted.keys()];
  const wanted = thoroughly ? ids : ids.slice(-400);
  const found = new Map<string, Document>();
  for await (const document of collection.find({ _id: { $in: wanted as never[] } }))
    found.set(String(document._id), document);
  for (const id of wanted) {
    const document = found.get(id);
    if (!document) report.problems.push(`${id} was acknowledged and is missing`);
    else if (document.text !== told.inserted.get(id)) report.problems.push(`${id} is not what was written`);
  }
  for (const [writer, value] of told.counters.entries()) {
    const counter = await collection.findOne({ _id: `counter ${writer}` as never });
    if (value > 0 && !(counter && counter.n >= value)) report.problems.push(`counter ${writer} lost an update`);
    if (counter && counter.n > value) told.counters[writer] = counter.n;
  }
  if (!thoroughly) return;
  const { valid, errors } = await database.command({ validate: collection.collectionName });
  if (!valid) report.problems.push(...errors);
}
