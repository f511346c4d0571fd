import { Types } from 'mongoose';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { findSession, startSession } from '../access/viewer-sessions.ts';
import { clock } from '../clock.ts';
import { contactsApi } from '../contacts/contract.ts';
import { customersApi } from '../customers/contract.ts';
import { portalsApi } from '../portals/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import { draftPortal, publishedPortal, startPortalTestApp } from '../testing/portal.ts';
import { shareLinksApi } from './contract.ts';
import { tellExpiredLinks } from './expiry.ts';
import { ShareLinkModel } from './model.ts';

let app: TestApp;
let admin: TestStaff;
const { now } = clock;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
});
afterEach(() => {
  clock.now = now;
});
afterAll(() => app.close());

type Params = { customerId: string };
type Wish = z.input<NonNullable<typeof shareLinksApi.create.body>>;

async function linkFor(params: Params, body: Wish) {
  const { link } = await admin.call(shareLinksApi.create, { params, body });
  return link;
}

async function contactOf(params: Params, name = 'Ada') {
  const { id } = await admin.call(contactsApi.create, { params, body: { name } });
  return id;
}

async function epochOf(linkId: string) {
  return (await ShareLinkModel.findById(linkId).lean())?.epoch;
}

/** A visit of a contact under a link, as the gate begins it; the answer tells whether it goes on. */
async function visitOf(contactId: string, linkId: string) {
  const scope = { linkId, epoch: '1.1', idleMs: 3_600_000 };
  const token = await startSession(scope, { contactId });
  return () => findSession(token, scope);
}

