import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import mongoose, { type Model } from 'mongoose';
import { startEmbeddedStore } from '../embedded/start.ts';
import { type Figure, figure } from './figure.ts';

const SMALL = 1_000;
const LARGE = Number(process.env.STORE_BENCH_DOCUMENTS ?? 1_000_000);
const ROUNDS = 2_000;

interface Customer {
  _id: number;
  email: string;
  owner: number;
  name: string;
  stage: string;
}

const schema = new mongoose.Schema<Customer>(
  { _id: Number, email: { type: String, index: true }, owner: Number, name: String, stage: String },
  { versionKey: false },
).index({ owner: 1, name: 1 });

/** Finding, sorting and opening with few and with many documents. */
export async function largeCollection(dir: string): Promise<Figure[]> {
  const small = await measure(join(dir, 'small'), SMALL);
  const large = await measure(join(dir, 'large'), LARGE);
  const both = `${SMALL.toLocaleString('en')} and ${LARGE.toLocaleString('en')} documents`;
  return [
    figure(`find by _id through mongoose, ${LARGE.toLocaleString('en')} documents`, large.byId.rate, '/s'),
    figure('… p99', large.byId.p99, 'ms'),
    figure(`… time per find, ratio of ${both}`, small.byId.rate / large.byId.rate, '×', { atMost: 1.5 }),
    figure('find by index through mongoose', large.byIndex.rate, '/s'),
    figure('… p99', large.byIndex.p99, 'ms'),
    figure(`… time per find, ratio of ${both}`, small.byIndex.rate / large.byIndex.rate, '×', { atMost: 1.5 }),
    figure('filtered sort of 20 through an index, median', large.sortedMs, 'ms', { atMost: 5 }),
    figure('open the folder', large.openMs / 1000, 's', { atMost: 2 }),
    figure("web server's event loop delay during a full scan, p99", large.delayMs, 'ms', { atMost: 20 }),
    figure('private memory of the process with the store', large.privateMb, 'MB', { atMost: 300 }),
  ];
}

async function measure(dir: string, count: number) {
  const first = await startEmbeddedStore({ dir });
  await withModel(first.uri, (model) => fill(model, count));
  await first.close();
  const start = performance.now();
  const store = await startEmbeddedStore({ dir });
  const openMs = performance.now() - start;
  const result = await withModel(store.uri, async (model) => {
    const random = () => Math.floor(Math.random() * count);
    const byId = await rounds(() => model.findById(random()).lean());
    const byIndex = await rounds(() => model.findOne({ email: `customer${random()}@example.com` }).lean());
    const sorted = await rounds(
      () =>
        model
          .find({ owner: random() % 100 })
          .sort({ name: 1 })
          .limit(20)
          .lean(),
      200,
    );
    const delayMs = await delayDuring(() => model.find({ stage: 'no such stage' }).lean());
    return { byId, byIndex, sortedMs: sorted.median, delayMs, privateMb: privateMegabytes() };
  });
  await store.close();
  return { ...result, openMs };
}

async function withModel<T>(uri: string, work: (model: Model<Customer>) => Promise<T>): Promise<T> {
  const connection = await mongoose.createConnection(uri, { dbName: 'bench', autoIndex: false }).asPromise();
  try {
    return await work(connection.model<Customer>('Customer', schema));
  } finally {
    await connection.close();
  }
}

async function fill(model: Model<Customer>, count: number): Promise<void> {
  await model.createIndexes();
  const batch = 5_000;
  for (let from = 0; from < count; from += batch) {
    const customers = Array.from({ length: Math.min(batch, count - from) }, (_, i): Customer => {
      const n = from + i;
      return {
        _id: n,
        email: `customer${n}@example.com`,
        owner: n % 100,
        name: `Name ${(n * 7919) % count}`,
        stage: `stage ${n % 7}`,
      };
    });
    await model.insertMany(customers, { ordered: false, lean: true });
  }
}

/** Runs one round trip after the other. */
async function rounds(work: () => PromiseLike<unknown>, times = ROUNDS) {
  for (let i = 0; i < 200; i++) await work();
  const took: number[] = [];
  const start = performance.now();
  for (let i = 0; i < times; i++) {
    const before = performance.now();
    await work();
    took.push(performance.now() - before);
  }
  const rate = times / ((performance.now() - start) / 1000);
  took.sort((a, b) => a - b);
  return { rate, median: took[times >> 1] ?? 0, p99: took[Math.floor(times * 0.99)] ?? 0 };
}

async function delayDuring(work: () => PromiseLike<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  return delay.percentile(99) / 1e6;
}

/** Memory that is this process's alone, without the data file's mapped pages. */
function privateMegabytes(): number {
  if (process.platform !== 'linux') return process.memoryUsage().rss / 2 ** 20;
  const anonymous = /^RssAnon:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Number(anonymous ?? 0) / 1024;
}
