import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { issueMagicLink } from '../access/magic-links.ts';
import { ViewerSessionModel } from '../access/model.ts';
import { portalLinkFor } from '../access/portal-link-for.ts';
import { MagicLinkModel, SignInCodeModel } from '../access/sign-in-model.ts';
import { clock } from '../clock.ts';
import { contactsApi } from '../contacts/contract.ts';
import { shareLinksApi } from '../share-links/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import type { TestClient } from '../testing/client.ts';
import { form, startPortalTestApp } from '../testing/portal.ts';
import {
  addContact,
  ask,
  latestMail,
  mailedPortal,
  newAddress,
  signInByMail,
  signInMails,
} from '../testing/sign-in.ts';

let app: TestApp;
let admin: TestStaff;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => app.close());

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** Stops the clock; the answer moves it. */
function stopClock(): (ms: number) => void {
  let now = Date.now();
  vi.spyOn(clock, 'now').mockImplementation(() => new Date(now));
  return (ms) => {
    now += ms;
  };
}

const press = (viewer: TestClient, enter: string) => viewer.fetch(enter, form({}));
const sessionsAt = (linkId: string) => ViewerSessionModel.countDocuments({ linkId });

async function magicPath(portal: { customerId: string; contact: { id: string } }): Promise<string> {
  const link = await portalLinkFor(portal.customerId, portal.contact.id);
  return new URL(link?.url ?? '').pathname;
}

