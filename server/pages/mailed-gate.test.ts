import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { ViewerSessionModel } from '../access/model.ts';
import { portalLinkFor } from '../access/portal-link-for.ts';
import { auditApi } from '../audit/contract.ts';
import { clock } from '../clock.ts';
import { contactsApi } from '../contacts/contract.ts';
import { portalsApi } from '../portals/contract.ts';
import { filesApi, tasksApi } from '../records/contract.ts';
import { shareLinksApi } from '../share-links/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import type { TestClient } from '../testing/client.ts';
import { documentWith, form, newBlock, startPortalTestApp } from '../testing/portal.ts';
import { addContact, mailedPortal, signInByMail } from '../testing/sign-in.ts';
import { workspaceApi } from '../workspace/contract.ts';

let app: TestApp;
let admin: TestStaff;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => app.close());

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The limit which the product promises for ending streams. */
const within = { timeout: 2000, interval: 10 };

type Portal = Awaited<ReturnType<typeof mailedPortal>>;

async function signedIn(portal: Portal, email = portal.email): Promise<TestClient> {
  const viewer = app.anonymous();
  await signInByMail(viewer, portal.path, email);
  return viewer;
}

async function openStream(viewer: TestClient, path: string) {
  const response = await viewer.fetch(`${path}/live`);
  expect(response.status).toBe(200);
  const state = { ended: false };
  const end = () => {
    state.ended = true;
  };
  void (async () => {
    for await (const _chunk of response.body ?? []);
  })().then(end, end);
  return state;
}

async function whole(response: Response) {
  const headers = [...response.headers].filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name));
  return { status: response.status, headers, body: await response.text() };
}

