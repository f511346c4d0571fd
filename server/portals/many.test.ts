import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuditEntryModel } from '../audit/model.ts';
import { contactsApi } from '../contacts/contract.ts';
import { customersApi } from '../customers/contract.ts';
import { MailModel } from '../mail/model.ts';
import { shareLinksApi } from '../share-links/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import { documentWith, draftPortal, newBlock, publishedPortal, startPortalTestApp } from '../testing/portal.ts';
import { workspaceApi } from '../workspace/contract.ts';
import { portalsApi } from './contract.ts';

const NOBODY = 'f'.repeat(24);

let app: TestApp;
let admin: TestStaff;
let am: TestStaff;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
  am = await app.signIn('am');
});
afterAll(() => app.close());

async function change(customerId: string): Promise<void> {
  const { document, revision } = await admin.call(portalsApi.get, { params: { customerId } });
  const [page] = document.pages;
  const added = documentWith([newBlock('notes')]).pages[0]?.sections ?? [];
  const pages = page ? [{ ...page, sections: [...page.sections, ...added] }] : [];
  await admin.call(portalsApi.saveDocument, {
    params: { customerId },
    body: { document: { ...document, pages } },
    headers: { 'If-Match': `"${revision}"` },
  });
}

const without = async () => (await admin.call(customersApi.create, { body: { name: 'Without' } })).id;
const versionOf = async (customerId: string) =>
  (await admin.call(portalsApi.get, { params: { customerId } })).publishedVersion?.number ?? null;

describe('B-16 publishing many', () => {
  test('says what it would do to each and does nothing; pressed, it publishes what was looked at', async () => {
    const draft = (await draftPortal(admin)).customerId;
    const live = (await publishedPortal(admin)).customerId;
    const changed = (await publishedPortal(admin)).customerId;
    await change(changed);
    const off = await without();
    const customerIds = [draft, live, changed, off, NOBODY, draft];
    const { items } = await admin.call(portalsApi.previewPublishMany, { body: { customerIds } });
    expect(items.map(({ customerId, result, changes }) => [customerId, result, changes])).toEqual([
      [draft, 'will-publish', null],
      [live, 'nothing-to-publish', null],
      [changed, 'will-publish', 1],
      [off, 'not-activated', null],
      [NOBODY, 'failed', null],
    ]);
    expect(items[0]?.findings.map(({ code }) => code)).toContain('empty-block');
    expect(await versionOf(draft)).toBeNull();

    await change(draft);
    const wishes = items.map(({ customerId, revision }) => ({ customerId, revision: revision ?? 1 }));
    const published = await admin.call(portalsApi.publishMany, { body: { items: wishes } });
    expect(published.items.map(({ customerId, result }) => [customerId, result])).toEqual([
      [draft, 'changed-meanwhile'],
      [live, 'nothing-to-publish'],
      [changed, 'published'],
      [off, 'failed'],
      [NOBODY, 'failed'],
    ]);
    expect([await versionOf(draft), await versionOf(changed)]).toEqual([null, 2]);
    const audited = await AuditEntryModel.countDocuments({ kind: 'portal.published', customerId: changed });
    expect(audited).toBe(2);
  });

  test('an account manager publishes for their own customers only', async () => {
    const own = await draftPortal(admin, undefined, { name: 'Own', ownerId: am.staffId });
    const other = await draftPortal(admin);
    const customerIds = [own.customerId, other.customerId];
    const results = (answer: { items: readonly { result: string; customerName: string }[] }) =>
      answer.items.map(({ result, customerName }) => [result, customerName]);
    expect(results(await am.call(portalsApi.previewPublishMany, { body: { customerIds } }))).toEqual([
      ['will-publish', 'Own'],
      ['failed', ''],
    ]);
    const items = customerIds.map((customerId) => ({ customerId, revision: 1 }));
    expect(results(await am.call(portalsApi.publishMany, { body: { items } }))).toEqual([
      ['published', 'Own'],
      ['failed', ''],
    ]);
    expect(await versionOf(other.customerId)).toBeNull();
  });
});

