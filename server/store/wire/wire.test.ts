import { connect, type Socket } from 'node:net';
import { deserialize, serialize } from 'bson';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestServer } from '../testing/test-server.ts';
import { crc32c } from './crc32c.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.remove());

function open(): Promise<Socket> {
  const [, host = ''] = /^mongodb:\/\/([^/]+)\//.exec(server.uri) ?? [];
  const socket = connect(decodeURIComponent(host));
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket)).once('error', reject);
  });
}

function header(length: number, operation: number, id = 7): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeInt32LE(length, 0);
  bytes.writeInt32LE(id, 4);
  bytes.writeInt32LE(operation, 12);
  return bytes;
}

function message(body: Uint8Array, flags = 0, extra: Buffer = Buffer.alloc(0)): Buffer {
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32LE(flags, 0);
  const all = Buffer.concat([prefix, body, extra]);
  return Buffer.concat([header(16 + all.length, 2013), all]);
}

const ping = () => serialize({ ping: 1, $db: 'admin' });

/** What the server sends after these bytes: the first whole message, or `closed`. */
async function answer(bytes: Buffer): Promise<Buffer | 'closed'> {
  const socket = await open();
  try {
    return await new Promise((resolve) => {
      let received = Buffer.alloc(0);
      socket.on('data', (chunk: Buffer) => {
        received = Buffer.concat([received, chunk]);
        if (received.length >= 4 && received.length >= received.readInt32LE(0)) resolve(received);
      });
      socket.on('close', () => resolve('closed'));
      socket.on('error', () => resolve('closed'));
      socket.write(bytes);
    });
  } finally {
    socket.destroy();
  }
}

async function bodyOf(bytes: Buffer) {
  const reply = await answer(bytes);
  if (reply === 'closed') throw new Error('the connection was closed');
  return deserialize(reply.subarray(reply.readInt32LE(12) === 1 ? 36 : 21));
}

describe('a message', () => {
  test('is answered with the number of its request', async () => {
    const reply = await answer(message(ping()));
    if (reply === 'closed') throw new Error('closed');
    expect(reply.readInt32LE(8)).toBe(7);
    expect(reply.readInt32LE(12)).toBe(2013);
    expect(deserialize(reply.subarray(21))).toEqual({ ok: 1 });
  });

  test('may carry a checksum, which must be right', async () => {
    const unsigned = message(ping(), 1, Buffer.alloc(4));
    const end = unsigned.length - 4;
    const signed = Buffer.from(unsigned);
    signed.writeUInt32LE(crc32c(signed.subarray(0, end)), end);
    expect(await bodyOf(signed)).toEqual({ ok: 1 });
    signed.writeUInt32LE(1, end);
    expect(await answer(signed)).toBe('closed');
  });

  test('may carry documents in a sequence', async () => {
    const name = Buffer.from('documents\0');
    const documents = Buffer.concat([serialize({ _id: 1 }), serialize({ _id: 2 })]);
    const section = Buffer.alloc(5);
    section[0] = 1;
    section.writeInt32LE(4 + name.length + documents.length, 1);
    const body = serialize({ insert: 'sequence', $db: 'test' });
    expect(await bodyOf(message(body, 0, Buffer.concat([section, name, documents])))).toEqual({ n: 2, ok: 1 });
  });

  test('with moreToCome gets no answer, the next one does', async () => {
    const insert = message(serialize({ insert: 'silent', documents: [{ a: 1 }], $db: 'test' }), 2);
    expect(await bodyOf(Buffer.concat([insert, message(ping())]))).toEqual({ ok: 1 });
    expect(await server.db.collection('silent').countDocuments()).toBe(1);
  });

  test('that allows exhaust gets a single answer', async () => {
    const reply = await answer(message(serialize({ hello: 1, $db: 'admin' }), 1 << 16));
    if (reply === 'closed') throw new Error('closed');
    expect(reply.readUInt32LE(16) & 2).toBe(0);
  });

  test('arrives whole however it is cut', async () => {
    const socket = await open();
    const bytes = message(ping());
    for (let i = 0; i < bytes.length; i++) {
      socket.write(bytes.subarray(i, i + 1));
      await new Promise((resolve) => setImmediate(resolve));
    }
    const reply = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
    expect(deserialize(reply.subarray(21))).toEqual({ ok: 1 });
    socket.destroy();
  });

  test('as OP_QUERY is answered for hello only', async () => {
    const query = (command: object) => {
      const prefix = Buffer.concat([Buffer.alloc(4), Buffer.from('admin.$cmd\0'), Buffer.alloc(8)]);
      prefix.writeInt32LE(-1, prefix.length - 4);
      const all = Buffer.concat([prefix, serialize(command)]);
      return Buffer.concat([header(16 + all.length, 2004), all]);
    };
    expect(await bodyOf(query({ ismaster: 1, helloOk: true }))).toMatchObject({ ismaster: true, ok: 1 });
    expect(await bodyOf(query({ listDatabases: 1 }))).toMatchObject({ ok: 0, code: 352 });
  });
});

