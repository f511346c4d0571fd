import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditApi } from '../audit/contract.ts';
import { commentsApi } from '../comments/contract.ts';
import { contactsApi } from '../contacts/contract.ts';
import { drainEvents } from '../events/dispatch.ts';
import { filesApi, notesApi, tasksApi } from '../records/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import type { TestClient } from '../testing/client.ts';
import { documentWith, form, newBlock, publishedPortal, startPortalTestApp } from '../testing/portal.ts';

let app: TestApp;
let admin: TestStaff;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
});
afterAll(() => app.close());

/** A portal with tasks and notes, and how a viewer posts to its blocks. */
async function portalToActIn(settings: Record<string, unknown> = {}) {
  const [tasks, notes] = [newBlock('tasks', settings), newBlock('notes')];
  const portal = await publishedPortal(admin, { document: documentWith([tasks], [notes]) });
  const { params, path } = portal;
  const task = (body: Partial<Parameters<typeof makeTask>[0]> = {}) => makeTask(body);
  async function makeTask(body: { title?: string; showInPortal?: boolean; tags?: string[]; assignee?: object }) {
    const created = await admin.call(tasksApi.create, {
      params,
      body: { title: 'Sign', showInPortal: true, assignee: { kind: 'customer' }, ...body } as never,
    });
    return created.id;
  }
  const act = (viewer: TestClient, action: string, fields: Record<string, string>, blockId = tasks.id) =>
    viewer.fetch(`${path}/blocks/${blockId}/${action}`, form(fields));
  const read = (recordId: string) => admin.call(tasksApi.get, { params: { ...params, recordId } });
  return { ...portal, tasks, notes, task, act, read };
}

const ADDRESS = /^(::ffff:)?127\.0\.0\.1$|^::1$/;

/** Network addresses anywhere in what is stored. */
function addressesIn(value: unknown): string[] {
  if (typeof value === 'string') return ADDRESS.test(value) ? [value] : [];
  return value && typeof value === 'object' ? Object.values(value).flatMap(addressesIn) : [];
}

describe('C-10, C-11 and B-06 completing tasks by a plain form', () => {
  test('the customer completes and reopens; the name is a claim, remembered for the visit', async () => {
    const { path, tasks, task, act, read } = await portalToActIn();
    const record = await task();
    const viewer = app.anonymous();
    const done = await act(viewer, 'complete', { record, name: '  Maria \u202e Silva ' });
    expect([done.status, done.headers.get('location')]).toEqual([303, `${path}#${tasks.id}-${record}`]);
    expect(done.headers.get('set-cookie')).toContain(`Path=${path}`);
    expect((await read(record)).done?.by).toMatchObject({ kind: 'viewer', id: null, name: 'Maria Silva' });
    expect(await (await viewer.fetch(path)).text()).toContain('value="Maria Silva"');
    expect(await (await app.anonymous().fetch(path)).text()).not.toContain('value="Maria Silva"');
    expect((await act(viewer, 'reopen', { record })).status).toBe(303);
    expect((await read(record)).done).toBeNull();
  });

  test('B-14, B-17 the audit knows from where staff and viewers did it, and nothing else stores that', async () => {
    const { params, task, act } = await portalToActIn();
    const record = await task();
    await act(app.anonymous(), 'complete', { record, name: 'Eve' });
    await act(app.anonymous(), 'comment', { record, name: 'Eve', text: 'Done.' });
    await drainEvents();
    const { items } = await admin.call(auditApi.list, { query: params });
    const from = (kind: string) => items.find((entry) => entry.kind === kind)?.actor.address;
    for (const kind of ['portal.published', 'task.completed', 'comment.added']) expect(from(kind)).toMatch(ADDRESS);
    for (const [name, model] of Object.entries(mongoose.models))
      if (name !== 'AuditEntry') expect([name, addressesIn(await model.find().lean())]).toEqual([name, []]);
  });

  test('fifty at once: done once, by one of them', async () => {
    const { task, act, read } = await portalToActIn();
    const record = await task();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => act(app.anonymous(), 'complete', { record, name: `Viewer ${n}` })),
    );
    expect(answers.every(({ status }) => status === 303)).toBe(true);
    expect((await read(record)).done?.by.name).toMatch(/^Viewer \d+$/);
  });

  test("staff's tasks, one contact's, hidden ones and those beyond the block's filter stay as they are", async () => {
    const { params, task, act, read } = await portalToActIn({ tags: { mode: 'tagged', tags: ['portal'] } });
    const tags = ['portal'];
    const contact = await admin.call(contactsApi.create, { params, body: { name: 'Carla' } });
    const foreign = await portalToActIn();
    const untouchable: [string, number][] = [
      [await task({ tags, assignee: { kind: 'staff', id: admin.staffId } }), 403],
      [await task({ tags, assignee: { kind: 'none' } }), 403],
      [await task({ tags, assignee: { kind: 'contact', id: contact.id } }), 403],
      [await task({ tags, showInPortal: false }), 409],
      [await task({ tags: ['other'] }), 409],
    ];
    for (const [record, status] of untouchable) {
      const answer = await act(app.anonymous(), 'complete', { record, name: 'Eve' });
      expect(answer.status).toBe(status);
      expect(await answer.text()).toMatch(/role="alert"/);
      expect((await read(record)).done).toBeNull();
    }
    const theirs = await foreign.task();
    expect((await act(app.anonymous(), 'complete', { record: theirs, name: 'Eve' })).status).toBe(409);
    expect((await foreign.read(theirs)).done).toBeNull();
  });

  test('a refusal comes as the page, at its place, with what was typed', async () => {
    const { task, act, tasks } = await portalToActIn();
    const record = await task();
    const nameless = await act(app.anonymous(), 'complete', { record });
    const html = await nameless.text();
    expect(nameless.status).toBe(422);
    expect(html).toContain('Please tell us your name first.');
    expect(html).toContain(`data-block="${tasks.id}"`);
    const empty = await act(app.anonymous(), 'comment', { record, name: 'Maria', text: '' });
    expect([empty.status, (await empty.text()).includes('value="Maria"')]).toEqual([422, true]);
    const long = await act(app.anonymous(), 'comment', { record, name: 'Maria', text: 'x'.repeat(5001) });
    expect([long.status, (await long.text()).includes('x'.repeat(5001))]).toEqual([422, true]);
  });

  test('who, when and state are set by the server: unknown fields are refused', async () => {
    const { task, act, read } = await portalToActIn();
    const record = await task();
    for (const field of ['done', 'by', 'at', 'customerId']) {
      expect((await act(app.anonymous(), 'complete', { record, name: 'Eve', [field]: 'x' })).status).toBe(422);
    }
    expect((await read(record)).done).toBeNull();
  });

  test('unknown blocks, actions, prototypes and other sites get nothing', async () => {
    const { path, task, tasks, act } = await portalToActIn();
    const record = await task();
    const viewer = app.anonymous();
    expect((await act(viewer, 'complete', { record, name: 'Eve' }, 'no-such-block')).status).toBe(404);
    for (const action of ['delete', 'constructor', '__proto__', 'toString'])
      expect((await act(viewer, action, { record, name: 'Eve' })).status).toBe(404);
    const init = form({ record, name: 'Eve' });
    const cross = await viewer.fetch(`${path}/blocks/${tasks.id}/complete`, {
      ...init,
      headers: { ...init.headers, 'Sec-Fetch-Site': 'cross-site' },
    });
    expect(cross.status).toBe(403);
  });
});

