import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { DATA_FILE } from './engine/storage.ts';
import { crashTest } from './testing/crash.ts';
import { eventsBeforeAnswers, hasSynchronousDescriptor, traceProcess } from './testing/fsync-trace.ts';
import { seededRandom } from './testing/random.ts';
import { builtProgram, fill, newFolders, withStore } from './testing/store-folders.ts';

const program = builtProgram();
const newDir = newFolders();

describe('a killed store', () => {
  test('has every acknowledged write, whole, after 200 kills under eight writers', async () => {
    const cycles = Number(process.env.CRASH_CYCLES ?? 200);
    const random = seededRandom(Number(process.env.CRASH_SEED ?? Date.now()));
    const halves = [Math.ceil(cycles / 2), Math.floor(cycles / 2)];
    const reports = await Promise.all(halves.map((count) => crashTest(program(), count, random)));
    expect(reports.flatMap(({ problems }) => problems)).toEqual([]);
    expect(reports.reduce((sum, report) => sum + report.cycles, 0)).toBe(cycles);
    expect(reports.reduce((sum, report) => sum + report.acknowledged, 0)).toBeGreaterThan(10 * cycles);
  }, 1_800_000);

  test('had each write on disk before it was answered', async (context) => {
    try {
      execFileSync('strace', ['-V'], { stdio: 'ignore' });
    } catch {
      return context.skip();
    }
    const dir = newDir();
    const trace = join(dir, 'trace');
    const store = await program().serve(dir);
    const metaIsSynchronous = hasSynchronousDescriptor(store.child.pid as number, join(dir, DATA_FILE));
    const tracer = traceProcess(store.child.pid as number, trace);
    await tracer.attached;
    const client = await MongoClient.connect(store.uri);
    for (let n = 0; n < 5; n++)
      await client
        .db('a')
        .collection('b')
        .insertOne({ text: `marker ${n}` });
    await client.close();
    await store.stop();
    await tracer.ended;
    const answers = eventsBeforeAnswers(readFileSync(trace, 'latin1'));
    expect(answers).toHaveLength(5);
    // Pages, their sync, then the meta page, which is written through a descriptor that syncs by itself.
    for (const events of answers) expect(events.slice(events.lastIndexOf('sync'))).toEqual(['sync', 'meta']);
    expect(metaIsSynchronous).toBe(true);
  }, 60_000);
});

