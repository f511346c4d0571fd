import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { portalsApi } from '../portals/contract.ts';
import { notesApi, tasksApi } from '../records/contract.ts';
import { shareLinksApi } from '../share-links/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import type { TestClient } from '../testing/client.ts';
import { form, publishedPortal, startPortalTestApp } from '../testing/portal.ts';

let app: TestApp;
let admin: TestStaff;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
});
afterAll(() => app.close());

/** An open stream: how many `change`s came, and whether it ended. */
async function listen(viewer: TestClient, path: string) {
  const response = await viewer.fetch(`${path}/live`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  const state = { text: '', ended: false };
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) state.text += decoder.decode(chunk as Uint8Array);
  })().then(
    () => {
      state.ended = true;
    },
    () => {
      state.ended = true;
    },
  );
  const changes = () => (state.text.match(/^event: ?change$/gm) ?? []).length;
  return { changes, state, reading };
}

/** A promise that loses against the limit of a second or two which the product promises. */
const within = { timeout: 2000, interval: 10 };

describe('B-07 changes on an open page', () => {
  test('what shows is told within a second, what does not is not told', async () => {
    const { path, params } = await publishedPortal(admin);
    const { changes, state } = await listen(app.anonymous(), path);
    await expect.poll(changes, within).toBe(1);
    await admin.call(notesApi.create, { params, body: { title: 'Internal' } });
    await admin.call(tasksApi.create, { params, body: { title: 'Shown', showInPortal: true } });
    await expect.poll(changes, within).toBe(2);
    await admin.call(notesApi.create, { params, body: { title: 'Internal again' } });
    const other = await publishedPortal(admin);
    await admin.call(tasksApi.create, { params: other.params, body: { title: 'Theirs', showInPortal: true } });
    await admin.call(tasksApi.create, { params, body: { title: 'Shown too', showInPortal: true } });
    await expect.poll(changes, within).toBe(3);
    expect(state.text).not.toMatch(/Internal|Shown|Theirs|task|note/);
  });

  test.each([
    ['unpublishing', (params: { customerId: string; linkId: string }) => admin.call(portalsApi.unpublish, { params })],
    ['revoking', (params: { customerId: string; linkId: string }) => admin.call(shareLinksApi.revoke, { params })],
    ['rotating', (params: { customerId: string; linkId: string }) => admin.call(shareLinksApi.rotate, { params })],
    [
      'a password',
      (params: { customerId: string; linkId: string }) =>
        admin.call(shareLinksApi.update, { params, body: { rule: 'password', password: 'another one' } }),
    ],
  ])('C-21 %s ends open streams within two seconds', async (_what, change) => {
    const { path, params, linkId } = await publishedPortal(admin);
    const { state } = await listen(app.anonymous(), path);
    await change({ ...params, linkId });
    await expect.poll(() => state.ended, within).toBe(true);
  });

  test('C-18 a stream of an unlocked visit ends with a new password', async () => {
    const password = 'open sesame';
    const { path, params, linkId } = await publishedPortal(admin, { password });
    const viewer = app.anonymous();
    expect((await viewer.fetch(`${path}/live`)).status).toBe(404);
    await viewer.fetch(`${path}/unlock`, form({ password }));
    const { state, changes } = await listen(viewer, path);
    await expect.poll(changes, within).toBe(1);
    await admin.call(shareLinksApi.update, { params: { ...params, linkId }, body: { password: 'another one' } });
    await expect.poll(() => state.ended, within).toBe(true);
  });
});
