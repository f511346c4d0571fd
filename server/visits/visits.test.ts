import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { auditApi } from '../audit/contract.ts';
import { clock } from '../clock.ts';
import { CustomerModel } from '../customers/model.ts';
import { EventModel } from '../events/model.ts';
import { filesApi } from '../records/contract.ts';
import { ShareLinkModel } from '../share-links/model.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import type { TestClient } from '../testing/client.ts';
import { documentWith, form, newBlock, publishedPortal, startPortalTestApp } from '../testing/portal.ts';
import { workspaceApi } from '../workspace/contract.ts';
import { VisitModel, VisitSaltModel } from './model.ts';
import { sweepVisits } from './sweep.ts';
import { writeVisits } from './write.ts';

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36';
const realNow = clock.now;

let app: TestApp;
let admin: TestStaff;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
});
afterAll(() => app.close());
beforeEach(async () => {
  await writeVisits();
});
afterEach(() => {
  clock.now = realNow;
});

/** A browser of its own: another user agent is another visitor. */
const browser = () => ({ 'User-Agent': `${CHROME} ${randomUUID()}`, 'Sec-Fetch-Dest': 'document' });
const look = (who: TestClient, path: string, headers: Record<string, string>) => who.fetch(path, { headers });
const visitsOf = async (customerId: string) => {
  await writeVisits();
  return VisitModel.find({ customerId }).sort({ startedAt: 1 }).lean();
};
const later = (minutes: number) => {
  const at = clock.now().getTime() + minutes * 60_000;
  clock.now = () => new Date(at);
};
const seen = (who: TestClient, path: string, seconds: Record<string, string>, headers: Record<string, string>) => {
  const { headers: formHeaders, ...rest } = form(seconds);
  return who.fetch(`${path}/seen`, { ...rest, headers: { ...(formHeaders as object), ...headers } });
};