describe('a damaged file', () => {
  test('cut anywhere is refused in words', async () => {
    const dir = newDir();
    await fill(dir);
    const file = join(dir, DATA_FILE);
    const whole = readFileSync(file);
    const random = seededRandom(7);
    for (let round = 0; round < 40; round++) {
      const length = round === 0 ? whole.length - 1 : Math.floor(random() * whole.length);
      writeFileSync(file, whole);
      truncateSync(file, Math.max(1, length));
      const outcome = await openAndRead(dir);
      if (outcome.read !== undefined) expect(outcome.read, `cut at ${length}`).toEqual(outcome.expected);
      else expect(outcome.error, `cut at ${length}`).toMatch(/is damaged/);
    }
  }, 60_000);

  test('with changed bytes is noticed, and nothing changed is served', async () => {
    const dir = newDir();
    await fill(dir);
    const file = join(dir, DATA_FILE);
    const whole = readFileSync(file);
    const random = seededRandom(11);
    let noticed = 0;
    for (let round = 0; round < 80; round++) {
      const copy = Buffer.from(whole);
      const at = Math.floor(random() * copy.length);
      copy[at] = (copy[at] as number) ^ (1 << Math.floor(random() * 8));
      writeFileSync(file, copy);
      const outcome = await openAndRead(dir);
      if (outcome.read === undefined) noticed++;
      else expect(outcome.read, `byte ${at} changed`).toEqual(outcome.expected);
    }
    expect(noticed).toBeGreaterThan(10);
  }, 120_000);

  test('a value that goes bad while the store runs is reported with collection and id, and not served', async () => {
    const dir = newDir();
    await withStore(dir, async (client) => {
      const collection = client.db('app').collection('things');
      await collection.insertMany(Array.from({ length: 20 }, (_, n) => ({ _id: n as never, secret: `needle-${n}-` })));
      const file = join(dir, DATA_FILE);
      const bytes = readFileSync(file);
      for (let at = bytes.indexOf('needle-7-'); at >= 0; at = bytes.indexOf('needle-7-', at + 1)) bytes[at] = 0x4e;
      // Written into the same file, which the store has mapped.
      const handle = await open(file, 'r+');
      await handle.write(bytes);
      await handle.close();
      await expect(collection.findOne({ _id: 7 as never })).rejects.toThrow(
        /document number 8 of app\.things is damaged on disk/,
      );
      expect(await collection.findOne({ _id: 6 as never })).toEqual({ _id: 6, secret: 'needle-6-' });
      const { valid, errors } = await client.db('app').command({ validate: 'things' });
      expect(valid).toBe(false);
      expect(errors[0]).toContain('app.things');
    });
  });

  /** Opens a folder and reads everything; the content must be right wherever opening succeeds. */
  async function openAndRead(at: string): Promise<{ read?: unknown; expected?: unknown; error?: string }> {
    const expected = Array.from({ length: 300 }, (_, n) => n).filter((n) => n % 7 !== 3);
    try {
      return await withStore(at, async (client) => {
        const collection = client.db('app').collection('things');
        const documents = await collection.find().sort({ _id: 1 }).toArray();
        const isRight = documents.every(({ _id, n, text }) => n === Number(_id) % 7 && text.startsWith(`text ${_id} `));
        return { read: isRight ? documents.map(({ _id }) => Number(_id)) : 'changed content', expected };
      });
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }
});

test.skipIf(process.platform === 'win32')(
  'after a write that failed for another reason than room, no further one is taken; reads go on',
  async () => {
    const dir = newDir();
    const store = await program().serveLimited(dir, 2048);
    const client = await MongoClient.connect(store.uri);
    const collection = client.db('app').collection('things');
    await collection.insertOne({ _id: 0 as never, kept: true });
    const text = 'z'.repeat(400_000);
    const fillUp = async () => {
      for (;;) await collection.insertOne({ text });
    };
    await expect(fillUp()).rejects.toThrow(/takes no more writes: writing to disk failed/);
    await expect(collection.insertOne({ small: true })).rejects.toThrow(/takes no more writes/);
    expect(await collection.findOne({ _id: 0 as never })).toEqual({ _id: 0, kept: true });
    expect((await client.db('admin').command({ serverStatus: 1 })).storageFailure).toMatch(/takes no more writes/);
    await client.close();
    await store.stop();
    await withStore(dir, async (again) => {
      expect(await again.db('app').command({ validate: 'things' })).toMatchObject({ valid: true });
      await again.db('app').collection('things').insertOne({ after: true });
    });
  },
);

describe('a full disk', () => {
  test('refuses writes with MongoDB’s code, reads go on, and it recovers', async (context) => {
    const dir = newDir();
    const mount = join(dir, 'small');
    mkdirSync(mount);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', mount], { stdio: 'ignore' });
    } catch {
      return context.skip();
    }
    try {
      const data = join(mount, 'data');
      await withStore(data, async (client) => {
        const collection = client.db('app').collection('things');
        await collection.insertOne({ _id: 0 as never, kept: true });
        writeFileSync(join(mount, 'ballast'), Buffer.alloc(9 * 1024 * 1024));
        const text = 'z'.repeat(400_000);
        let stored = 0;
        const refusal = await (async () => {
          for (;;) {
            await collection.insertOne({ _id: (stored + 1) as never, text });
            stored++;
          }
        })().catch((error: unknown) => error);
        expect(refusal).toMatchObject({ code: 14031 });
        expect(await collection.countDocuments({ _id: { $gte: 0 } as never })).toBe(stored + 1);
        rmSync(join(mount, 'ballast'));
        await collection.insertOne({ _id: -1 as never, text });
        expect(await collection.countDocuments({ _id: { $gte: -1 } as never })).toBe(stored + 2);
        expect(await client.db('app').command({ validate: 'things' })).toMatchObject({ valid: true });
      });
    } finally {
      execFileSync('umount', ['-l', mount]);
    }
  });
});
