import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contactsApi } from '../contacts/contract.ts';
import { MailModel } from '../mail/model.ts';
import { portalsApi } from '../portals/contract.ts';
import { shareLinksApi } from '../share-links/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import { draftPortal, publishedPortal, richText, startPortalTestApp } from '../testing/portal.ts';
import { invitationsApi } from './contract.ts';

let app: TestApp;
let admin: TestStaff;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
});
afterAll(() => app.close());

/** A published portal with a link for all contacts, and three of them: one without address, one revoked. */
async function guests() {
  const portal = await publishedPortal(admin);
  const { params } = portal;
  const add = async (name: string, email: string | null) =>
    (await admin.call(contactsApi.create, { params, body: { name, email } })).id;
  const tag = portal.customerId.slice(-6);
  const ada = await add('Ada', `ada-${tag}@example.com`);
  const bob = await add('Bob', null);
  const carl = await add('Carl', `carl-${tag}@example.com`);
  const { link } = await admin.call(shareLinksApi.create, { params, body: { rule: 'email' } });
  const at = { ...params, linkId: link.id };
  await admin.call(shareLinksApi.revokeContact, { params: at, body: { contactId: carl } });
  return { ...portal, at, ada, bob, carl };
}

function mailsOf(customerId: string) {
  return MailModel.find({ customerId, kind: 'invitation' }).lean();
}

describe('T-04 Share & Invite', () => {
  test('prepares all contacts and the text, and sends nothing by that', async () => {
    const { at, customerId, ada, bob, carl } = await guests();
    const prepared = await admin.call(invitationsApi.prepare, { params: at });
    expect(prepared.invitees.map(({ contactId, admitted, invitedAt }) => [contactId, admitted, invitedAt])).toEqual([
      [ada, true, null],
      [bob, true, null],
      [carl, false, null],
    ]);
    expect(prepared.subject).not.toBe('');
    expect(prepared.dynamicData.map(({ path }) => path)).toEqual(expect.arrayContaining(['contact.name', 'link']));
    expect(await mailsOf(customerId)).toEqual([]);
  });

  test('mails those who get in, tells why the others were not, and remembers when', async () => {
    const { at, customerId, ada, bob, carl } = await guests();
    const { items } = await admin.call(invitationsApi.send, { params: at, body: { contactIds: [carl, ada, bob] } });
    expect(items).toEqual([
      { contactId: carl, name: 'Carl', outcome: 'not-admitted' },
      { contactId: ada, name: 'Ada', outcome: 'queued' },
      { contactId: bob, name: 'Bob', outcome: 'no-email' },
    ]);
    const mails = await mailsOf(customerId);
    expect(mails.map(({ to, linkId, subject }) => [String(to.contactId), String(linkId), subject])).toEqual([
      [ada, at.linkId, null],
    ]);
    const { invitees } = await admin.call(invitationsApi.prepare, { params: at });
    expect(invitees.map(({ invitedAt }) => invitedAt !== null)).toEqual([true, false, false]);
  });

  test('sends an edited text as it is, and a double press once', async () => {
    const { at, customerId, ada } = await guests();
    const body = { contactIds: [ada, ada], subject: 'Welcome, {{contact.name}}', body: richText('Come in') };
    await Promise.all([1, 2, 3].map(() => admin.call(invitationsApi.send, { params: at, body })));
    const mails = await mailsOf(customerId);
    expect(mails.map(({ subject, body: text }) => [subject, text])).toEqual([[body.subject, body.body]]);
  });

  test('an open link lets everybody in who has an address', async () => {
    const { params, linkId, carl } = await guests();
    const at = { ...params, linkId };
    const { items } = await admin.call(invitationsApi.send, { params: at, body: { contactIds: [carl] } });
    expect(items[0]?.outcome).toBe('queued');
  });

  test('is refused, in words, while the link leads nowhere', async () => {
    const { at, params, ada } = await guests();
    const send = () => admin.refused(invitationsApi.send, { params: at, body: { contactIds: [ada] } });
    await admin.call(portalsApi.unpublish, { params });
    const unpublished = await send();
    expect([unpublished.status, unpublished.body.error.code]).toEqual([409, 'not-published']);
    await admin.call(shareLinksApi.revoke, { params: at });
    expect((await send()).status).toBe(404);
  });

  test("another customer's contact or link is none", async () => {
    const [mine, theirs] = [await guests(), await guests()];
    const stranger = await admin.refused(invitationsApi.send, { params: mine.at, body: { contactIds: [theirs.ada] } });
    expect([stranger.status, Object.keys(stranger.body.error.fields ?? {})]).toEqual([422, ['contactIds']]);
    const crossed = { ...mine.params, linkId: theirs.at.linkId };
    expect((await admin.refused(invitationsApi.prepare, { params: crossed })).status).toBe(404);
    expect(
      (await admin.refused(invitationsApi.send, { params: crossed, body: { contactIds: [mine.ada] } })).status,
    ).toBe(404);
    const am = await app.signIn('am');
    expect((await am.refused(invitationsApi.prepare, { params: mine.at })).status).toBe(404);
    expect((await app.anonymous().refused(invitationsApi.prepare, { params: mine.at })).status).toBe(401);
    expect(await mailsOf(theirs.customerId)).toEqual([]);
  });

  test.each([
    ['nobody chosen', { contactIds: [] }],
    ['a subject of two lines', { subject: 'Hi\r\nBcc: x@y.example' }],
    ['an empty subject', { subject: ' ' }],
    ['a body that is none', { body: { root: { type: 'root', children: 'no' } } }],
    ['more than it says', { to: ['x@y.example'] }],
  ])('refuses %s', async (_what, wrong) => {
    const { params } = await draftPortal(admin);
    const { link } = await admin.call(shareLinksApi.create, { params, body: { rule: 'open' } });
    const body = { contactIds: ['0'.repeat(24)], ...wrong };
    expect((await admin.refused(invitationsApi.send, { params: { ...params, linkId: link.id }, body })).status).toBe(
      422,
    );
  });
});
