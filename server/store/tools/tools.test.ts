import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BSONRegExp, Long, MongoClient } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { DATA_FILE } from '../engine/storage.ts';
import { builtProgram, fill, newFolders, withStore } from '../testing/store-folders.ts';

const program = builtProgram();
const newDir = newFolders();

describe('a backup', () => {
  test('made while the store runs is restored as it was, and what was there is kept', async () => {
    const dir = newDir();
    const file = join(newDir(), 'backup.mdb');
    await fill(dir);
    const store = await program().serve(dir);
    const client = await MongoClient.connect(store.uri);
    expect(await program().run('backup', file, '--dir', dir)).toMatchObject({ code: 0 });
    await client.db('app').collection('things').deleteMany({});
    expect((await program().run('restore', file, '--dir', dir)).err).toContain('is in use by another running store');
    expect((await program().run('backup', file, '--dir', dir)).err).toContain('exists already');
    await client.close();
    await store.stop();
    const { code, out } = await program().run('restore', file, '--dir', dir);
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
    const dir = newDir();
    const file = join(newDir(), 'backup.mdb');
    await fill(dir);
    expect(await program().run('backup', file, '--dir', dir)).toMatchObject({ code: 0 });
    const bytes = readFileSync(file);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] as number) ^ 1;
    const bad = `${file}.bad`;
    writeFileSync(bad, bytes);
    const other = newDir();
    copyFileSync(join(dir, DATA_FILE), join(other, DATA_FILE));
    expect((await program().run('restore', bad, '--dir', other)).err).toContain('is damaged');
    expect(await withStore(other, (client) => client.db('app').collection('things').countDocuments())).toBe(257);
  }, 60_000);
});

test('copy-to moves everything to another server, compares, and can be run again', async () => {
  const dir = newDir();
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
  const store = await program().serve(target, '--port', '0');
  const copy = (...args: string[]) => program().run('copy-to', store.uri, '--dir', dir, ...args);
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
  expect((await program().run('copy-to', 'mongodb://127.0.0.1:1', '--dir', dir)).err).toContain('cannot be reached');
  for (const args of [['copy-to', store.uri] as const, ['backup', join(dir, 'copy.mdb')] as const]) {
    const { code, err } = await program().run(...args, '--dir', join(dir, 'elsewhere'));
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('There is no store in') });
  }
  await client.close();
  await store.stop();
}, 60_000);