describe('B-16 inviting many', () => {
  /** A published portal with an open link, a contact with an address and one without. */
  async function guests(customer: object = {}) {
    const portal = await publishedPortal(admin, { customer });
    const { params, customerId } = portal;
    const email = `ada-${customerId}@example.com`;
    const ada = (await admin.call(contactsApi.create, { params, body: { name: 'Ada', email } })).id;
    const bob = (await admin.call(contactsApi.create, { params, body: { name: 'Bob' } })).id;
    return { ...portal, ada, bob };
  }
  const mailed = (customerId: string) => MailModel.countDocuments({ customerId, kind: 'invitation' });

  test('names who gets a mail and who not, and why nobody at a customer; pressed, it mails the chosen', async () => {
    const shared = await guests();
    const empty = (await publishedPortal(admin)).customerId;
    const unlinked = await draftPortal(admin);
    const off = await without();
    const revoked = await guests();
    await admin.call(shareLinksApi.revoke, { params: { ...revoked.params, linkId: revoked.linkId } });
    const customerIds = [shared.customerId, empty, unlinked.customerId, off, revoked.customerId, NOBODY];
    const { items } = await admin.call(portalsApi.previewInviteMany, { body: { customerIds } });
    expect(items.map(({ result, link }) => [result, link?.id ?? null])).toEqual([
      ['will-invite', shared.linkId],
      ['nobody', items[1]?.link?.id],
      ['not-shared', null],
      ['not-activated', null],
      ['not-shared', null],
      ['failed', null],
    ]);
    expect(items[0]?.invitees.map(({ contactId, email }) => [contactId, email !== null])).toEqual([
      [shared.ada, true],
      [shared.bob, false],
    ]);
    expect(await mailed(shared.customerId)).toBe(0);

    const { customerId, linkId, ada, bob } = shared;
    const sent = await admin.call(portalsApi.inviteMany, {
      body: {
        items: [
          { customerId, linkId, contactIds: [ada, bob] },
          { customerId: revoked.customerId, linkId: revoked.linkId, contactIds: [revoked.ada] },
          { customerId: empty, linkId, contactIds: [ada] },
        ],
      },
    });
    expect(sent.items.map(({ result, invited }) => [result, invited])).toEqual([
      ['invited', 1],
      ['failed', 0],
      ['failed', 0],
    ]);
    expect([await mailed(customerId), await mailed(revoked.customerId), await mailed(empty)]).toEqual([1, 0, 0]);
    const again = await admin.call(portalsApi.previewInviteMany, { body: { customerIds: [customerId] } });
    expect(again.items[0]?.invitees.map(({ invitedAt }) => invitedAt !== null)).toEqual([true, false]);
  });

  test('an account manager sees and invites nobody of others', async () => {
    const { customerId, linkId, ada } = await guests();
    const [previewed] = (await am.call(portalsApi.previewInviteMany, { body: { customerIds: [customerId] } })).items;
    expect(previewed).toMatchObject({ result: 'failed', customerName: '', link: null, invitees: [] });
    const items = [{ customerId, linkId, contactIds: [ada] }];
    expect((await am.call(portalsApi.inviteMany, { body: { items } })).items[0]?.result).toBe('failed');
    expect(await mailed(customerId)).toBe(0);
  });
});

describe('B-16 bulk actions: the door', () => {
  const tooMany = Array.from({ length: 51 }, (_, n) => n.toString(16).padStart(24, '0'));
  const calls = [
    [portalsApi.previewPublishMany, { customerIds: [NOBODY] }],
    [portalsApi.publishMany, { items: [{ customerId: NOBODY, revision: 1 }] }],
    [portalsApi.previewInviteMany, { customerIds: [NOBODY] }],
    [portalsApi.inviteMany, { items: [{ customerId: NOBODY, linkId: NOBODY, contactIds: [NOBODY] }] }],
  ] as const;

  test.each(calls)('$path: 401 for nobody, 4xx for nonsense, 403 while the feature is off', async (endpoint, body) => {
    expect((await app.anonymous().refused(endpoint, { body })).status).toBe(401);
    const [key = ''] = Object.keys(body);
    for (const wrong of [{}, { [key]: [] }, { [key]: 'all' }, { [key]: tooMany }, { ...body, all: true }])
      expect((await admin.refused(endpoint, { body: wrong })).status).toBe(422);
    await admin.call(workspaceApi.update, { body: { portalFeature: 'off' } });
    try {
      expect((await admin.refused(endpoint, { body })).body.error.code).toBe('portal-feature-off');
    } finally {
      await admin.call(workspaceApi.update, { body: { portalFeature: 'active' } });
    }
  });
});