describe('T-05 a link that asks for people’s mail', () => {
  test('tells nothing before: neither page nor file, headers nor styles, whatever the method', async () => {
    const portal = await mailedPortal(admin, { document: documentWith([newBlock('files')]) });
    const { id } = await admin.call(filesApi.create, {
      params: portal.params,
      body: { showInPortal: 'true' },
      file: { name: 'plan.txt', bytes: 'the plan' },
    });
    const inside = await signedIn(portal);
    expect(await (await inside.fetch(`${portal.path}/files/${id}`)).text()).toBe('the plan');
    const stranger = app.anonymous();
    const nothing = await whole(await stranger.fetch('/p/AAAAAAAAAAAAAAAAAAAAAAAA/theme.css'));
    for (const under of ['/theme.css', '/live', `/files/${id}`, `/files/${id}?inline=1`, '/', '//', '/%2e'])
      expect(await whole(await stranger.fetch(`${portal.path}${under}`)), under).toEqual(nothing);
    for (const init of [{}, { method: 'HEAD' }, { headers: { range: 'bytes=0-99' } }] as RequestInit[]) {
      const gate = await stranger.fetch(portal.path, init);
      expect([gate.status, gate.headers.get('cache-control'), gate.headers.get('etag')]).toEqual([
        401,
        'no-store',
        null,
      ]);
      expect(await gate.text()).not.toMatch(/Northwind|Maria|northwind\.example/);
    }
    const other = await mailedPortal(admin);
    const [here, there] = await Promise.all([stranger.fetch(portal.path), stranger.fetch(other.path)]);
    expect((await here.text()).replaceAll(portal.path, '')).toBe((await there.text()).replaceAll(other.path, ''));
  });

  test('a bookmarked address alone signs nobody in, and a kept page is nobody else’s', async () => {
    const portal = await mailedPortal(admin);
    const inside = await signedIn(portal);
    const answer = await inside.fetch(portal.path);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    expect(await answer.text()).toContain('<strong>Maria Silva</strong>');
    expect((await app.anonymous().fetch(portal.path)).status).toBe(401);
    const forged = await app.anonymous().fetch(portal.path, { headers: { cookie: 'portico_viewer=forged' } });
    expect(forged.status).toBe(401);
  });

  test('signing in at one portal opens no other; signing out ends the visit', async () => {
    const [one, other] = [await mailedPortal(admin), await mailedPortal(admin)];
    const viewer = await signedIn(one);
    expect((await viewer.fetch(other.path)).status).toBe(401);
    const { cookie } = viewer;
    await app.anonymous().fetch(`${one.path}/code`, form({ email: one.email, code: '000000' }));
    const out = await viewer.fetch(`${one.path}/sign-out`, form({}));
    expect([out.status, out.headers.get('location')]).toEqual([303, one.path]);
    expect((await viewer.fetch(one.path)).status).toBe(401);
    expect((await app.anonymous().fetch(one.path, { headers: { cookie } })).status).toBe(401);
    const { items } = await admin.call(auditApi.list, { query: { customerId: one.customerId } });
    const told = items.filter(({ subject }) => subject?.id === one.linkId).map(({ kind, actor }) => [kind, actor.name]);
    expect(told.slice(0, 3)).toEqual([
      ['session.ended', 'Maria Silva'],
      ['link.refused', ''],
      ['session.started', 'Maria Silva'],
    ]);
  });

  test('what leads nowhere looks the same under all its addresses, byte for byte', async () => {
    const unknown = '/p/AAAAAAAAAAAAAAAAAAAAAAAA';
    const [revoked, unpublished, expired, open] = await Promise.all(
      Array.from({ length: 4 }, () => mailedPortal(admin)),
    );
    const token = new URL(
      (await portalLinkFor(revoked?.customerId ?? '', revoked?.contact.id ?? ''))?.url ?? '',
    ).pathname
      .split('/')
      .at(-1);
    const linkParams = (portal: Portal | undefined) => ({
      customerId: portal?.customerId ?? '',
      linkId: portal?.linkId ?? '',
    });
    await admin.call(shareLinksApi.revoke, { params: linkParams(revoked) });
    await admin.call(portalsApi.unpublish, { params: { customerId: unpublished?.customerId ?? '' } });
    await admin.call(shareLinksApi.update, {
      params: linkParams(expired),
      body: { expiresAt: new Date(Date.now() + MINUTE).toISOString() },
    });
    await admin.call(shareLinksApi.update, { params: linkParams(open), body: { rule: 'open' } });
    vi.spyOn(clock, 'now').mockImplementation(() => new Date(Date.now() + MINUTE));
    const visitor = app.anonymous();
    for (const [under, init] of [
      ['', {}],
      ['/sign-in', {}],
      ['/sign-in', form({ email: revoked?.email ?? '' })],
      ['/sign-in', form({ email: 'not an address' })],
      ['/code', form({ email: revoked?.email ?? '', code: '123456' })],
      [`/enter/${token}`, {}],
      [`/enter/${token}`, { method: 'HEAD' }],
      [`/enter/${token}`, form({})],
      ['/sign-out', form({})],
      ['/unlock', form({ password: 'open sesame' })],
    ] as [string, RequestInit][]) {
      const expected = await whole(await visitor.fetch(`${unknown}${under}`, init));
      expect(expected.status).toBe(404);
      for (const portal of [revoked, unpublished, expired])
        expect(await whole(await visitor.fetch(`${portal?.path}${under}`, init)), under).toEqual(expected);
      // A link that asks for no mail has no such addresses either.
      if (init.method === 'POST' && under !== '/unlock')
        expect(await whole(await visitor.fetch(`${open?.path}${under}`, init)), under).toEqual(expected);
    }
  });
});