function nested(depth: number): Buffer {
  let document = serialize({});
  for (let i = 0; i < depth; i++) {
    const wrapped = Buffer.alloc(document.length + 8);
    wrapped.writeInt32LE(wrapped.length, 0);
    wrapped[4] = 3;
    wrapped[5] = 97;
    wrapped.set(document, 7);
    document = wrapped;
  }
  return Buffer.from(document);
}

function withInt32(bytes: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeInt32LE(value, at);
  return copy;
}

describe('what is no message closes its connection and nothing else', () => {
  const good = message(ping());
  test.each<[string, Buffer]>([
    ['text', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
    ['a length of zero', withInt32(good, 0, 0)],
    ['a negative length', withInt32(good, 0, -1)],
    ['a length beyond the limit', withInt32(good, 0, 48_000_001)],
    ['a length shorter than the message', withInt32(good, 0, 20)],
    ['an unknown operation', withInt32(good, 12, 9999)],
    ['a compressed message', withInt32(good, 12, 2012)],
    ['unknown flags', message(ping(), 4)],
    ['a body longer than the message', withInt32(good, 21, 1000)],
    ['a body shorter than its content', withInt32(good, 21, 8)],
    ['no body', Buffer.concat([header(20, 2013), Buffer.alloc(4)])],
    ['two bodies', message(ping(), 0, Buffer.concat([Buffer.from([0]), ping()]))],
    ['an unknown section', message(ping(), 0, Buffer.from([2, 0, 0]))],
    ['a sequence of wrong length', message(ping(), 0, Buffer.from([1, 255, 255, 0, 0, 97, 0]))],
    ['deep nesting', message(nested(1000))],
    ['very deep nesting', message(nested(100_000))],
    ['an unknown BSON type', message(Buffer.from([8, 0, 0, 0, 0x21, 97, 0, 0]))],
    ['a text without end', message(Buffer.from([14, 0, 0, 0, 2, 97, 0, 2, 0, 0, 0, 98, 98, 0]))],
  ])('%s', async (_, bytes) => {
    expect(await answer(bytes)).toBe('closed');
    expect(await server.client.db('admin').command({ ping: 1 })).toMatchObject({ ok: 1 });
  });

  test('random bytes behind a right header', async () => {
    let seed = 42;
    const random = () => {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      return seed;
    };
    for (let round = 0; round < 200; round++) {
      const bytes = Buffer.from(
        message(serialize({ find: 'x', filter: { a: [1, 'two', { three: 3 }] }, $db: 'test' })),
      );
      for (let i = 0; i < 4; i++) bytes[16 + (random() % (bytes.length - 16))] = random() & 0xff;
      await answer(bytes);
    }
    expect(await server.client.db('admin').command({ ping: 1 })).toMatchObject({ ok: 1 });
  }, 30_000);

  test('many half messages reserve no memory for what they only claim', async () => {
    const before = process.memoryUsage().rss;
    const sockets = await Promise.all(Array.from({ length: 100 }, open));
    for (const socket of sockets) socket.write(withInt32(good, 0, 47_000_000));
    expect(await server.client.db('admin').command({ ping: 1 })).toMatchObject({ ok: 1 });
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
    for (const socket of sockets) socket.destroy();
  });
});
