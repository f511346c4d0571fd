import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { AuditEntryModel } from '../audit/model.ts';
import { contactsApi } from '../contacts/contract.ts';
import { customersApi } from '../customers/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import { sendDueMail } from '../testing/mail.ts';
import { publishedPortal, startPortalTestApp } from '../testing/portal.ts';
import { outboxApi } from './contract.ts';
import { MailModel } from './model.ts';
import { queueMail } from './queue.ts';

let app: TestApp;
let admin: TestStaff;
let csm: TestStaff;
let am: TestStaff;
let made = 0;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
  [csm, am] = [await app.signIn('csm'), await app.signIn('am')];
});
afterAll(() => app.close());
afterEach(() => MailModel.deleteMany({}));

async function customerOf(ownerId: string | null) {
  made += 1;
  const portal = await publishedPortal(admin);
  await admin.call(customersApi.update, { params: portal.params, body: { name: `Customer ${made}`, ownerId } });
  const email = `ana${made}@northwind.example`;
  const contact = await admin.call(contactsApi.create, {
    params: portal.params,
    body: { name: 'Ana Ferreira', email },
  });
  return { customerId: portal.customerId, to: { email, name: 'Ana Ferreira', contactId: contact.id } };
}

const invite = ({ customerId, to }: Awaited<ReturnType<typeof customerOf>>) =>
  queueMail({ key: `inv:${to.email}`, kind: 'invitation', to, customerId });
const mailId = async (filter: object = {}) => (await MailModel.findOne(filter).orFail().lean())._id.toHexString();

const code = ({ customerId, to }: Awaited<ReturnType<typeof customerOf>>) =>
  queueMail({ key: `code:${to.email}`, kind: 'sign-in-code', to, customerId, values: { code: '482915' } });

describe('E-11 the Outbox', () => {
  test('lists mails newest first, by state, and finds them by reader, address and customer', async () => {
    const [one, two] = [await customerOf(null), await customerOf(null)];
    await invite(one);
    await sendDueMail();
    await invite(two);
    const lines = async (query: object) =>
      (await admin.call(outboxApi.list, { query })).items.map(({ to, state }) => [to.email, state]);
    expect(await lines({})).toEqual([
      [two.to.email, 'queued'],
      [one.to.email, 'kept'],
    ]);
    expect(await lines({ state: 'kept' })).toEqual([[one.to.email, 'kept']]);
    expect(await lines({ search: `ana${made}` })).toEqual([[two.to.email, 'queued']]);
    expect(await lines({ search: `customer ${made - 1}` })).toEqual([[one.to.email, 'kept']]);
    expect(await lines({ search: '.*' })).toHaveLength(2);
    expect(await lines({ customerId: one.customerId })).toHaveLength(1);
    expect((await admin.call(outboxApi.list, { query: {} })).server).toBe(false);
  });

  test('shows a mail as its reader gets it, in a page that runs nothing', async () => {
    await invite(await customerOf(null));
    await sendDueMail();
    const mail = await admin.call(outboxApi.get, { params: { mailId: await mailId() } });
    expect(mail.subject).toBe('Your portal with My workspace');
    expect(mail.headers.map(({ name }) => name)).toEqual(['From', 'To', 'Message-ID', 'Auto-Submitted']);
    const page = await admin.fetch(mail.html);
    expect(page.headers.get('content-security-policy')).toContain('sandbox allow-popups');
    expect(await page.text()).toContain('<base target="_blank">');
  });

  test('tells of a mail that waits what it will say, without making a link for it', async () => {
    await invite(await customerOf(null));
    const mail = await admin.call(outboxApi.get, { params: { mailId: await mailId() } });
    expect([mail.state, mail.subject]).toEqual(['queued', 'Your portal with My workspace']);
    expect(mail.text).toContain('Open the portal: ');
  });

  test('a mail that waits is cancelled once, and then never sent', async () => {
    await invite(await customerOf(null));
    const params = { mailId: await mailId() };
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => admin.fetch(`/api/v1/outbox/${params.mailId}/cancel`, { method: 'POST' })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    await sendDueMail();
    expect(await MailModel.distinct('state')).toEqual(['cancelled']);
    expect((await admin.refused(outboxApi.send, { params })).status).toBe(409);
  });

  test('a dead mail is tried again by a button', async () => {
    await invite(await customerOf(null));
    await MailModel.updateOne({}, { state: 'dead', dueAt: null, answer: '550 no such person' });
    const again = await admin.call(outboxApi.send, { params: { mailId: await mailId() } });
    expect(again.state).toBe('queued');
    await sendDueMail();
    expect(await MailModel.distinct('state')).toEqual(['kept']);
  });
});

