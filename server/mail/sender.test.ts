import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { clock } from '../clock.ts';
import { contactsApi } from '../contacts/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import { sendDueMail, startMailServer, type TestMailServer } from '../testing/mail.ts';
import { publishedPortal, startPortalTestApp } from '../testing/portal.ts';
import { MailModel } from './model.ts';
import { queueMail } from './queue.ts';
import { MailSender } from './sender.ts';
import { smtpTransport } from './transport.ts';

let app: TestApp;
let admin: TestStaff;
let server: TestMailServer;
let now: Date;
let made = 0;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
});
afterAll(() => app.close());
beforeEach(async () => {
  now = new Date('2026-03-02T09:00:00Z');
  vi.spyOn(clock, 'now').mockImplementation(() => now);
  server = await startMailServer();
});
afterEach(async () => {
  await server.close();
  await MailModel.deleteMany({});
});

const pass = (ms: number) => {
  now = new Date(now.getTime() + ms);
};
const MINUTE = 60_000;

async function contactOfSharedPortal() {
  made += 1;
  const portal = await publishedPortal(admin);
  const email = `ana${made}@northwind.example`;
  const contact = await admin.call(contactsApi.create, {
    params: portal.params,
    body: { name: 'Ana Ferreira', email },
  });
  return { ...portal, contact, to: { email, name: 'Ana Ferreira', contactId: contact.id } };
}

const invitation = (
  to: { email: string; name: string; contactId: string },
  customerId: string,
  key = `inv:${to.email}`,
) => queueMail({ key, kind: 'invitation', to, customerId });

describe('E-11 the queue', () => {
  test('a mail goes once, whoever asks how often, under a Message-ID of its own', async () => {
    const { to, customerId, path } = await contactOfSharedPortal();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => invitation(to, customerId)));
    expect(outcomes.filter((outcome) => outcome === 'queued')).toHaveLength(1);
    await Promise.all([sendDueMail(server.url), sendDueMail(server.url), sendDueMail(server.url)]);
    expect(server.received.map(({ rcptTo }) => rcptTo)).toEqual([to.email]);
    const [mail] = server.received;
    const stored = await MailModel.findOne({ 'to.email': to.email }).orFail().lean();
    expect(mail?.messageId).toBe(stored.messageId);
    expect(mail?.subject).toBe('Your portal with My workspace');
    expect([mail?.text, mail?.html]).toEqual([
      expect.stringContaining(`${app.origin}${path}`),
      expect.stringContaining(`${app.origin}${path}`),
    ]);
    expect(stored).toMatchObject({ state: 'sent', answer: '250 taken' });
  });

  test('without a mail server it is kept, to be read in the Outbox', async () => {
    const { to, customerId, path } = await contactOfSharedPortal();
    await invitation(to, customerId);
    await sendDueMail();
    const stored = await MailModel.findOne({ 'to.email': to.email }).orFail().lean();
    expect(stored.state).toBe('kept');
    expect(stored.rendered?.html).toContain(`${app.origin}${path}`);
    expect(stored.rendered?.text).toContain(`${app.origin}${path}`);
  });

  test.each([
    'ana@northwind.example, eve@evil.example',
    '"ana"@northwind.example',
    'ana@northwind.example\r\nBcc: eve@evil.example',
    'ana(comment)@northwind.example',
    'Ana <ana@northwind.example>',
  ])('an address like %j never gets to the mail library', async (email) => {
    await expect(
      queueMail({ key: email, kind: 'staff-reset', to: { email, name: 'Ana' }, customerId: null }),
    ).rejects.toThrow(/e-mail address/);
    expect(await MailModel.countDocuments({})).toBe(0);
  });

  test('a name with line breaks adds no header, in the subject or anywhere', async () => {
    const name = 'Ana\r\nBcc: eve@evil.example\r\n\r\n<b>hello</b>';
    await queueMail({
      key: 'mention',
      kind: 'staff-mention',
      to: { email: 'maya@example.com', name },
      customerId: null,
      values: {
        'mention.by': name,
        'record.title': '{{workspace.name}} <i>',
        'mention.text': '<script>{{code}}</script>',
      },
    });
    await sendDueMail(server.url);
    const [mail] = server.received;
    const head = mail?.source.split('\r\n\r\n')[0] ?? '';
    expect(head).not.toMatch(/^Bcc:/m);
    expect(server.received).toHaveLength(1);
    const { rendered } = await MailModel.findOne({ key: 'mention' }).orFail().lean();
    expect(rendered?.subject).toBe('Ana Bcc: eve@evil.example <b>hello</b> mentioned you: {{workspace.name}} <i>');
    expect(rendered?.html).not.toContain('<script>');
    expect(rendered?.html).toContain('&lt;script&gt;{{code}}&lt;/script&gt;');
  });
});

