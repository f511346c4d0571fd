import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ViewerSessionModel } from '../access/model.ts';
import { hashToken } from '../access/tokens.ts';
import { portalsApi } from '../portals/contract.ts';
import { shareLinksApi } from '../share-links/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import { draftPortal, form, publishedPortal, startPortalTestApp } from '../testing/portal.ts';

let app: TestApp;
let admin: TestStaff;
const password = 'open sesame';

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
});
afterAll(() => app.close());

const TRANSPORT = ['date', 'connection', 'keep-alive'];

/** Everything of an answer that a viewer can tell apart. */
async function whole(response: Response) {
  const headers = [...response.headers].filter(([name]) => !TRANSPORT.includes(name));
  return { status: response.status, headers, body: await response.text() };
}

describe('C-18 and C-21 what leads nowhere', () => {
  test('unknown, revoked, unpublished, never published and off look the same, byte for byte', async () => {
    const unknown = '/p/AAAAAAAAAAAAAAAAAAAAAAAA';
    const revoked = await publishedPortal(admin);
    await admin.call(shareLinksApi.revoke, { params: { ...revoked.params, linkId: revoked.linkId } });
    const unpublished = await publishedPortal(admin);
    await admin.call(portalsApi.unpublish, { params: unpublished.params });
    const off = await publishedPortal(admin);
    await admin.call(portalsApi.deactivate, { params: off.params });
    const draft = await draftPortal(admin);
    const { link } = await admin.call(shareLinksApi.create, { params: draft.params, body: { rule: 'open' } });
    const paths = [revoked.path, unpublished.path, off.path, new URL(link.url).pathname, '/p/short', '/p/a%00b'];
    const visitor = app.anonymous();
    for (const [under, init] of [
      ['', {}],
      ['', { method: 'HEAD' }],
      ['', { method: 'OPTIONS' }],
      ['/', {}],
      ['/theme.css', {}],
      ['/live', {}],
      [`/files/${'a'.repeat(24)}`, { headers: { range: 'bytes=0-10' } }],
      [`/assets/${'a'.repeat(24)}`, {}],
      ['/unlock', form({ password })],
      [`/blocks/${'b'.repeat(21)}/complete`, form({ record: 'a'.repeat(24), name: 'Eve' })],
    ] as [string, RequestInit][]) {
      const expected = await whole(await visitor.fetch(`${unknown}${under}`, init));
      expect(expected.status).toBe(404);
      for (const path of paths) expect(await whole(await visitor.fetch(`${path}${under}`, init))).toEqual(expected);
    }
    expect((await visitor.fetch(unknown)).headers.get('set-cookie')).toBeNull();
  });

  test('slashes, dots, case and encodings open nothing', async () => {
    const { path } = await publishedPortal(admin, { password });
    const visitor = app.anonymous();
    for (const spelled of [
      `${path}/`,
      `${path}//`,
      `${path}/.`,
      `${path}/%2e`,
      `${path}/%2e%2e/x`,
      `${path}/theme.css/`,
    ])
      expect((await visitor.fetch(spelled)).status, spelled).toBeGreaterThanOrEqual(400);
    expect(await (await visitor.fetch(path.replace('/p/', '/P/'))).text()).not.toContain('Northwind');
    expect((await visitor.fetch(`${path}%`)).status).toBe(400);
  });
});