describe('E-10 a mailed link', () => {
  test('opens by its button only: opened, looked at and prefetched it stays unspent', async () => {
    const portal = await mailedPortal(admin);
    const enter = await magicPath(portal);
    const scanner = app.anonymous();
    for (const init of [
      {},
      { method: 'HEAD' },
      { method: 'OPTIONS' },
      { headers: { 'Sec-Purpose': 'prefetch', Purpose: 'prefetch' } },
      { headers: { range: 'bytes=0-10' } },
    ] as RequestInit[])
      expect((await scanner.fetch(enter, init)).headers.get('set-cookie')).toBeNull();
    expect(await sessionsAt(portal.linkId)).toBe(0);
    const viewer = app.anonymous();
    const opened = await viewer.fetch(enter);
    expect([opened.status, opened.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await opened.text()).toContain(`<form method="post" action="${enter}">`);
    const entered = await press(viewer, enter);
    expect([entered.status, entered.headers.get('location')]).toEqual([303, portal.path]);
    for (const part of ['HttpOnly', 'SameSite=Lax', `Path=${portal.path}`])
      expect(entered.headers.get('set-cookie')).toContain(part);
    expect((await viewer.fetch(portal.path)).status).toBe(200);
  });

  test('confirmed fifty times at once makes one visit', async () => {
    const portal = await mailedPortal(admin);
    const enter = await magicPath(portal);
    const answers = await Promise.all(Array.from({ length: 50 }, () => press(app.anonymous(), enter)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(49);
    expect(await sessionsAt(portal.linkId)).toBe(1);
  });

  test('works for 45 minutes, exact to the second', async () => {
    const pass = stopClock();
    const portal = await mailedPortal(admin);
    const early = await magicPath(portal);
    pass(45 * MINUTE - SECOND);
    expect((await press(app.anonymous(), early)).status).toBe(303);
    const late = await magicPath(portal);
    pass(45 * MINUTE);
    expect((await press(app.anonymous(), late)).status).toBe(410);
  });

  test('a new one kills the old, also when both are made at once', async () => {
    const portal = await mailedPortal(admin);
    const links = await Promise.all(Array.from({ length: 5 }, () => magicPath(portal)));
    const latest = await magicPath(portal);
    for (const enter of links) expect((await press(app.anonymous(), enter)).status).toBe(410);
    expect((await press(app.anonymous(), latest)).status).toBe(303);
  });

  test('used or too old, it shows the form with the address filled in; one press mails a new link and a code', async () => {
    const { path, email, ...portal } = await mailedPortal(admin);
    const enter = await magicPath(portal);
    await press(app.anonymous(), enter);
    const viewer = app.anonymous();
    const opened = await viewer.fetch(`${enter}?page=pageid99`);
    const html = await opened.text();
    expect(opened.status).toBe(410);
    expect(html).toContain(`value="${email}"`);
    expect(html).toContain(`action="${path}/sign-in?page&#x3D;pageid99"`);
    const asked = await viewer.fetch(`${path}/sign-in?page=pageid99`, form({ email, again: '1' }));
    expect(asked.status).toBe(200);
    const mail = await latestMail(email);
    expect([mail.kind, mail.code.length]).toEqual(['sign-in-code', 6]);
    expect(mail.enter).toMatch(/\/enter\/[A-Za-z0-9_-]{32}\?page=pageid99$/);
    const entered = await press(app.anonymous(), mail.enter);
    expect(entered.headers.get('location')).toBe(`${path}/pageid99`);
  });

  test('is bound to its portal: under another link it is nothing', async () => {
    const [one, other] = [await mailedPortal(admin), await mailedPortal(admin)];
    const token = (await magicPath(one)).split('/').at(-1);
    const answer = await press(app.anonymous(), `${other.path}/enter/${token}`);
    expect([answer.status, (await answer.text()).includes(one.email)]).toEqual([401, false]);
    expect(await sessionsAt(other.linkId)).toBe(0);
    expect((await press(app.anonymous(), `${one.path}/enter/${token}`)).status).toBe(303);
  });

  test('what nobody was mailed opens nothing, however it is spelled', async () => {
    const { path } = await mailedPortal(admin);
    for (const token of ['x', 'a'.repeat(32), 'a'.repeat(5000), '%00', '%E0%A4%A', '..%2F..', 'a/b']) {
      const [opened, pressed] = [
        await app.anonymous().fetch(`${path}/enter/${token}`),
        await press(app.anonymous(), `${path}/enter/${token}`),
      ];
      for (const { status } of [opened, pressed]) {
        expect(status, token).toBeGreaterThanOrEqual(400);
        expect(status, token).toBeLessThan(500);
      }
    }
  });

  test('is mailed under PUBLIC_URL, whatever Host a request names', async () => {
    const { path, email } = await mailedPortal(admin);
    await new Promise<void>((resolve, reject) => {
      const headers = {
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        forwarded: 'host=evil.example',
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      };
      const asking = request(`${app.origin}${path}/sign-in`, { method: 'POST', headers }, (res) => {
        res.resume().on('end', resolve);
      });
      asking.on('error', reject).end(new URLSearchParams({ email }).toString());
    });
    expect((await latestMail(email)).origin).toBe(app.origin);
  });

  test('its token lies in the store as a hash, and no referrer tells it', async () => {
    const portal = await mailedPortal(admin);
    const enter = await magicPath(portal);
    const token = enter.split('/').at(-1) ?? '';
    expect(JSON.stringify(await MagicLinkModel.find().lean())).not.toContain(token);
    const opened = await app.anonymous().fetch(enter);
    expect(opened.headers.get('referrer-policy')).toBe('strict-origin');
    expect((await press(app.anonymous(), enter)).headers.get('location')).not.toContain(token);
  });

  test('forty people behind one address get in at once, each pressing five times: only failures are limited', async () => {
    const portal = await mailedPortal(admin);
    const emails = Array.from({ length: 40 }, () => newAddress());
    await Promise.all(emails.map((email) => addContact(admin, portal.customerId, email)));
    const tokens = await Promise.all(emails.map((email) => issueMagicLink(portal.linkId, email)));
    const answers = await Promise.all(
      tokens.flatMap(({ token }) =>
        Array.from({ length: 5 }, () => press(app.anonymous(), `${portal.path}/enter/${token}`)),
      ),
    );
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(40);
    expect(await sessionsAt(portal.linkId)).toBe(40);
  });
});

describe('E-10 a mailed code', () => {
  const enterCode = (viewer: TestClient, path: string, email: string, code: string) =>
    viewer.fetch(`${path}/code`, form({ email, code }));
  const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

  test('lets in once, in the browser that asked, however its digits are grouped', async () => {
    const { path, email, linkId } = await mailedPortal(admin);
    const viewer = app.anonymous();
    const asked = await ask(viewer, path, email);
    expect(await asked.text()).toContain('autocomplete="one-time-code"');
    for (const part of ['HttpOnly', 'SameSite=Lax', `Path=${path}`])
      expect(asked.headers.get('set-cookie')).toContain(part);
    const { code, kind } = await latestMail(email);
    expect([kind, /^\d{6}$/.test(code)]).toEqual(['sign-in-link', true]);
    const elsewhere = await enterCode(app.anonymous(), path, email, code);
    expect(elsewhere.status).toBe(403);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => enterCode(viewer, path, email, `${code.slice(0, 3)} ${code.slice(3)}`)),
    );
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(await sessionsAt(linkId)).toBe(1);
    expect((await viewer.fetch(path)).status).toBe(200);
  });

  test('works for five minutes, exact to the second', async () => {
    const pass = stopClock();
    const { path, email } = await mailedPortal(admin);
    for (const [wait, status] of [
      [5 * MINUTE - SECOND, 303],
      [5 * MINUTE, 403],
    ] as const) {
      const viewer = app.anonymous();
      await ask(viewer, path, email);
      pass(wait);
      expect((await enterCode(viewer, path, email, (await latestMail(email)).code)).status).toBe(status);
    }
  });

  test('five wrong ones, one after the other or at once: dead, also for the right one', async () => {
    for (const atOnce of [false, true]) {
      const { path, email } = await mailedPortal(admin);
      const viewer = app.anonymous();
      await ask(viewer, path, email);
      const { code } = await latestMail(email);
      const statuses: number[] = [];
      if (atOnce) {
        const answers = await Promise.all(
          Array.from({ length: 30 }, () => enterCode(viewer, path, email, wrong(code))),
        );
        statuses.push(...answers.map(({ status }) => status));
      } else for (let n = 0; n < 5; n += 1) statuses.push((await enterCode(viewer, path, email, wrong(code))).status);
      expect(statuses.every((status) => status === 403 || status === 429)).toBe(true);
      vi.spyOn(clock, 'now').mockImplementation(() => new Date(Date.now() + MINUTE));
      const right = await enterCode(viewer, path, email, code);
      expect(right.status).toBe(403);
      expect(await right.text()).toContain(`value="${email}"`);
      vi.restoreAllMocks();
    }
  });

  test('a new one kills the old', async () => {
    const { path, email } = await mailedPortal(admin);
    const viewer = app.anonymous();
    await ask(viewer, path, email);
    const { code: old } = await latestMail(email);
    await ask(viewer, path, email);
    const { code } = await latestMail(email);
    if (old !== code) expect((await enterCode(viewer, path, email, old)).status).toBe(403);
    expect((await enterCode(viewer, path, email, code)).status).toBe(303);
  });

  test('is bound to its portal and to its address', async () => {
    const [one, other] = [await mailedPortal(admin), await mailedPortal(admin)];
    const second = await addContact(admin, one.customerId);
    const viewer = app.anonymous();
    await ask(viewer, one.path, one.email);
    const { code } = await latestMail(one.email);
    expect((await enterCode(viewer, other.path, one.email, code)).status).toBe(403);
    expect((await enterCode(viewer, one.path, second.email ?? '', code)).status).toBe(403);
    expect((await enterCode(viewer, one.path, one.email, code)).status).toBe(303);
  });

  test('lies in the store under a hash that its digits alone do not give', async () => {
    const { createHash } = await import('node:crypto');
    const { path, email } = await mailedPortal(admin);
    await ask(app.anonymous(), path, email);
    const { code } = await latestMail(email);
    const stored = JSON.stringify(await SignInCodeModel.find().lean());
    expect(stored).not.toContain(code);
    expect(stored).not.toContain(createHash('sha256').update(code).digest('base64url'));
  });

  test('guessing: five tries per address, then a wait that forged headers do not shorten; who is in stays in', async () => {
    const { path, email } = await mailedPortal(admin);
    const inside = app.anonymous();
    await signInByMail(inside, path, email);
    const statuses: number[] = [];
    for (let n = 0; n < 7; n += 1) {
      const init = form({ email, code: '000000' });
      const headers = { ...init.headers, 'X-Forwarded-For': `203.0.113.${n}` };
      statuses.push((await app.anonymous().fetch(`${path}/code`, { ...init, headers })).status);
    }
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429, 429]);
    expect((await inside.fetch(path)).status).toBe(200);
  });

  test.each([
    ['nothing', {}],
    ['letters', { code: 'abcdef' }],
    ['five digits', { code: '12345' }],
    ['a NUL', { code: '123\x256' }],
    ['a query operator', { 'code[$ne]': '1' }],
  ])('refuses %s in words', async (_what, fields) => {
    const { path, email } = await mailedPortal(admin);
    const answer = await app.anonymous().fetch(`${path}/code`, form({ email, ...(fields as Record<string, string>) }));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('role="alert"');
  });
});

