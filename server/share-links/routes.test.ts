import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { portalsApi } from '../portals/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import { draftPortal, form, publishedPortal, startPortalTestApp } from '../testing/portal.ts';
import { shareLinksApi } from './contract.ts';
import { ShareLinkModel } from './model.ts';

let app: TestApp;
let admin: TestStaff;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
});
afterAll(() => app.close());

/** Somebody who unlocked a link. */
async function unlocked(path: string, password: string) {
  const viewer = app.anonymous();
  const answer = await viewer.fetch(`${path}/unlock`, form({ password }));
  expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
  return viewer;
}

describe('C-18 share links', () => {
  test('have keys of 128 bits or more, each its own; the first that lives is primary', async () => {
    const { params } = await draftPortal(admin);
    const first = await admin.call(shareLinksApi.create, { params, body: { rule: 'open', name: 'Board' } });
    const second = await admin.call(shareLinksApi.create, { params, body: { rule: 'open' } });
    const key = first.link.url.split('/p/')[1] ?? '';
    expect(key.length * 6).toBeGreaterThanOrEqual(128);
    expect(second.link.url).not.toBe(first.link.url);
    expect([first.link.primary, second.link.primary, first.password]).toEqual([true, false, null]);
    await admin.call(shareLinksApi.revoke, { params: { ...params, linkId: first.link.id } });
    const { links } = await admin.call(portalsApi.get, { params });
    expect(links.map(({ primary, revokedAt }) => [primary, revokedAt !== null])).toEqual([
      [false, true],
      [true, false],
    ]);
    const again = await admin.refused(shareLinksApi.revoke, { params: { ...params, linkId: first.link.id } });
    expect(again.status).toBe(404);
  });

  test('a generated password is answered once, opens the link, and lies in the store as a hash', async () => {
    const { params } = await publishedPortal(admin);
    const { link, password } = await admin.call(shareLinksApi.create, { params, body: { rule: 'password' } });
    expect(password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    await unlocked(new URL(link.url).pathname, String(password));
    const stored = await ShareLinkModel.findById(link.id).lean();
    expect(stored?.passwordHash).toMatch(/^\$2/);
    const renamed = await admin.call(shareLinksApi.update, {
      params: { ...params, linkId: link.id },
      body: { name: 'For the board' },
    });
    expect(renamed).toMatchObject({ password: null, link: { name: 'For the board', rule: 'password' } });
    expect(JSON.stringify(await admin.call(portalsApi.get, { params }))).not.toContain(String(password));
  });

  test.each([
    ['too short', 'abc'],
    ['longer than 72 bytes', 'ä'.repeat(37)],
    ['with a NUL', 'secret\0word'],
  ])('refuses a password that is %s, in words', async (_what, password) => {
    const { params } = await draftPortal(admin);
    const refused = await admin.refused(shareLinksApi.create, { params, body: { rule: 'password', password } });
    expect([refused.status, Object.keys(refused.body.error.fields ?? {})]).toEqual([422, ['password']]);
  });

  test('a link of another customer does not exist here', async () => {
    const mine = await draftPortal(admin);
    const theirs = await publishedPortal(admin);
    for (const endpoint of [shareLinksApi.update, shareLinksApi.rotate, shareLinksApi.revoke]) {
      const refused = await admin.refused(endpoint, {
        params: { ...mine.params, linkId: theirs.linkId },
        body: endpoint === shareLinksApi.update ? { name: 'Taken' } : undefined,
      });
      expect(refused.status).toBe(404);
    }
    expect((await app.anonymous().fetch(theirs.path)).status).toBe(200);
    const am = await app.signIn('am');
    expect((await am.refused(shareLinksApi.create, { params: mine.params, body: { rule: 'open' } })).status).toBe(404);
  });
});

describe('C-18 and C-21 what ends visits', () => {
  const password = 'open sesame';

  test.each([
    [
      'a new password',
      (params: { customerId: string; linkId: string }) =>
        admin.call(shareLinksApi.update, { params, body: { password: 'another one' } }),
      401,
    ],
    ['rotating', (params: { customerId: string; linkId: string }) => admin.call(shareLinksApi.rotate, { params }), 404],
    ['revoking', (params: { customerId: string; linkId: string }) => admin.call(shareLinksApi.revoke, { params }), 404],
    [
      'unpublishing',
      (params: { customerId: string; linkId: string }) => admin.call(portalsApi.unpublish, { params }),
      404,
    ],
  ])('%s ends an open visit at once', async (_what, change, status) => {
    const { params, linkId, path } = await publishedPortal(admin, { password });
    const viewer = await unlocked(path, password);
    expect((await viewer.fetch(path)).status).toBe(200);
    await change({ ...params, linkId });
    expect((await viewer.fetch(path)).status).toBe(status);
    expect((await viewer.fetch(`${path}/theme.css`)).status).toBe(404);
  });

  test('publishing again revives the address, but not visits from before', async () => {
    const { params, path } = await publishedPortal(admin, { password });
    const viewer = await unlocked(path, password);
    const { revision } = await admin.call(portalsApi.unpublish, { params });
    await admin.call(portalsApi.publish, { params, headers: { 'If-Match': `"${revision}"` } });
    expect((await viewer.fetch(path)).status).toBe(401);
    await unlocked(path, password);
  });

  test('an open link that gets a password asks everybody, also who gave a name before', async () => {
    const { params, path, linkId } = await publishedPortal(admin);
    expect((await app.anonymous().fetch(path)).status).toBe(200);
    await admin.call(shareLinksApi.update, {
      params: { ...params, linkId },
      body: { rule: 'password', password },
    });
    const answer = await app.anonymous().fetch(path);
    expect([answer.status, answer.headers.get('etag')]).toEqual([401, null]);
    await admin.call(shareLinksApi.update, { params: { ...params, linkId }, body: { rule: 'open' } });
    expect((await app.anonymous().fetch(path)).status).toBe(200);
  });

  test('an unlock of one link opens no other', async () => {
    const [one, other] = [await publishedPortal(admin, { password }), await publishedPortal(admin, { password })];
    const viewer = await unlocked(one.path, password);
    expect((await viewer.fetch(other.path)).status).toBe(401);
  });
});