describe('B-09 what ends a visit', () => {
  const linkOf = ({ params, linkId }: Portal) => ({ ...params, linkId });

  test.each([
    [
      'a password',
      (p: Portal) => admin.call(shareLinksApi.update, { params: linkOf(p), body: { rule: 'password' } }),
      401,
    ],
    ['rotating', (p: Portal) => admin.call(shareLinksApi.rotate, { params: linkOf(p) }), 404],
    ['revoking', (p: Portal) => admin.call(shareLinksApi.revoke, { params: linkOf(p) }), 404],
    ['unpublishing', (p: Portal) => admin.call(portalsApi.unpublish, { params: p.params }), 404],
    [
      'revoking the contact',
      (p: Portal) => admin.call(shareLinksApi.revokeContact, { params: linkOf(p), body: { contactId: p.contact.id } }),
      401,
    ],
    [
      'choosing others',
      async (p: Portal) => {
        const { id } = await addContact(admin, p.customerId);
        const audience = { kind: 'contacts' as const, contactIds: [id] };
        return admin.call(shareLinksApi.update, { params: linkOf(p), body: { audience } });
      },
      401,
    ],
    [
      'deleting the contact',
      (p: Portal) => admin.call(contactsApi.remove, { params: { ...p.params, contactId: p.contact.id } }),
      401,
    ],
  ])('%s: page at once, stream within two seconds', async (_what, change, status) => {
    const portal = await mailedPortal(admin);
    const viewer = await signedIn(portal);
    const stream = await openStream(viewer, portal.path);
    await change(portal);
    expect((await viewer.fetch(portal.path)).status).toBe(status);
    expect((await viewer.fetch(`${portal.path}/theme.css`)).status).toBe(404);
    await expect.poll(() => stream.ended, within).toBe(true);
  });

  test('revoking one contact leaves the others in; admitting them again revives no visit from before', async () => {
    const portal = await mailedPortal(admin);
    const second = await addContact(admin, portal.customerId);
    const [first, other] = [await signedIn(portal), await signedIn(portal, second.email ?? '')];
    await admin.call(shareLinksApi.revokeContact, { params: linkOf(portal), body: { contactId: portal.contact.id } });
    expect([(await first.fetch(portal.path)).status, (await other.fetch(portal.path)).status]).toEqual([401, 200]);
    expect(await portalLinkFor(portal.customerId, portal.contact.id)).toBeNull();
    await admin.call(shareLinksApi.restoreContact, { params: { ...linkOf(portal), contactId: portal.contact.id } });
    expect((await first.fetch(portal.path)).status).toBe(401);
  });

  test('a link expires to the second, for kept pages and for those who are in', async () => {
    let now = Date.now();
    vi.spyOn(clock, 'now').mockImplementation(() => new Date(now));
    const portal = await mailedPortal(admin);
    const expiresAt = new Date(now + 10 * MINUTE).toISOString();
    const { link: open } = await admin.call(shareLinksApi.create, {
      params: portal.params,
      body: { rule: 'open', expiresAt },
    });
    await admin.call(shareLinksApi.update, { params: linkOf(portal), body: { expiresAt } });
    const openPath = new URL(open.url).pathname;
    const viewer = await signedIn(portal);
    const statuses = async () => [
      (await viewer.fetch(portal.path)).status,
      (await app.anonymous().fetch(openPath)).status,
      (await app.anonymous().fetch(openPath, { method: 'HEAD' })).status,
    ];
    expect(await statuses()).toEqual([200, 200, 200]);
    now += 10 * MINUTE - 1000;
    expect(await statuses()).toEqual([200, 200, 200]);
    now += 1000;
    expect(await statuses()).toEqual([404, 404, 404]);
  });

  test('a visit ends after the days without a request that the workspace sets, fourteen unless set', async () => {
    let now = Date.now();
    vi.spyOn(clock, 'now').mockImplementation(() => new Date(now));
    const portal = await mailedPortal(admin);
    const viewer = await signedIn(portal);
    const status = async () => (await viewer.fetch(portal.path)).status;
    for (const wait of [13 * DAY, 13 * DAY, 14 * DAY - MINUTE]) {
      now += wait;
      expect(await status()).toBe(200);
    }
    now += 14 * DAY;
    expect(await status()).toBe(401);
    now = Date.now();
    const shorter = await signedIn(portal, (await addContact(admin, portal.customerId)).email ?? '');
    await admin.call(workspaceApi.update, { body: { viewerSessionDays: 2 } });
    now += 2 * DAY;
    expect((await shorter.fetch(portal.path)).status).toBe(401);
    await admin.call(workspaceApi.update, { body: { viewerSessionDays: 14 } });
    const refused = await admin.refused(workspaceApi.update, { body: { viewerSessionDays: 0 } });
    expect(Object.keys(refused.body.error.fields ?? {})).toEqual(['viewerSessionDays']);
  });
});