describe('C-20 comments of viewers', () => {
  test('reach staff at once, with attachments; staff answer; internal words stay inside', async () => {
    const { params, path, notes } = await portalToActIn();
    const note = await admin.call(notesApi.create, { params, body: { title: 'Plan', showInPortal: true } });
    const viewer = app.anonymous();
    const body = new FormData();
    body.append('record', note.id);
    body.append('name', 'Maria');
    body.append('text', 'See attachment');
    body.append('files', new Blob(['a,b\n1,2\n'], { type: 'text/csv' }), '../plan.csv');
    const sent = await viewer.fetch(`${path}/blocks/${notes.id}/comment`, { method: 'POST', body });
    expect(sent.status).toBe(303);
    const query = { recordKind: 'note' as const, recordId: note.id };
    const [comment] = (await admin.call(commentsApi.list, { params, query })).items;
    expect(comment).toMatchObject({
      text: 'See attachment',
      visibility: 'portal',
      author: { kind: 'viewer', name: 'Maria' },
    });
    const fileId = String(comment?.attachments[0]?.id);
    expect(comment?.attachments[0]?.name).toBe('plan.csv');
    await admin.call(commentsApi.create, { params, body: { ...query, text: 'Only among us' } });
    await admin.call(commentsApi.create, { params, body: { ...query, text: 'Thank you!', visibility: 'portal' } });
    const html = await (await viewer.fetch(path)).text();
    expect(html).toContain('See attachment');
    expect(html).toContain('Thank you!');
    expect(html).not.toContain('Only among us');
    const file = await viewer.fetch(`${path}/files/${fileId}`);
    expect([file.status, await file.text()]).toEqual([200, 'a,b\n1,2\n']);
    const kept = await admin.call(filesApi.get, { params: { ...params, recordId: fileId } });
    expect(kept.origin).toBe('customer');
  });

  test('too many or unwanted files are refused in words, and leave nothing behind', async () => {
    const { params, path, notes, tasks, task } = await portalToActIn();
    const record = await task();
    const note = await admin.call(notesApi.create, { params, body: { title: 'Plan', showInPortal: true } });
    const post = async (blockId: string, action: string, id: string, count: number) => {
      const body = new FormData();
      body.append('record', id);
      body.append('name', 'Maria');
      if (action === 'comment') body.append('text', 'Many');
      for (let n = 0; n < count; n += 1) body.append('files', new Blob(['x']), `${n}.txt`);
      return (await app.anonymous().fetch(`${path}/blocks/${blockId}/${action}`, { method: 'POST', body })).status;
    };
    expect(await post(notes.id, 'comment', note.id, 6)).toBe(413);
    expect(await post(tasks.id, 'complete', record, 1)).toBeGreaterThanOrEqual(400);
    expect((await admin.call(filesApi.list, { params, query: {} })).items).toEqual([]);
  });
});
