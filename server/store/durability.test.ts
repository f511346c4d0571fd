import { execFileSync, spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BSONRegExp, Long, MongoClient } from 'mongodb';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from './connect.ts';
import { startServer } from './embedded/server.ts';
import { DATA_FILE } from './engine/storage.ts';
import { crashTest } from './testing/crash.ts';
import { seededRandom } from './testing/random.ts';
import { StoreProgram } from './testing/store-process.ts';

let program: StoreProgram;
let dir: string;
const dirs: string[] = [];

function newDir(): string {
  const made = mkdtempSync(join(tmpdir(), 'store-durability-'));
  dirs.push(made);
  return made;
}

beforeAll(async () => {
  program = await StoreProgram.build();
}, 120_000);
afterAll(() => program.remove());
afterEach(() => {
  for (const made of dirs.splice(0)) rmSync(made, { recursive: true, force: true });
});

/** Runs something on a store in this process. */
async function withStore<T>(at: string, work: (client: MongoClient, uri: string) => Promise<T>): Promise<T> {
  const server = await startServer({ dir: at });
  const client = await MongoClient.connect(server.uri);
  try {
    return await work(client, server.uri);
  } finally {
    await client.close();
    await server.close();
  }
}

async function fill(at: string, count = 300): Promise<void> {
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

describe('the folder', () => {
  test('keeps everything over a restart', async () => {
    dir = newDir();
    await fill(dir);
    await withStore(dir, async (client) => {
      const collection = client.db('app').collection('things');
      expect(await collection.countDocuments()).toBe(257);
      expect((await collection.listIndexes().toArray()).map(({ name }) => name)).toEqual(['_id_', 'n_1', 'text_1']);
      expect(await client.db('app').command({ validate: 'things' })).toMatchObject({ valid: true });
    });
  });

  test('is served by one process only, and by the next one after a kill', async () => {
    dir = newDir();
    const first = await program.serve(dir);
    await expect(program.serve(dir)).rejects.toThrow(/is in use by another running store/);
    await expect(startServer({ dir })).rejects.toThrow(/is in use/);
    await expect(openStore({ dataDir: dir })).rejects.toThrow(/is in use/);
    await first.kill();
    expect(existsSync(join(dir, 'store.sock'))).toBe(true);
    const second = await program.serve(dir);
    await second.stop();
    expect(existsSync(join(dir, 'store.sock'))).toBe(false);
  });

  test('is readable by its owner only', async () => {
    dir = join(newDir(), 'data');
    const server = await startServer({ dir });
    expect(statSync(dir).mode & 0o077).toBe(0);
    expect(statSync(join(dir, DATA_FILE)).mode & 0o077).toBe(0);
    expect(statSync(join(dir, 'store.sock')).mode & 0o777).toBe(0o600);
    await server.close();
  });

  test('may have a path too long for a socket, and one with spaces', async () => {
    dir = join(newDir(), 'a folder with spaces', 'x'.repeat(120));
    await withStore(dir, async (client) => {
      await client.db('a').collection('b').insertOne({ c: 1 });
    });
    await withStore(dir, async (client) => {
      expect(await client.db('a').collection('b').countDocuments()).toBe(1);
    });
  });

  test('is served on a port when asked, but copies are made by the private socket only', async () => {
    dir = newDir();
    const server = await startServer({ dir, port: 0 });
    expect(server.uri).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\//);
    const client = await MongoClient.connect(server.uri);
    await expect(client.db('admin').command({ embeddedStoreCopy: join(dir, 'x') })).rejects.toMatchObject({ code: 13 });
    await client.close();
    await server.close();
  });
});

describe('a killed store', () => {
  test('has every acknowledged write, whole, after 200 kills under eight writers', async () => {
    const cycles = Number(process.env.CRASH_CYCLES ?? 200);
    const random = seededRandom(Number(process.env.CRASH_SEED ?? Date.now()));
    const halves = [Math.ceil(cycles / 2), Math.floor(cycles / 2)];
    const reports = await Promise.all(halves.map((count) => crashTest(program, count, random)));
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
    dir = newDir();
    const trace = join(dir, 'trace');
    const store = await program.serve(dir);
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
    dir = newDir();
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
    dir = newDir();
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
    dir = newDir();
    await withStore(dir, async (client) => {
      const collection = client.db('app').collection('things');
      await collection.insertMany(Array.from({ length: 20 }, (_, n) => ({ _id: n as never, secret: `needle-${n}-` })));
      const file = join(dir, DATA_FILE);
      const bytes = readFileSync(file);
      for (let at = bytes.indexOf('needle-7-'); at >= 0; at = bytes.indexOf('needle-7-', at + 1)) bytes[at] = 0x4e;
      // Written into the same file, which the store has mapped.
      const handle = await import('node:fs/promises').then(({ open }) => open(file, 'r+'));
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
    dir = newDir();
    const store = await program.serveLimited(dir, 2048);
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
    dir = newDir();
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

describe('a backup', () => {
  test('made while the store runs is restored as it was, and what was there is kept', async () => {
    dir = newDir();
    const file = join(newDir(), 'backup.mdb');
    await fill(dir);
    const store = await program.serve(dir);
    const client = await MongoClient.connect(store.uri);
    expect(await program.run('backup', file, '--dir', dir)).toMatchObject({ code: 0 });
    await client.db('app').collection('things').deleteMany({});
    expect((await program.run('restore', file, '--dir', dir)).err).toContain('is in use by another running store');
    expect((await program.run('backup', file, '--dir', dir)).err).toContain('exists already');
    await client.close();
    await store.stop();
    const { code, out } = await program.run('restore', file, '--dir', dir);
    expect(code).toBe(0);
    expect(out).toMatch(/What was there before is kept as .*before-restore/);
    if (process.platform !== 'win32') {
      for (const path of [file, join(dir, DATA_FILE)]) expect(statSync(path).mode & 0o777).toBe(0o600);
    }
    await withStore(dir, async (again) => {
      expect(await again.db('app').collection('things').countDocuments()).toBe(257);
      expect(await again.db('app').command({ validate: 'things' })).toMatchObject({ valid: true });
    });
  }, 60_000);

  test('of a stopped store, and a damaged one is refused before anything is touched', async () => {
    dir = newDir();
    const file = join(newDir(), 'backup.mdb');
    await fill(dir);
    expect(await program.run('backup', file, '--dir', dir)).toMatchObject({ code: 0 });
    const bytes = readFileSync(file);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] as number) ^ 1;
    const bad = `${file}.bad`;
    writeFileSync(bad, bytes);
    const other = newDir();
    copyFileSync(join(dir, DATA_FILE), join(other, DATA_FILE));
    expect((await program.run('restore', bad, '--dir', other)).err).toContain('is damaged');
    expect(await withStore(other, (client) => client.db('app').collection('things').countDocuments())).toBe(257);
  }, 60_000);
});

test('copy-to moves everything to another server, compares, and can be run again', async () => {
  dir = newDir();
  const target = newDir();
  await fill(dir);
  await withStore(dir, async (client) => {
    // What a plain object or a JavaScript regular expression would not keep.
    const document = new Map<string, unknown>([
      ['b', Long.fromNumber(1)],
      ['5', new BSONRegExp('a b', 'x')],
    ]);
    await client
      .db('app')
      .collection('odd')
      .insertOne(document as never);
  });
  const store = await program.serve(target, '--port', '0');
  const copy = (...args: string[]) => program.run('copy-to', store.uri, '--dir', dir, ...args);
  expect(await copy()).toMatchObject({
    code: 0,
    out: expect.stringContaining('app.things: 257 documents copied and compared'),
  });
  const client = await MongoClient.connect(store.uri);
  const collection = client.db('app').collection('things');
  expect((await collection.listIndexes().toArray()).map(({ name }) => name)).toEqual(['_id_', 'n_1', 'text_1']);
  const odd = await client.db('app').collection('odd').findOne({}, { promoteValues: false, bsonRegExp: true });
  expect(odd).toMatchObject({ b: Long.fromNumber(1), 5: new BSONRegExp('a b', 'x') });
  await collection.insertOne({ _id: 'extra' as never, text: 'only here' });
  await collection.updateOne({ _id: 1 as never }, { $set: { n: 99 } });
  expect(await copy()).toMatchObject({ code: 1, err: expect.stringContaining('--remove-extra') });
  expect(await copy('--remove-extra')).toMatchObject({ code: 0 });
  expect(await collection.countDocuments()).toBe(257);
  expect((await program.run('copy-to', 'mongodb://127.0.0.1:1', '--dir', dir)).err).toContain('cannot be reached');
  for (const args of [['copy-to', store.uri] as const, ['backup', join(dir, 'copy.mdb')] as const]) {
    const { code, err } = await program.run(...args, '--dir', join(dir, 'elsewhere'));
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('There is no store in') });
  }
  await client.close();
  await store.stop();
}, 60_000);

function traceProcess(pid: number, file: string): { attached: Promise<void>; ended: Promise<void> } {
  const tracer = spawn(
    'strace',
    [
      '-f',
      '-s',
      '200',
      '-e',
      'trace=fdatasync,fsync,msync,sync_file_range,pwrite64,pwritev,write,writev,sendmsg,sendto',
      '-o',
      file,
      '-p',
      String(pid),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const attached = new Promise<void>((resolve, reject) => {
    tracer.stderr.on('data', (chunk) => String(chunk).includes('attached') && resolve());
    tracer.once('exit', () => reject(new Error('strace ended early')));
  });
  const ended = new Promise<void>((resolve) => tracer.once('exit', () => resolve()));
  return { attached, ended };
}

/** For each insert's answer in a trace, what went to disk since the answer before. */
function eventsBeforeAnswers(trace: string): string[][] {
  const answers: string[][] = [];
  let events: string[] = [];
  for (const line of trace.split('\n')) {
    if (/ pwrite64\(.*, 128, (40|4136)\)/.test(line)) events.push('meta');
    else if (/ (pwrite64|pwritev2?)\(/.test(line)) events.push('pages');
    else if (/ fdatasync\(|fdatasync resumed/.test(line)) events.push('sync');
    else if (/ (write|writev|sendmsg|sendto)\(.*\\20n\\0\\1/.test(line)) {
      answers.push(events);
      events = [];
    }
  }
  return answers;
}

/** Whether a process has a file open so that each write to it is synced. */
function hasSynchronousDescriptor(pid: number, file: string): boolean {
  const O_DSYNC = 0o10000;
  return readdirSync(`/proc/${pid}/fd`).some((descriptor) => {
    if (readlinkSync(`/proc/${pid}/fd/${descriptor}`) !== file) return false;
    const flags = /flags:\s+([0-7]+)/.exec(readFileSync(`/proc/${pid}/fdinfo/${descriptor}`, 'utf8'))?.[1] ?? '0';
    return (Number.parseInt(flags, 8) & O_DSYNC) !== 0;
  });
}