describe('E-10 asking for mail', () => {
  test('known, unknown, revoked and other customers’ addresses get the same answer, byte for byte; one gets mail', async () => {
    const portal = await mailedPortal(admin);
    const other = await mailedPortal(admin);
    const revoked = await addContact(admin, portal.customerId);
    await admin.call(shareLinksApi.revokeContact, {
      params: { ...portal.params, linkId: portal.linkId },
      body: { contactId: revoked.id },
    });
    const answers = [];
    for (const email of [portal.email, newAddress(), revoked.email ?? '', other.email]) {
      const answer = await ask(app.anonymous(), portal.path, email);
      const headers = [...answer.headers]
        .filter(([name]) => !['date', 'connection', 'keep-alive', 'etag', 'content-length'].includes(name))
        .map(([name, value]) => [
          name,
          name === 'set-cookie' ? value.replace(/=[^;]{32};|Expires=[^;]+;/g, '…;') : value,
        ]);
      headers.sort();
      answers.push({ status: answer.status, headers, html: (await answer.text()).replaceAll(email, '…') });
    }
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const mailed = await Promise.all([portal.email, revoked.email ?? '', other.email].map(signInMails));
    expect(mailed.map(({ length }) => length)).toEqual([1, 0, 0]);
  });

  test('a known and an unknown code behave the same to the end', async () => {
    const { path, email } = await mailedPortal(admin);
    const behaviour = async (address: string) => {
      const viewer = app.anonymous();
      await ask(viewer, path, address);
      const answers = [];
      for (let n = 0; n < 5; n += 1) {
        const answer = await viewer.fetch(
          `${path}/code`,
          form({ email: address, code: 'nonsense'.length > n ? '999999' : '' }),
        );
        answers.push([answer.status, (await answer.text()).replaceAll(address, '…')]);
      }
      return answers;
    };
    const known = await behaviour(email);
    vi.spyOn(clock, 'now').mockImplementation(() => new Date(Date.now() + DAY + MINUTE));
    expect(await behaviour(newAddress())).toEqual(known);
  });

  test('at most three mails in a quarter of an hour and twenty a day, for known and unknown addresses alike', async () => {
    const pass = stopClock();
    const { path, email } = await mailedPortal(admin);
    const unknown = newAddress();
    const asked = async (address: string) => (await ask(app.anonymous(), path, address)).status;
    for (const address of [email, unknown]) {
      const statuses = await Promise.all(Array.from({ length: 5 }, () => asked(address)));
      expect(statuses.sort()).toEqual([200, 200, 200, 429, 429]);
    }
    const blocked = await ask(app.anonymous(), path, email);
    expect(Number(blocked.headers.get('retry-after'))).toBe(15 * 60);
    expect(await blocked.text()).toContain('in 15 minutes');
    expect(await signInMails(email)).toHaveLength(3);
    for (let hour = 0; hour < 8; hour += 1) {
      pass(60 * MINUTE);
      for (let n = 0; n < 3; n += 1) await asked(email);
    }
    expect(await signInMails(email)).toHaveLength(20);
    pass(DAY);
    expect(await asked(email)).toBe(200);
  });

  test.each([
    '',
    'maria',
    'maria@northwind.example, eve@evil.example',
    '"maria"@northwind.example',
    'maria@northwind.example\r\nBcc: eve@evil.example',
    'maria(comment)@northwind.example',
    'Maria <maria@northwind.example>',
    'maria@northwind.example\0',
    `${'m'.repeat(300)}@northwind.example`,
  ])('refuses %j in words, before anything is counted or mailed', async (email) => {
    const { path } = await mailedPortal(admin);
    const answer = await ask(app.anonymous(), path, email);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('role="alert"');
    expect(await SignInCodeModel.countDocuments({ _id: { $regex: `^${path}` } })).toBe(0);
  });

  test('refuses what is no form of ours: repeated fields, JSON, a megabyte, another site', async () => {
    const { path, email } = await mailedPortal(admin);
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
    for (const step of ['sign-in', 'code']) {
      const post = async (init: RequestInit) =>
        (await app.anonymous().fetch(`${path}/${step}`, { method: 'POST', ...init })).status;
      expect(await post({ body: `email=${email}&email=x@y.example`, headers: type })).toBe(422);
      expect(await post({ body: 'email[$ne]=x', headers: type })).toBe(422);
      expect(await post({ body: JSON.stringify({ email }), headers: { 'Content-Type': 'application/json' } })).toBe(
        422,
      );
      expect(await post({ body: `email=${'x'.repeat(1_000_000)}`, headers: type })).toBe(413);
      expect(await post({ body: `email=${email}`, headers: { ...type, 'Sec-Fetch-Site': 'cross-site' } })).toBe(403);
      expect(await post({ body: `email=${email}`, headers: { ...type, Origin: 'https://evil.example' } })).toBe(403);
    }
    expect(await signInMails(email)).toEqual([]);
  });

  test('an address at a named domain becomes a contact by its first confirmed sign-in, not before', async () => {
    const portal = await mailedPortal(admin, { audience: { kind: 'domains', domains: ['southwind.example'] } });
    const email = 'jo.van-berg+portal@southwind.example';
    const contacts = async () => (await admin.call(contactsApi.list, { params: portal.params })).items;
    const viewer = app.anonymous();
    await ask(viewer, portal.path, email);
    expect(await contacts()).toHaveLength(1);
    const { enter } = await latestMail(email);
    const answers = await Promise.all(Array.from({ length: 10 }, () => press(app.anonymous(), enter)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect((await contacts()).filter((contact) => contact.email === email)).toMatchObject([{ name: 'Jo Van Berg' }]);
    // Contacts of the customer who are elsewhere are not admitted here, nor are other domains.
    for (const outside of [portal.email, 'jo@sub.southwind.example', 'jo@southwind.example.evil.example']) {
      await ask(app.anonymous(), portal.path, outside);
      expect(await signInMails(outside)).toEqual([]);
    }
  });
});
