import mongoose from 'mongoose';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { customersApi } from '../customers/contract.ts';
import { notesApi } from '../records/contract.ts';
import { sessionApi, staffApi } from '../staff/contract.ts';
import { startTestApp, type TestApp, type TestStaff } from '../testing/app.ts';
import type { TestClient } from '../testing/client.ts';
import { announce, feedIsFresh } from './change-feed.ts';
import { type Change, onChange } from './changes.ts';
import { ChangeLine } from './model.ts';

let app: TestApp;
let admin: TestStaff;
let am: TestStaff;
let mine: string;
let other: string;
const open: Stream[] = [];

beforeAll(async () => {
  app = await startTestApp();
  admin = await app.signIn('admin');
  am = await app.signIn('am');
  mine = (await admin.call(customersApi.create, { body: { name: 'Mine', ownerId: am.staffId } })).id;
  other = (await admin.call(customersApi.create, { body: { name: 'Other' } })).id;
});
afterEach(() => {
  for (const stream of open.splice(0)) stream.abort.abort();
});
afterAll(() => app.close());

interface Stream {
  readonly changes: Change[];
  readonly abort: AbortController;
  ended: boolean;
}

/** Opens a live stream and keeps what it says. */
async function listen(client: TestClient, query = ''): Promise<Stream> {
  const abort = new AbortController();
  const response = await client.fetch(`/api/v1/live${query}`, { signal: abort.signal });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const stream: Stream = { changes: [], abort, ended: false };
  open.push(stream);
  const read = async () => {
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = /^event: ?change$/m.test(event) ? /^data: ?(.*)$/m.exec(event)?.[1] : undefined;
        if (data) stream.changes.push(JSON.parse(data));
      }
    }
  };
  read().then(
    () => {
      stream.ended = true;
    },
    () => {
      stream.ended = true;
    },
  );
  return stream;
}

const soon = { timeout: 2000, interval: 20 };

describe('B-07 live changes for staff', () => {
  test('a write shows on open pages within a second', async () => {
    const stream = await listen(admin, `?customerId=${mine}`);
    await admin.call(notesApi.create, { params: { customerId: other }, body: { title: 'Elsewhere' } });
    const note = await admin.call(notesApi.create, { params: { customerId: mine }, body: { title: 'Here' } });
    await expect
      .poll(() => stream.changes, { timeout: 1000, interval: 10 })
      .toEqual([{ customerId: mine, topic: 'note', id: note.id }]);
  });

  test('an account manager hears of their own customers only', async () => {
    const stream = await listen(am);
    await admin.call(notesApi.create, { params: { customerId: other }, body: { title: 'Private' } });
    const note = await admin.call(notesApi.create, { params: { customerId: mine }, body: { title: 'Ours' } });
    await expect.poll(() => stream.changes.length, soon).toBeGreaterThan(0);
    expect(stream.changes).toEqual([{ customerId: mine, topic: 'note', id: note.id }]);
    expect((await am.fetch(`/api/v1/live?customerId=${other}`)).status).toBe(404);
    expect((await app.anonymous().fetch('/api/v1/live')).status).toBe(401);
  });

  test('signing out and disabling end the streams', async () => {
    const csm = await app.signIn('csm');
    const first = await listen(csm);
    await csm.call(sessionApi.signOut);
    await expect.poll(() => first.ended, soon).toBe(true);
    const another = await app.signIn('csm');
    const second = await listen(another);
    await admin.call(staffApi.update, { params: { staffId: another.staffId }, body: { disabled: true } });
    await expect.poll(() => second.ended, soon).toBe(true);
  });
});

describe('live: changes of other processes', () => {
  test('are delivered once, also when they are written late; own ones are not delivered again', async () => {
    const heard: Change[] = [];
    const stop = onChange((change) => heard.push(change));
    await announce({ customerId: mine, topic: 'task', id: null });
    const line = { origin: 'another process', customerId: mine, topic: 'file', subject: null };
    await ChangeLine.create({ ...line, at: new Date(Date.now() - 1000) });
    await ChangeLine.create({ ...line, topic: 'meeting', at: new Date(Date.now() + 1000) });
    await ChangeLine.create({ ...line, topic: 'health', at: new Date(Date.now() - 3000) });
    await expect
      .poll(() => heard.map(({ topic }) => topic).sort(), soon)
      .toEqual(['file', 'health', 'meeting', 'task']);
    stop();
  });

  test('a process that cannot read them knows that it is not fresh', async () => {
    expect(feedIsFresh()).toBe(true);
    const find = ChangeLine.find;
    ChangeLine.find = (() => {
      throw new mongoose.mongo.MongoNetworkError('gone');
    }) as typeof ChangeLine.find;
    try {
      await expect.poll(feedIsFresh, { timeout: 4000 }).toBe(false);
    } finally {
      ChangeLine.find = find;
    }
    await expect.poll(feedIsFresh, soon).toBe(true);
  });
});