describe('E-11 when the mail server is not there, or says no', () => {
  test('a server that is gone holds mails up, and they go out once when it is back', async () => {
    const { to, customerId } = await contactOfSharedPortal();
    await server.close();
    await invitation(to, customerId);
    await sendDueMail(server.url);
    expect(await MailModel.findOne({ 'to.email': to.email }).lean()).toMatchObject({ state: 'failed', attempts: 0 });
    server = await startMailServer();
    pass(MINUTE);
    await sendDueMail(server.url);
    await sendDueMail(server.url);
    expect(server.received).toHaveLength(1);
  });

  test('a mail refused for now is tried again, longer and longer; one refused for good is dead, with the answer', async () => {
    const answers = ['450 mailbox is busy', '450 mailbox is busy', '550 no such person'];
    await server.close();
    server = await startMailServer({
      onRcptTo(_address, _session, done) {
        const [code = '', ...words] = (answers.shift() ?? '250 fine').split(' ');
        done(code === '250' ? null : Object.assign(new Error(words.join(' ')), { responseCode: Number(code) }));
      },
    });
    const { to, customerId } = await contactOfSharedPortal();
    await invitation(to, customerId);
    const state = async () => (await MailModel.findOne({ 'to.email': to.email }).orFail().lean()).state;
    await sendDueMail(server.url);
    expect(await state()).toBe('failed');
    pass(30_000);
    await sendDueMail(server.url);
    pass(59_000);
    await sendDueMail(server.url);
    expect([await state(), answers.length]).toEqual(['failed', 1]);
    pass(1_000);
    await sendDueMail(server.url);
    expect(await MailModel.findOne({ 'to.email': to.email }).lean()).toMatchObject({
      state: 'dead',
      answer: expect.stringContaining('550 no such person'),
    });
  });

  test('a mail whose process died is sent by another once the lease has lapsed, under the same Message-ID', async () => {
    const { to, customerId } = await contactOfSharedPortal();
    await invitation(to, customerId);
    await MailModel.updateOne({ 'to.email': to.email }, { state: 'sending', dueAt: new Date(now.getTime() + MINUTE) });
    await sendDueMail(server.url);
    expect(server.received).toEqual([]);
    pass(MINUTE);
    await sendDueMail(server.url);
    expect(server.received).toHaveLength(1);
  });

  test('a server that hangs does not keep the program from stopping; the mail goes after the lease', async () => {
    await server.close();
    let arrived = false;
    server = await startMailServer({
      onData() {
        arrived = true;
      },
    });
    const { to, customerId } = await contactOfSharedPortal();
    const transport = smtpTransport(server.url);
    const from = { name: undefined, address: 'portal@example.com' };
    const stop = new MailSender({ transport, from, logger: pino({ level: 'silent' }) }).start();
    await invitation(to, customerId);
    await expect.poll(() => arrived).toBe(true);
    await stop();
    expect(await MailModel.findOne({ 'to.email': to.email }).lean()).toMatchObject({
      state: 'sending',
      dueAt: new Date(now.getTime() + MINUTE),
    });
  });

  test('a mail that cannot be made is tried again later, and holds up no other', async () => {
    const { to, customerId } = await contactOfSharedPortal();
    await invitation(to, customerId, 'broken');
    await MailModel.updateOne({ key: 'broken' }, { body: { root: null } });
    await invitation(to, customerId, 'fine');
    await sendDueMail(server.url);
    expect(server.received).toHaveLength(1);
    expect(await MailModel.findOne({ key: 'broken' }).lean()).toMatchObject({
      state: 'failed',
      attempts: 1,
      answer: 'It could not be made; the log of the server says why.',
    });
  });

  test('E-10 a code that was not sent while it was valid is not sent at all', async () => {
    await queueMail({
      key: 'code',
      kind: 'sign-in-code',
      to: { email: 'ana@northwind.example', name: 'Ana' },
      customerId: null,
      values: { code: '482915' },
    });
    pass(5 * MINUTE);
    await sendDueMail(server.url);
    expect(server.received).toEqual([]);
    expect(await MailModel.findOne({ key: 'code' }).lean()).toMatchObject({ state: 'dead' });
  });
});