describe('T-06 a contact who is in', () => {
  test('completes only what is theirs; the record says who they are, whatever the form claims', async () => {
    const tasks = newBlock('tasks');
    const portal = await mailedPortal(admin, { document: documentWith([tasks]) });
    const second = await addContact(admin, portal.customerId, undefined, 'Tom Okafor');
    const task = async (assignee: object) =>
      (
        await admin.call(tasksApi.create, {
          params: portal.params,
          body: { title: 'Sign', showInPortal: true, assignee } as never,
        })
      ).id;
    const mine = await task({ kind: 'contact', id: portal.contact.id });
    const theirs = await task({ kind: 'contact', id: second.id });
    const everybodys = await task({ kind: 'customer' });
    const viewer = await signedIn(portal);
    const complete = async (record: string) =>
      (await viewer.fetch(`${portal.path}/blocks/${tasks.id}/complete`, form({ record, name: 'Eve' }))).status;
    expect([await complete(mine), await complete(everybodys), await complete(theirs)]).toEqual([303, 303, 403]);
    const done = async (recordId: string) =>
      (await admin.call(tasksApi.get, { params: { ...portal.params, recordId } })).done?.by ?? null;
    expect(await done(mine)).toMatchObject({ kind: 'contact', id: portal.contact.id, name: 'Maria Silva' });
    expect(await done(theirs)).toBeNull();
    const comment = form({ record: mine, text: 'Signed and sent.' });
    expect((await viewer.fetch(`${portal.path}/blocks/${tasks.id}/comment`, comment)).status).toBe(303);
    const html = await (await viewer.fetch(portal.path)).text();
    expect(html).toContain('<strong>Maria Silva</strong>');
    expect(html).not.toContain('by the link');
    expect(html).not.toContain('name="name"');
  });

  test('sees their own first, and what waits on them, not on others', async () => {
    const tasks = newBlock('tasks');
    const portal = await mailedPortal(admin, { document: documentWith([tasks]) });
    const second = await addContact(admin, portal.customerId, undefined, 'Tom Okafor');
    const make = (title: string, assignee: object) =>
      admin.call(tasksApi.create, { params: portal.params, body: { title, showInPortal: true, assignee } as never });
    await make('For all', { kind: 'customer' });
    await make('For Tom', { kind: 'contact', id: second.id });
    await make('For Maria', { kind: 'contact', id: portal.contact.id });
    await make('Also for Tom', { kind: 'contact', id: second.id });
    const page = async (email: string) => (await (await signedIn(portal, email)).fetch(portal.path)).text();
    const titles = (html: string) =>
      [...html.matchAll(/<span class="task__title">([^<]*)</g)].map(([, title]) => title);
    const waiting = (html: string) => /Waiting on you: (\d+)/.exec(html)?.[1];
    const [maria, tom] = [await page(portal.email), await page(second.email ?? '')];
    expect([titles(maria)[0], waiting(maria)]).toEqual(['For Maria', '2']);
    expect([titles(tom).slice(0, 2).sort(), waiting(tom)]).toEqual([['Also for Tom', 'For Tom'], '3']);
    expect([titles(maria).length, titles(tom).length]).toEqual([4, 4]);
  });
});

test('E-10 sessions lie in the store as hashes', async () => {
  const portal = await mailedPortal(admin);
  const viewer = await signedIn(portal);
  const token = /portico_viewer=([^;]+)/.exec(viewer.cookie)?.[1] ?? '';
  expect(token.length * 6).toBeGreaterThanOrEqual(128);
  expect(JSON.stringify(await ViewerSessionModel.find().lean())).not.toContain(token);
});
