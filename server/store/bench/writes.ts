import { join } from 'node:path';
import { type Collection, MongoClient } from 'mongodb';
import { socketPath } from '../embedded/address.ts';
import { startEmbeddedStore } from '../embedded/start.ts';
import { BareCommits } from './bare-commits.ts';
import { type Figure, figure } from './figure.ts';
import { WireWriter } from './wire-writer.ts';

/** Many short rounds, as a disk's speed changes from one moment to the next. */
const ROUNDS = 21;
const ROUND_MS = 250;
const FIELDS = { text: 'x'.repeat(150), n: 1 };

/**
 * Acknowledged single-document writes against bare LMDB commits that make the same fsyncs: as many for a write, over the
 * same rows, at nearly the same time. The clients that are compared do no more than speak the protocol; what is left of
 * the figure when a driver speaks it stands beside it.
 */
export async function acknowledgedWrites(dir: string): Promise<Figure[]> {
  const one = await compare(join(dir, 'writes-1'), 1);
  const sixteen = await compare(join(dir, 'writes-16'), 16);
  return [
    figure('acknowledged writes, 1 client', one.written, '/s'),
    figure(`… as a ratio to bare LMDB commits of the same rows (${Math.round(one.bare)}/s)`, one.ratio, '×'),
    figure('… through the driver', one.throughDriver, '/s'),
    figure(`acknowledged writes, 16 clients (${sixteen.perCommit} to a commit)`, sixteen.written, '/s'),
    figure(`… as a ratio to bare LMDB commits of the same rows (${Math.round(sixteen.bare)}/s)`, sixteen.ratio, '×', {
      atLeast: 0.5,
    }),
    figure('… through the driver', sixteen.throughDriver, '/s'),
  ];
}

interface Round {
  written: number;
  perCommit: number;
  bare: number;
  ratio: number;
  throughDriver: number;
}

/** Lets both take turns; gives the round whose ratio is the middle one, and the middle figure of the driver. */
async function compare(dir: string, clients: number): Promise<Round> {
  const store = await startEmbeddedStore({ dir });
  const bare = new BareCommits(join(dir, 'bare.mdb'));
  const driver = await MongoClient.connect(store.uri, { maxPoolSize: clients });
  const database = driver.db('bench');
  const writers = await Promise.all(
    Array.from({ length: clients }, () => WireWriter.open(socketPath(dir), 'writes', FIELDS)),
  );
  const write = (end: number) => sumOf(writers.map((writer) => writer.writeUntil(end)));
  const writeThroughDriver = (end: number) =>
    sumOf(writers.map(() => insertUntil(end, database.collection('driver-writes'))));
  const commits = async () => Number((await database.command({ serverStatus: 1 })).metrics.commits);
  await write(performance.now() + ROUND_MS);
  await writeThroughDriver(performance.now() + ROUND_MS);

  const rounds: Round[] = [];
  while (rounds.length < ROUNDS) {
    const before = await commits();
    const written = await perSecond(write);
    const perCommit = Math.round(written.count / ((await commits()) - before));
    const alone = await perSecond((end) => bare.writeUntil(end, perCommit));
    const { rate: throughDriver } = await perSecond(writeThroughDriver);
    const ratio = written.rate / alone.rate;
    rounds.push({ written: written.rate, perCommit, bare: alone.rate, ratio, throughDriver });
  }

  for (const writer of writers) writer.close();
  await driver.close();
  await bare.close();
  await store.close();
  return { ...middle(rounds, ({ ratio }) => ratio), throughDriver: middle(rounds, byDriver).throughDriver };
}

const byDriver = ({ throughDriver }: Round) => throughDriver;

function middle(rounds: readonly Round[], figureOf: (round: Round) => number): Round {
  return [...rounds].sort((a, b) => figureOf(a) - figureOf(b))[rounds.length >> 1] as Round;
}

async function perSecond(work: (end: number) => number | Promise<number>): Promise<{ count: number; rate: number }> {
  const start = performance.now();
  const count = await work(start + ROUND_MS);
  return { count, rate: count / ((performance.now() - start) / 1000) };
}

async function sumOf(counts: readonly Promise<number>[]): Promise<number> {
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

async function insertUntil(end: number, collection: Collection): Promise<number> {
  let count = 0;
  for (; performance.now() < end; count++) await collection.insertOne({ ...FIELDS });
  return count;
}