describe('B-09 links with the rule e-mail', () => {
  test('are for any contact unless said otherwise; chosen ones and domains are kept, each once', async () => {
    const { params } = await draftPortal(admin);
    const [ada, bob] = [await contactOf(params), await contactOf(params, 'Bob')];
    const any = await linkFor(params, { rule: 'email' });
    const chosen = await linkFor(params, {
      rule: 'email',
      audience: { kind: 'contacts', contactIds: [ada, bob, ada] },
    });
    const domains = await linkFor(params, {
      rule: 'email',
      audience: { kind: 'domains', domains: ['Acme.com', '@bücher.example', 'acme.com'] },
    });
    expect([any.audience, chosen.audience, domains.audience]).toEqual([
      { kind: 'customer' },
      { kind: 'contacts', contactIds: [ada, bob] },
      { kind: 'domains', domains: ['acme.com', 'xn--bcher-kva.example'] },
    ]);
  });

  test("refuses another customer's contact, and one that never was, in the same words", async () => {
    const [mine, theirs] = [await draftPortal(admin), await draftPortal(admin)];
    const stranger = await contactOf(theirs.params);
    const answers = await Promise.all(
      [stranger, new Types.ObjectId().toHexString()].map((id) =>
        admin.refused(shareLinksApi.create, {
          params: mine.params,
          body: { rule: 'email', audience: { kind: 'contacts', contactIds: [id] } },
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([422, 422]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    expect(Object.keys(answers[0]?.body.error.fields ?? {})).toEqual(['audience.contactIds']);
  });

  test.each([
    'acme',
    'acme.com/x',
    'a@acme.com',
    '*.acme.com',
    '127.0.0.1',
    'acme..com',
    '-a.com',
    'acme.com\r\nevil.com',
    'a b.com',
    '',
  ])('refuses the domain %j', async (domain) => {
    const { params } = await draftPortal(admin);
    const body = { rule: 'email', audience: { kind: 'domains', domains: [domain] } };
    const refused = await admin.refused(shareLinksApi.create, { params, body });
    expect([refused.status, Object.keys(refused.body.error.fields ?? {})]).toEqual([422, ['audience.domains.0']]);
  });

  test('an audience belongs to the rule e-mail, a password to the rule password', async () => {
    const { params } = await draftPortal(admin);
    const audience = await admin.refused(shareLinksApi.create, {
      params,
      body: { rule: 'open', audience: { kind: 'customer' } },
    });
    const password = await admin.refused(shareLinksApi.create, {
      params,
      body: { rule: 'email', password: 'sesame!' },
    });
    expect([audience, password].map(({ status, body }) => [status, Object.keys(body.error.fields ?? {})])).toEqual([
      [422, ['audience']],
      [422, ['password']],
    ]);
  });

  test('whoever may be shut out by a change of the audience ends every visit; letting more in ends none', async () => {
    const { params } = await draftPortal(admin);
    const [ada, bob] = [await contactOf(params), await contactOf(params, 'Bob')];
    const { id } = await linkFor(params, { rule: 'email', audience: { kind: 'contacts', contactIds: [ada] } });
    const to = async (audience: Wish['audience']) => {
      await admin.call(shareLinksApi.update, { params: { ...params, linkId: id }, body: { audience } });
      return epochOf(id);
    };
    expect(await to({ kind: 'contacts', contactIds: [ada, bob] })).toBe(1);
    expect(await to({ kind: 'customer' })).toBe(1);
    expect(await to({ kind: 'contacts', contactIds: [bob] })).toBe(2);
    expect(await to({ kind: 'domains', domains: ['acme.com'] })).toBe(3);
    expect(await to({ kind: 'domains', domains: ['acme.com', 'acme.de'] })).toBe(3);
    expect(await to({ kind: 'customer' })).toBe(4);
  });

  test('one contact is revoked and admitted again; only their visits end', async () => {
    const { params } = await draftPortal(admin);
    const [ada, bob] = [await contactOf(params), await contactOf(params, 'Bob')];
    const { id: linkId } = await linkFor(params, { rule: 'email' });
    const { id: otherLink } = await linkFor(params, { rule: 'email' });
    const [adasVisit, bobsVisit, adasOther] = await Promise.all([
      visitOf(ada, linkId),
      visitOf(bob, linkId),
      visitOf(ada, otherLink),
    ]);
    const revoked = await admin.call(shareLinksApi.revokeContact, {
      params: { ...params, linkId },
      body: { contactId: ada },
    });
    expect(revoked.link.revokedContactIds).toEqual([ada]);
    expect([await adasVisit(), await bobsVisit(), await adasOther()].map(Boolean)).toEqual([false, true, true]);
    expect(await epochOf(linkId)).toBe(1);
    const restored = await admin.call(shareLinksApi.restoreContact, { params: { ...params, linkId, contactId: ada } });
    expect(restored.link.revokedContactIds).toEqual([]);
  });

  test("nobody is revoked at a link that asks nobody, nor another customer's contact", async () => {
    const { params } = await draftPortal(admin);
    const theirs = await draftPortal(admin);
    const stranger = await contactOf(theirs.params);
    const open = await linkFor(params, { rule: 'open' });
    const email = await linkFor(params, { rule: 'email' });
    const revoke = (linkId: string, contactId: string) =>
      admin.refused(shareLinksApi.revokeContact, { params: { ...params, linkId }, body: { contactId } });
    expect((await revoke(open.id, await contactOf(params))).status).toBe(422);
    expect((await revoke(email.id, stranger)).status).toBe(404);
    expect((await revoke(email.id, 'nobody')).status).toBe(422);
  });

  test('a deleted contact is in no audience any more and their visits are over', async () => {
    const { params } = await draftPortal(admin);
    const [ada, bob] = [await contactOf(params), await contactOf(params, 'Bob')];
    const { id } = await linkFor(params, { rule: 'email', audience: { kind: 'contacts', contactIds: [ada, bob] } });
    const visit = await visitOf(ada, id);
    await admin.call(contactsApi.remove, { params: { ...params, contactId: ada } });
    const { links } = await admin.call(portalsApi.get, { params });
    expect(links[0]?.audience).toEqual({ kind: 'contacts', contactIds: [bob] });
    expect(await visit()).toBeNull();
  });
});

describe('B-09 expiry', () => {
  test('must lie ahead, shows as a state, gives way to the next link, and can be put off', async () => {
    const { params, linkId } = await publishedPortal(admin);
    const spare = await linkFor(params, { rule: 'open', name: 'Spare' });
    const at = { ...params, linkId };
    const past = await admin.refused(shareLinksApi.update, { params: at, body: { expiresAt: '2020-01-01T00:00:00Z' } });
    expect([past.status, past.body.error.fields]).toEqual([422, { expiresAt: 'must be in the future' }]);
    const expiresAt = new Date(now().getTime() + 3_600_000).toISOString();
    await admin.call(shareLinksApi.update, { params: at, body: { expiresAt } });
    const before = await admin.call(portalsApi.get, { params });
    expect(before.links.map(({ state, primary }) => [state, primary])).toEqual([
      ['active', true],
      ['active', false],
    ]);

    clock.now = () => new Date(expiresAt);
    await tellExpiredLinks();
    const after = await admin.call(portalsApi.get, { params });
    expect(after.links.map(({ state, primary }) => [state, primary])).toEqual([
      ['expired', false],
      ['active', true],
    ]);
    const customer = await admin.call(customersApi.get, { params });
    expect(customer.portalUrl).toBe(spare.url);

    const later = new Date(now().getTime() + 7_200_000).toISOString();
    const put = await admin.call(shareLinksApi.update, { params: at, body: { expiresAt: later } });
    expect(put.link).toMatchObject({ state: 'active', primary: true, expiresAt: later });
    expect(
      (await admin.call(shareLinksApi.update, { params: at, body: { expiresAt: null } })).link.expiresAt,
    ).toBeNull();
  });

  test('the last link that expires takes the address off the customer, though nobody asks', async () => {
    const { params, linkId } = await publishedPortal(admin);
    const expiresAt = new Date(now().getTime() + 60_000).toISOString();
    await admin.call(shareLinksApi.update, { params: { ...params, linkId }, body: { expiresAt } });
    clock.now = () => new Date(now().getTime() + 60_000);
    await tellExpiredLinks();
    expect((await admin.call(customersApi.get, { params })).portalUrl).toBe('');
    expect((await admin.call(portalsApi.get, { params })).shared).toBe(false);
  });
});
