import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'bson';
import { afterEach, expect, test } from 'vitest';
import { Connection } from './connection.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Both ends of one connection, and the commands that arrived, each to be answered by hand. */
async function connection() {
  const dir = mkdtempSync(join(tmpdir(), 'store-connection-'));
  const arrived: (() => void)[] = [];
  const handle = () => new Promise<Buffer>((resolve) => arrived.push(() => resolve(Buffer.from(serialize({ ok: 1 })))));
  const server = createServer().listen(join(dir, 'socket'));
  await once(server, 'listening');
  const client = connect(join(dir, 'socket'));
  const [socket] = (await once(server, 'connection')) as [Socket];
  new Connection(socket, handle, { bytes: 0 });
  closing.push(() => {
    client.destroy();
    server.close();
    rmSync(dir, { recursive: true });
  });
  return { client, socket, arrived };
}

function ping(): Buffer {
  const body = serialize({ ping: 1, $db: 'admin' });
  const head = Buffer.alloc(21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(2013, 12);
  return Buffer.concat([head, body]);
}

test('half a message may not be left lying, but a command may take as long as it takes', async () => {
  const { client, socket, arrived } = await connection();
  const bytes = ping();
  client.write(bytes.subarray(0, 30));
  await expect.poll(() => socket.timeout).toBe(30_000);
  client.write(bytes.subarray(30));
  await expect.poll(() => arrived.length).toBe(1);
  expect(socket.timeout).toBe(0);
  // Part of the next one arrives meanwhile: its time begins when it is waited for.
  client.write(bytes.subarray(0, 30));
  await expect.poll(() => socket.isPaused()).toBe(true);
  expect(socket.timeout).toBe(0);
  arrived[0]?.();
  await once(client, 'data');
  await expect.poll(() => socket.timeout).toBe(30_000);
});