describe('E-11 who sees what in the Outbox', () => {
  test('an account manager sees mails to their own customers, and no others', async () => {
    const [mine, theirs] = [await customerOf(am.staffId), await customerOf(null)];
    for (const customer of [mine, theirs]) await invite(customer);
    const { items } = await am.call(outboxApi.list, { query: {} });
    expect(items.map(({ to }) => to.email)).toEqual([mine.to.email]);
    const params = { mailId: await mailId({ 'to.email': theirs.to.email }) };
    for (const endpoint of [outboxApi.get, outboxApi.send, outboxApi.cancel])
      expect((await am.refused(endpoint, { params })).status).toBe(404);
    expect((await am.fetch(`/api/v1/outbox/${params.mailId}/html`)).status).toBe(404);
  });

  test('E-10 a contact’s code is covered for account managers, in every form of the mail', async () => {
    await code(await customerOf(am.staffId));
    await sendDueMail();
    const params = { mailId: await mailId() };
    const seen = async (staff: TestStaff) => {
      const mail = await staff.call(outboxApi.get, { params });
      return { ...mail, page: await (await staff.fetch(mail.html)).text() };
    };
    expect(JSON.stringify(await seen(am))).not.toContain('482915');
    expect((await seen(am)).covered).toBe(true);
    for (const staff of [admin, csm]) {
      const mail = await seen(staff);
      expect([mail.covered, mail.text.includes('482915'), mail.page.includes('482915')]).toEqual([false, true, true]);
    }
  });

  test('B-14 who reads a code in the Outbox leaves a line in the audit', async () => {
    await code(await customerOf(null));
    await sendDueMail();
    const params = { mailId: await mailId() };
    const lines = () => AuditEntryModel.countDocuments({ kind: 'content.viewed', 'subject.kind': 'mail' });
    const before = await lines();
    await admin.call(outboxApi.get, { params });
    expect(await lines()).toBe(before + 1);
  });

  test('a link that makes somebody staff is covered for all but admins', async () => {
    const link = `${app.origin}/invitation/abcdefghijklmnop`;
    const to = { email: 'jonas@example.com', name: 'Jonas' };
    await queueMail({ key: 'staff', kind: 'staff-invitation', to, customerId: null, values: { link } });
    await sendDueMail();
    const params = { mailId: await mailId() };
    const covered = await csm.call(outboxApi.get, { params });
    expect(JSON.stringify(covered)).not.toContain(link);
    // Its button says so instead of leading to an address of dots.
    expect(await (await csm.fetch(covered.html)).text()).toMatch(/<a aria-disabled="true"[^>]*>/);
    expect((await admin.call(outboxApi.get, { params })).text).toContain(link);
    expect((await am.refused(outboxApi.get, { params })).status).toBe(404);
  });

  test('before it is made, a mail with a code tells the code to nobody', async () => {
    await code(await customerOf(null));
    const mail = await admin.call(outboxApi.get, { params: { mailId: await mailId() } });
    expect([mail.covered, JSON.stringify(mail).includes('482915')]).toEqual([true, false]);
  });
});