describe('C-18 a protected link', () => {
  test('tells nothing before the password: not in the page, its headers, styles or files', async () => {
    const { path } = await publishedPortal(admin, { password, customer: { name: 'Secret Ltd' } });
    const visitor = app.anonymous();
    const gate = await whole(await visitor.fetch(path));
    expect(gate.status).toBe(401);
    expect(JSON.stringify(gate)).not.toContain('Secret Ltd');
    expect(new Headers(gate.headers).get('cache-control')).toBe('no-store');
    expect(new Headers(gate.headers).get('x-robots-tag')).toContain('noindex');
    const other = await publishedPortal(admin, { password });
    const elsewhere = await whole(await visitor.fetch(other.path));
    expect(gate.body.replaceAll(path, '')).toBe(elsewhere.body.replaceAll(other.path, ''));
    const nothing = await whole(await visitor.fetch('/p/AAAAAAAAAAAAAAAAAAAAAAAA/theme.css'));
    for (const under of ['/theme.css', '/live', `/files/${'a'.repeat(24)}`, `/assets/${'a'.repeat(24)}`])
      expect(await whole(await visitor.fetch(`${path}${under}`))).toEqual(nothing);
    const act = await visitor.fetch(`${path}/blocks/${'b'.repeat(21)}/complete`, form({ record: 'x' }));
    expect(act.status).toBe(401);
  });

  test('opens with the password, for this link only, with a cookie that scripts and other paths never see', async () => {
    const { path } = await publishedPortal(admin, { password });
    const viewer = app.anonymous();
    const answer = await viewer.fetch(`${path}/unlock`, form({ password }));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
    const cookie = answer.headers.get('set-cookie') ?? '';
    for (const part of ['HttpOnly', 'SameSite=Lax', `Path=${path}`]) expect(cookie).toContain(part);
    const page = await viewer.fetch(path);
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    expect(await page.text()).toContain('Northwind');
    const token = viewer.cookie.split('=')[1] ?? '';
    expect(await ViewerSessionModel.countDocuments({ tokenHash: hashToken(token) })).toBe(1);
    expect(await ViewerSessionModel.countDocuments({ tokenHash: token })).toBe(0);
    // Kept now, but for nobody without the cookie.
    expect((await app.anonymous().fetch(path)).status).toBe(401);
    const forged = await app.anonymous().fetch(path, { headers: { cookie: 'portico_viewer=forged' } });
    expect(forged.status).toBe(401);
  });

  test('returns to a page of the portal, never to an address that came along', async () => {
    const { path } = await publishedPortal(admin, { password });
    const land = async (page: string) =>
      (await app.anonymous().fetch(`${path}/unlock?page=${page}`, form({ password }))).headers.get('location');
    expect(await land('pageid99')).toBe(`${path}/pageid99`);
    for (const page of [
      '//evil.example',
      '%2F%2Fevil.example',
      '%5Cevil',
      '%09%2Fx',
      'javascript:alert(1)',
      'a&page=b',
    ])
      expect(await land(page)).toBe(path);
  });

  test.each([
    ['nothing', {}, 422],
    ['an empty one', { password: '' }, 422],
    ['more than 72 bytes', { password: 'x'.repeat(73) }, 422],
    ['a NUL', { password: 'open\0sesame' }, 422],
    ['a wrong one', { password: 'open barley' }, 403],
  ])('refuses %s in words', async (_what, fields, status) => {
    const { path } = await publishedPortal(admin, { password });
    const answer = await app.anonymous().fetch(`${path}/unlock`, form(fields as Record<string, string>));
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain('role="alert"');
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  test('refuses what is no form of ours: repeated fields, JSON, a megabyte, another site', async () => {
    const { path } = await publishedPortal(admin, { password });
    const post = async (init: RequestInit) =>
      (await app.anonymous().fetch(`${path}/unlock`, { method: 'POST', ...init })).status;
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect(await post({ body: `password=${password}&password=x`, headers: type })).toBe(422);
    expect(await post({ body: `password[$ne]=x`, headers: type })).toBe(422);
    expect(await post({ body: JSON.stringify({ password }), headers: { 'Content-Type': 'application/json' } })).toBe(
      422,
    );
    expect(await post({ body: `password=${'x'.repeat(1_000_000)}`, headers: type })).toBe(413);
    expect(await post({ body: `password=${password}`, headers: { ...type, 'Sec-Fetch-Site': 'cross-site' } })).toBe(
      403,
    );
    expect(await post({ body: `password=${password}`, headers: { ...type, Origin: 'https://evil.example' } })).toBe(
      403,
    );
  });

  test('guessing: five tries, then a wait; forged addresses do not help; who is in stays in', async () => {
    const { path } = await publishedPortal(admin, { password });
    const inside = app.anonymous();
    await inside.fetch(`${path}/unlock`, form({ password }));
    const guess = (n: number) => {
      const init = form({ password: `guess ${n}` });
      return app.anonymous().fetch(`${path}/unlock`, {
        ...init,
        headers: { ...init.headers, 'X-Forwarded-For': `203.0.113.${n}`, Forwarded: `for=203.0.113.${n}` },
      });
    };
    const statuses = [];
    for (let n = 0; n < 8; n += 1) statuses.push((await guess(n)).status);
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429, 429, 429]);
    const blocked = await guess(9);
    expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await blocked.text()).toContain('Too many tries');
    // The right one has to wait as well: else the wait would tell that it is right.
    expect((await app.anonymous().fetch(`${path}/unlock`, form({ password }))).status).toBe(429);
    expect((await inside.fetch(path)).status).toBe(200);
    const again = await inside.fetch(`${path}/unlock`, form({ password: 'anything' }));
    expect(again.status).toBe(303);
  });
});