test('E-10 once it is sent, nothing in the store tells the code', async () => {
  await queueMail({
    key: 'code',
    kind: 'sign-in-code',
    to: { email: 'ana@northwind.example', name: 'Ana' },
    customerId: null,
    values: { code: '482915' },
  });
  await sendDueMail(server.url);
  expect(server.received[0]?.source).toContain('482915');
  const stored = await MailModel.findOne({ key: 'code' }).orFail().lean();
  expect(stored.state).toBe('sent');
  expect(JSON.stringify(stored)).not.toContain('482915');
});

describe('A-12 batches', () => {
  const told = (to: { email: string; name: string; contactId: string }, customerId: string, what: string) =>
    queueMail({ key: `t:${to.email}:${what}`, kind: 'touchpoint', to, customerId, subject: what });

  test('what happens within five minutes arrives as one mail', async () => {
    const { to, customerId } = await contactOfSharedPortal();
    await Promise.all(['first', 'second', 'third'].map((what) => told(to, customerId, what)));
    pass(5 * MINUTE - 1);
    await sendDueMail(server.url);
    expect(server.received).toEqual([]);
    pass(1);
    await Promise.all([sendDueMail(server.url), sendDueMail(server.url)]);
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.subject).toBe('3 news from My workspace');
    expect(server.received[0]?.text?.match(/Hello Ana Ferreira/g)).toHaveLength(1);
    expect((await MailModel.distinct('state')).sort()).toEqual(['gathered', 'sent']);
  });

  test('one thing goes by itself; a second digest waits for the next morning where the reader is', async () => {
    const { to, customerId, params, contact } = await contactOfSharedPortal();
    await admin.call(contactsApi.update, {
      params: { ...params, contactId: contact.id },
      body: { timeZone: 'America/New_York' },
    });
    for (const what of ['a', 'b']) await told(to, customerId, what);
    pass(5 * MINUTE);
    await sendDueMail(server.url);
    await told(to, customerId, 'alone');
    pass(5 * MINUTE);
    await sendDueMail(server.url);
    expect(server.received).toHaveLength(2);
    expect(server.received[1]?.subject).toBe('alone');
    for (const what of ['c', 'd']) await told(to, customerId, what);
    pass(5 * MINUTE);
    await sendDueMail(server.url);
    expect(server.received).toHaveLength(2);
    expect(await MailModel.findOne({ openBatch: to.contactId }).lean()).toMatchObject({
      dueAt: new Date('2026-03-03T13:00:00Z'),
    });
    now = new Date('2026-03-03T13:00:00Z');
    await sendDueMail(server.url);
    expect(server.received).toHaveLength(3);
  });

  test('a process that died while sending a digest sends the same one, and only that', async () => {
    const { to, customerId } = await contactOfSharedPortal();
    for (const what of ['a', 'b']) await told(to, customerId, what);
    pass(5 * MINUTE);
    await sendDueMail(server.url);
    await MailModel.updateOne({ state: 'sent' }, { state: 'sending', dueAt: now });
    await sendDueMail(server.url);
    const ids = server.received.map(({ messageId }) => messageId);
    expect(ids).toHaveLength(2);
    expect(ids[1]).toBe(ids[0]);
    expect(server.received[1]?.subject).toBe('2 news from My workspace');
  });
});