describe('B-08 who looked', () => {
  test('a browser that looks for a while has one visit, with its pages, and another one another', async () => {
    const { customerId, path, linkId } = await publishedPortal(admin);
    const [one, other] = [browser(), browser()];
    const who = app.anonymous();
    expect((await look(who, path, one)).status).toBe(200);
    // The first page is made, the second lies ready: both ways count.
    expect((await look(who, path, one)).status).toBe(200);
    later(20);
    await visitsOf(customerId);
    await look(who, path, one);
    await look(who, path, other);
    const visits = await visitsOf(customerId);
    expect(visits.map(({ pages }) => pages)).toEqual([{ first: 3 }, { first: 1 }]);
    expect(visits[0]?.lastAt).toEqual(clock.now());
    expect(JSON.stringify(visits)).not.toMatch(/127\.0\.0\.1|Chrome/);
    const customer = await CustomerModel.findById(customerId).lean();
    expect(customer?.lastVisitAt).toEqual(clock.now());
    expect((await ShareLinkModel.findById(linkId).lean())?.lastVisitAt).toEqual(clock.now());
    later(31);
    await look(who, path, one);
    expect(await visitsOf(customerId)).toHaveLength(3);
  });

  test('the next day nobody knows that it is the same browser', async () => {
    const { customerId, path } = await publishedPortal(admin);
    const one = browser();
    await look(app.anonymous(), path, one);
    await visitsOf(customerId);
    later(24 * 60);
    await look(app.anonymous(), path, one);
    const [today, tomorrow] = await visitsOf(customerId);
    expect(today?.visitor).toMatch(/^day:/);
    expect(tomorrow?.visitor).not.toBe(today?.visitor);
    for (const { expiresAt } of await VisitSaltModel.find().lean())
      expect(expiresAt.getTime() - clock.now().getTime()).toBeLessThanOrEqual(48 * 3600_000);
  });

  test.each([
    ['a crawler', { 'User-Agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }],
    ['a link unfurler', { 'User-Agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' }],
    ['whoever says nothing of itself', { 'User-Agent': '' }],
    ['who asks not to be tracked', { ...browser(), DNT: '1' }],
    ['who asks not to be tracked, as the newer header has it', { ...browser(), 'Sec-GPC': '1' }],
    ['a browser that guesses ahead', { ...browser(), 'Sec-Purpose': 'prefetch' }],
    ['a page that looks for changes', { ...browser(), 'Sec-Fetch-Dest': 'empty' }],
  ])('%s leaves no visit', async (_, headers) => {
    for (const password of [undefined, 'correct horse']) {
      const { customerId, path } = await publishedPortal(admin, { password });
      const who = app.anonymous();
      if (password) await who.fetch(`${path}/unlock`, form({ password }));
      await look(who, path, headers);
      await look(who, path, headers);
      expect(await visitsOf(customerId)).toEqual([]);
    }
  });

  test('staff who look leave no visit', async () => {
    const { customerId, path } = await publishedPortal(admin);
    await admin.fetch(path, { headers: browser() });
    await admin.fetch(path, { headers: browser() });
    expect(await visitsOf(customerId)).toEqual([]);
  });

  test('switched off nothing is recorded, and the page asks for nothing', async () => {
    const { customerId, path } = await publishedPortal(admin);
    expect(await (await app.anonymous().fetch(path, { headers: { DNT: '1' } })).text()).toContain('data-seen=');
    await admin.call(workspaceApi.update, { body: { recordVisits: false } });
    try {
      await look(app.anonymous(), path, browser());
      expect(await visitsOf(customerId)).toEqual([]);
      expect(await (await look(app.anonymous(), path, browser())).text()).not.toContain('data-seen=');
      expect(await visitsOf(customerId)).toEqual([]);
    } finally {
      await admin.call(workspaceApi.update, { body: { recordVisits: true } });
      await writeVisits();
    }
  });

  test('sections count by the seconds they were in view; made-up ones do not', async () => {
    const document = documentWith([newBlock('tasks')], [newBlock('notes')]);
    const [first, second] = document.pages[0]?.sections ?? [];
    const { customerId, path } = await publishedPortal(admin, { document });
    const headers = browser();
    const who = app.anonymous();
    await look(who, path, headers);
    const told = { [first?.id ?? '']: '12', [second?.id ?? '']: '999999', nonsense: '5', __proto__x: '1' };
    expect((await seen(who, path, told, headers)).status).toBe(204);
    expect((await seen(who, path, { [first?.id ?? '']: '8', [second?.id ?? '']: '-4' }, headers)).status).toBe(204);
    const [visit, ...others] = await visitsOf(customerId);
    expect(others).toEqual([]);
    expect(visit?.sections).toEqual({ [first?.id ?? '']: 20 });
  });

  test('what nobody may see, nobody has seen', async () => {
    const { customerId, path } = await publishedPortal(admin, { password: 'correct horse' });
    const answer = await seen(app.anonymous(), path, { x: '1' }, browser());
    expect(answer.status).toBe(401);
    expect(await visitsOf(customerId)).toEqual([]);
  });

  test('downloads and previews are kept with the visit, thumbnails and later pieces are not', async () => {
    const { customerId, params, path } = await publishedPortal(admin, {
      document: documentWith([newBlock('files')]),
    });
    const file = await admin.call(filesApi.create, {
      params,
      body: { showInPortal: 'true' },
      file: { name: 'plan.txt', bytes: 'The plan', type: 'text/plain' },
    });
    const headers = browser();
    const fetched = (suffix: string, more: Record<string, string> = {}) =>
      app.anonymous().fetch(`${path}/files/${file.id}${suffix}`, { headers: { ...headers, ...more } });
    expect((await fetched('')).status).toBe(200);
    await fetched('?inline=1');
    await fetched('', { Range: 'bytes=4-' });
    await fetched('?thumbnail=1');
    const [visit] = await visitsOf(customerId);
    expect(visit?.downloads.map(({ name, kind }) => [name, kind])).toEqual([
      ['plan.txt', 'download'],
      ['plan.txt', 'preview'],
    ]);
  });

  test('who gives a name halfway through is one visitor', async () => {
    const { customerId, path } = await publishedPortal(admin, { password: 'correct horse' });
    const headers = browser();
    const who = app.anonymous();
    await who.fetch(`${path}/unlock`, form({ password: 'correct horse' }));
    await look(who, path, headers);
    await visitsOf(customerId);
    await look(who, path, headers);
    const [visit, ...others] = await visitsOf(customerId);
    expect(others).toEqual([]);
    expect(visit?.visitor).toMatch(/^session:/);
    expect(visit?.pages).toEqual({ first: 2 });
  });

  test('the first visit is told once, however often somebody comes (C-22)', async () => {
    const { customerId, path } = await publishedPortal(admin);
    for (let round = 0; round < 3; round += 1) {
      await look(app.anonymous(), path, browser());
      await writeVisits();
    }
    expect(await EventModel.countDocuments({ customerId, kind: 'first-visit' })).toBe(1);
  });

  test('visits are forgotten after the days that the workspace keeps them', async () => {
    const { customerId, path } = await publishedPortal(admin);
    await look(app.anonymous(), path, browser());
    expect(await visitsOf(customerId)).toHaveLength(1);
    await sweepVisits();
    expect(await VisitModel.countDocuments({ customerId })).toBe(1);
    later(396 * 24 * 60);
    await sweepVisits();
    expect(await VisitModel.countDocuments({ customerId })).toBe(0);
  });

  test('a failing store costs the batch and not the page', async () => {
    const { customerId, path } = await publishedPortal(admin);
    await look(app.anonymous(), path, browser());
    const failing = vi.spyOn(VisitModel, 'find').mockImplementation(() => {
      throw new Error('gone');
    });
    await expect(writeVisits()).rejects.toThrow('gone');
    failing.mockRestore();
    expect((await look(app.anonymous(), path, browser())).status).toBe(200);
    expect(await visitsOf(customerId)).toHaveLength(1);
  });
});

describe('B-14 views of protected content are in the audit', () => {
  test('once for each visit, and every download, also of who asks not to be tracked', async () => {
    const { customerId, params, path } = await publishedPortal(admin, {
      document: documentWith([newBlock('files')]),
      password: 'correct horse',
    });
    const file = await admin.call(filesApi.create, {
      params,
      body: { showInPortal: 'true' },
      file: { name: 'plan.txt', bytes: 'The plan', type: 'text/plain' },
    });
    const who = app.anonymous();
    const headers = { ...browser(), DNT: '1' };
    await who.fetch(`${path}/unlock`, form({ password: 'correct horse' }));
    await look(who, path, headers);
    await look(who, path, headers);
    await writeVisits();
    await look(who, path, headers);
    await who.fetch(`${path}/files/${file.id}`, { headers });
    expect(await visitsOf(customerId)).toEqual([]);
    const { items } = await admin.call(auditApi.list, { query: { customerId, area: 'content' } });
    expect(items.map(({ kind, subject, actor }) => [kind, subject?.name, actor.kind, actor.address])).toEqual([
      ['content.downloaded', 'plan.txt', 'viewer', expect.stringContaining('127.0.0.1')],
      ['content.viewed', '', 'viewer', expect.stringContaining('127.0.0.1')],
    ]);
  });
});
