import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commentsApi } from '../comments/contract.ts';
import { onChange } from '../live/changes.ts';
import { tasksApi } from '../records/contract.ts';
import { shareLinksApi } from '../share-links/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import type { TestClient } from '../testing/client.ts';
import { documentWith, form, newBlock, publishedPortal, startPortalTestApp } from '../testing/portal.ts';
import { ask, latestMail, mailedPortal, signInByMail } from '../testing/sign-in.ts';
import { UnsentFormModel } from './unsent-form-model.ts';

let app: TestApp;
let admin: TestStaff;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
});
afterAll(() => app.close());

const WORDS = 'Until Friday </textarea><script>alert(1)</script> {{customer.name}} <!--name-->';

/** A portal with a task to comment on, and a contact whose visit has just ended. */
async function endedVisit() {
  const tasks = newBlock('tasks');
  const document = documentWith([newBlock('notes')]);
  document.pages.push({ ...documentWith([tasks]).pages[0], id: 'second-page', title: 'Plan' } as never);
  const portal = await mailedPortal(admin, { document });
  const task = await admin.call(tasksApi.create, {
    params: portal.params,
    body: { title: 'Sign', showInPortal: true, assignee: { kind: 'customer' } },
  });
  const viewer = app.anonymous();
  await signInByMail(viewer, portal.path, portal.email);
  const linkParams = { ...portal.params, linkId: portal.linkId };
  await admin.call(shareLinksApi.revokeContact, { params: linkParams, body: { contactId: portal.contact.id } });
  await admin.call(shareLinksApi.restoreContact, { params: { ...linkParams, contactId: portal.contact.id } });
  const page = `${portal.path}/second-page`;
  const comment = (client: TestClient, text: string) =>
    client.fetch(`${portal.path}/blocks/${tasks.id}/comment`, form({ record: task.id, text }));
  const anchor = `#${tasks.id}-${task.id}-comments`;
  return { ...portal, viewer, tasks, task, page, comment, anchor };
}

async function enterCode(viewer: TestClient, path: string, email: string) {
  await ask(viewer, path, email);
  return viewer.fetch(`${path}/code`, form({ email, code: (await latestMail(email)).code }));
}

describe('T-05 a form that is sent after its sender’s visit ended', () => {
  test('comes back with every word once they signed in, where they were, until it is sent', async () => {
    const { viewer, path, page, comment, anchor, email, params, task } = await endedVisit();
    const gate = await comment(viewer, WORDS);
    expect(gate.status).toBe(401);
    expect(gate.headers.get('location')).toBeNull();
    const entered = await enterCode(viewer, path, email);
    expect(entered.headers.get('location')).toBe(`${page}${anchor}`);
    for (const _ of ['read', 'and read again']) {
      const html = await (await viewer.fetch(page)).text();
      expect(html).toContain('You were signed out before this could be sent.');
      expect(html).toContain('Until Friday &lt;/textarea&gt;&lt;script&gt;');
      expect(html).toContain('{{customer.name}} &lt;!--name--&gt;');
      expect(html).not.toContain('<script>alert');
    }
    expect((await (await viewer.fetch(path)).text()).includes('Until Friday')).toBe(false);
    expect((await comment(viewer, WORDS)).status).toBe(303);
    expect(await (await viewer.fetch(page)).text()).not.toContain('You were signed out');
    const query = { recordKind: 'task', recordId: task.id } as const;
    const { items } = await admin.call(commentsApi.list, { params, query });
    expect(items.map(({ text, author }) => [text, author.name])).toEqual([[WORDS, 'Maria Silva']]);
    expect(await UnsentFormModel.countDocuments()).toBe(0);
  });

  test('is forgotten before anybody is shown that it was sent, and kept when it is refused', async () => {
    const { viewer, path, page, comment, email } = await endedVisit();
    await comment(viewer, WORDS);
    await enterCode(viewer, path, email);
    expect((await comment(viewer, '')).status).toBe(422);
    expect(await (await viewer.fetch(page)).text()).toContain('Until Friday');
    const keptAtChange: Promise<number>[] = [];
    const stop = onChange(() => void keptAtChange.push(UnsentFormModel.countDocuments().exec()));
    const sent = await comment(viewer, WORDS);
    stop();
    expect(sent.status).toBe(303);
    const counts = await Promise.all(keptAtChange);
    expect(counts.length).toBeGreaterThan(0);
    expect(Math.max(...counts)).toBe(0);
  });

  test('comes back by the mailed link too, in another window of the same browser', async () => {
    const { viewer, path, page, comment, anchor, email } = await endedVisit();
    await comment(viewer, WORDS);
    await ask(viewer, path, email);
    const entered = await viewer.fetch((await latestMail(email)).enter, form({}));
    expect(entered.headers.get('location')).toBe(`${page}${anchor}`);
  });

  test('is nobody else’s: neither another browser’s nor under another link', async () => {
    const [ended, other] = [await endedVisit(), await endedVisit()];
    await ended.comment(ended.viewer, WORDS);
    const elsewhere = app.anonymous();
    await signInByMail(elsewhere, ended.path, ended.email);
    expect(await (await elsewhere.fetch(ended.page)).text()).not.toContain('Until Friday');
    await enterCode(ended.viewer, other.path, other.email);
    expect(await (await ended.viewer.fetch(other.page)).text()).not.toContain('Until Friday');
  });

  test('its files cannot be kept, and it says so', async () => {
    const { viewer, path, page, tasks, task, email } = await endedVisit();
    const body = new FormData();
    body.append('record', task.id);
    body.append('text', 'See the list');
    body.append('files', new Blob(['a,b']), 'users.csv');
    await viewer.fetch(`${path}/blocks/${tasks.id}/comment`, { method: 'POST', body });
    await enterCode(viewer, path, email);
    const html = await (await viewer.fetch(page)).text();
    expect(html).toContain('please choose the files anew');
    expect(html).toContain('See the list');
  });

  test('comes back after a password as well', async () => {
    const tasks = newBlock('tasks');
    const password = 'open sesame';
    const portal = await publishedPortal(admin, { document: documentWith([tasks]), password });
    const { id } = await admin.call(tasksApi.create, {
      params: portal.params,
      body: { title: 'Sign', showInPortal: true, assignee: { kind: 'customer' } },
    });
    const viewer = app.anonymous();
    const action = `${portal.path}/blocks/${tasks.id}/comment`;
    expect((await viewer.fetch(action, form({ record: id, text: WORDS, name: 'Maria' }))).status).toBe(401);
    await viewer.fetch(`${portal.path}/unlock`, form({ password }));
    const html = await (await viewer.fetch(portal.path)).text();
    expect(html).toContain('Until Friday');
    expect(html).toContain('value="Maria"');
  });

  test('strangers fill no store with it', async () => {
    const { path, tasks, task } = await endedVisit();
    const before = await UnsentFormModel.countDocuments();
    const send = (blockId: string, text: string) =>
      app.anonymous().fetch(`${path}/blocks/${blockId}/comment`, form({ record: task.id, text }));
    for (const [blockId, text] of [
      ['not-a-block', WORDS],
      [tasks.id, 'x'.repeat(40_000)],
    ] as const)
      expect((await send(blockId, text)).status).toBe(401);
    expect(await UnsentFormModel.countDocuments()).toBe(before);
    await Promise.all(Array.from({ length: 30 }, () => send(tasks.id, WORDS)));
    expect((await UnsentFormModel.countDocuments()) - before).toBeLessThanOrEqual(10);
  });
});
