import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { openStore } from './connect.ts';
import { startServer } from './embedded/server.ts';
import { DATA_FILE } from './engine/storage.ts';
import { builtProgram, fill, newFolders, withStore } from './testing/store-folders.ts';

const program = builtProgram();
const newDir = newFolders();

describe('the folder', () => {
  test('keeps everything over a restart', async () => {
    const dir = newDir();
    await fill(dir);
    await withStore(dir, async (client) => {
      const collection = client.db('app').collection('things');
      expect(await collection.countDocuments()).toBe(257);
      expect((await collection.listIndexes().toArray()).map(({ name }) => name)).toEqual(['_id_', 'n_1', 'text_1']);
      expect(await client.db('app').command({ validate: 'things' })).toMatchObject({ valid: true });
    });
  });

  test('is served by one process only, and by the next one after a kill', async () => {
    const dir = newDir();
    const first = await program().serve(dir);
    await expect(program().serve(dir)).rejects.toThrow(/is in use by another running store/);
    await expect(startServer({ dir })).rejects.toThrow(/is in use/);
    await expect(openStore({ dataDir: dir })).rejects.toThrow(/is in use/);
    await first.kill();
    expect(existsSync(join(dir, 'store.sock'))).toBe(true);
    const second = await program().serve(dir);
    await second.stop();
    expect(existsSync(join(dir, 'store.sock'))).toBe(false);
  });

  test('is readable by its owner only', async () => {
    const dir = join(newDir(), 'data');
    const server = await startServer({ dir });
    expect(statSync(dir).mode & 0o077).toBe(0);
    expect(statSync(join(dir, DATA_FILE)).mode & 0o077).toBe(0);
    expect(statSync(join(dir, 'store.sock')).mode & 0o777).toBe(0o600);
    await server.close();
  });

  test('may have a path too long for a socket, and one with spaces', async () => {
    const dir = join(newDir(), 'a folder with spaces', 'x'.repeat(120));
    await withStore(dir, async (client) => {
      await client.db('a').collection('b').insertOne({ c: 1 });
    });
    await withStore(dir, async (client) => {
      expect(await client.db('a').collection('b').countDocuments()).toBe(1);
    });
  });

  test('is served on a port when asked, but copies are made by the private socket only', async () => {
    const dir = newDir();
    const server = await startServer({ dir, port: 0 });
    expect(server.uri).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\//);
    const client = await MongoClient.connect(server.uri);
    await expect(client.db('admin').command({ embeddedStoreCopy: join(dir, 'x') })).rejects.toMatchObject({ code: 13 });
    await client.close();
    await server.close();
  });
});
