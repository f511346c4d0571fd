import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { clock } from '../clock.ts';
import { commentsApi } from '../comments/contract.ts';
import { contactsApi } from '../contacts/contract.ts';
import { drainEvents } from '../events/dispatch.ts';
import { portalsApi } from '../portals/contract.ts';
import { tasksApi } from '../records/contract.ts';
import { shareLinksApi } from '../share-links/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import { sendDueMail, startMailServer, type TestMailServer } from '../testing/mail.ts';
import { documentWith, draftPortal, form, newBlock, publishDraft, startPortalTestApp } from '../testing/portal.ts';
import { openLeftBatches } from './batches.ts';
import './consumers.ts';
import { releaseAllHeld } from './held.ts';
import { MailModel } from './model.ts';
import { PreferenceModel } from './preferences.ts';
import { queueMail } from './queue.ts';
import { remindContacts } from './reminders.ts';

let app: TestApp;
let admin: TestStaff;
let server: TestMailServer;
let now: Date;
let made = 0;
const MINUTE = 60_000;

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
  await drainEvents();
  await server.close();
  await MailModel.deleteMany({});
});

/** Everything that five minutes bring: events answered to, held mails let go, batches closed, mails sent. */
async function fiveMinutes() {
  await drainEvents();
  await releaseAllHeld();
  await openLeftBatches(now);
  now = new Date(now.getTime() + 5 * MINUTE);
  await sendDueMail(server.url);
}
const subjects = () => server.received.map(({ subject }) => subject);

/** A customer with a draft and a contact. */
async function customerWithContact(contact: { language?: 'de'; timeZone?: string } = {}) {
  made += 1;
  const draft = await draftPortal(admin, documentWith([newBlock('tasks')]));
  const { id } = await admin.call(contactsApi.create, {
    params: draft.params,
    body: { name: 'Ana Ferreira', email: `ana${made}@northwind.example`, ...contact },
  });
  return { ...draft, contactId: id };
}

async function share(customerId: string) {
  await publishDraft(admin, customerId);
  return admin.call(shareLinksApi.create, { params: { customerId }, body: { rule: 'open' } });
}

const assign = (customerId: string, contactId: string, fields: object = {}) =>
  admin.call(tasksApi.create, {
    params: { customerId },
    body: {
      title: 'Send the list of users',
      showInPortal: true,
      assignee: { kind: 'contact', id: contactId },
      due: '2026-03-12',
      ...fields,
    },
  });

describe('A-12 a task that is assigned', () => {
  test('is mailed with the portal link, in the contact’s language', async () => {
    const { customerId, contactId } = await customerWithContact({ language: 'de' });
    const { link } = await share(customerId);
    await assign(customerId, contactId);
    await fiveMinutes();
    expect(subjects()).toEqual(['Eine Aufgabe für Sie: Send the list of users']);
    const [mail] = server.received;
    expect(mail?.text).toContain(`Aufgabe öffnen: ${link.url}`);
    expect(mail?.html).toContain(`href="${link.url}"`);
    expect(mail?.text).toContain('Donnerstag, 12. März 2026');
  });

  test('waits for the portal to be shared, and goes then', async () => {
    const { customerId, contactId } = await customerWithContact();
    await assign(customerId, contactId);
    await fiveMinutes();
    await fiveMinutes();
    expect(subjects()).toEqual([]);
    expect(await MailModel.distinct('state')).toEqual(['held']);
    await share(customerId);
    await fiveMinutes();
    expect(subjects()).toEqual(['A task for you: Send the list of users']);
  });

  test('waits for the task to be shown in the portal: no mail tells of what is not (C-14)', async () => {
    const { customerId, contactId } = await customerWithContact();
    await share(customerId);
    const task = await assign(customerId, contactId, { showInPortal: false });
    await fiveMinutes();
    expect(subjects()).toEqual([]);
    await admin.call(tasksApi.update, { params: { customerId, recordId: task.id }, body: { showInPortal: true } });
    await fiveMinutes();
    expect(subjects()).toHaveLength(1);
  });

  test('is not mailed any more when it was done, or given to somebody else, meanwhile', async () => {
    const { customerId, contactId } = await customerWithContact();
    await share(customerId);
    const [done, moved] = [await assign(customerId, contactId), await assign(customerId, contactId)];
    await drainEvents();
    await admin.call(tasksApi.setDone, { params: { customerId, recordId: done.id }, body: { done: true } });
    await admin.call(tasksApi.update, {
      params: { customerId, recordId: moved.id },
      body: { assignee: { kind: 'customer' } },
    });
    await fiveMinutes();
    await fiveMinutes();
    await fiveMinutes();
    expect(subjects()).toEqual([]);
  });
});

test('A-12 a digest tells only what is still to be told', async () => {
  const { customerId, contactId } = await customerWithContact();
  await share(customerId);
  const titles = ['First', 'Done', 'Hidden', 'Second'];
  const tasks: { id: string }[] = [];
  for (const title of titles) tasks.push(await assign(customerId, contactId, { title }));
  await drainEvents();
  const paramsOf = (title: string) => ({ customerId, recordId: tasks[titles.indexOf(title)]?.id ?? '' });
  await admin.call(tasksApi.setDone, { params: paramsOf('Done'), body: { done: true } });
  await admin.call(tasksApi.update, { params: paramsOf('Hidden'), body: { showInPortal: false } });
  await fiveMinutes();
  expect(subjects()).toEqual(['2 news from My workspace']);
  expect(server.received[0]?.text).toMatch(/First[\s\S]*Second/);
  expect(server.received[0]?.text).not.toMatch(/Done|Hidden/);
  expect((await MailModel.distinct('state')).sort()).toEqual(['cancelled', 'gathered', 'held', 'sent']);
});

describe('C-20 an answer in the portal', () => {
  test('is mailed to the contact whose task it is about; what is internal is not', async () => {
    const { customerId, contactId } = await customerWithContact();
    await share(customerId);
    const task = await assign(customerId, contactId);
    await fiveMinutes();
    for (const visibility of ['internal', 'portal'] as const)
      await admin.call(commentsApi.create, {
        params: { customerId },
        body: { recordKind: 'task', recordId: task.id, text: `This is ${visibility}.`, visibility, attachmentIds: [] },
      });
    await fiveMinutes();
    expect(subjects().slice(1)).toEqual(['Test ADMIN answered: Send the list of users']);
    expect(server.received[1]?.text).toContain('This is portal.');
  });
});

test('E-11 publishing anew is told to contacts who have heard of the portal, once for several in a row', async () => {
  const { customerId, contactId } = await customerWithContact();
  await share(customerId);
  await fiveMinutes();
  expect(subjects()).toEqual([]);
  await assign(customerId, contactId);
  await fiveMinutes();
  for (let round = 0; round < 2; round += 1) {
    const portal = await admin.call(portalsApi.get, { params: { customerId } });
    await admin.call(portalsApi.unpublish, { params: { customerId } });
    expect(portal.state).toBe('published');
    await publishDraft(admin, customerId);
    await drainEvents();
  }
  await fiveMinutes();
  expect(subjects().slice(1)).toEqual(['News in your portal with My workspace']);
});

describe('E-11 reminders', () => {
  test('come at eight in the morning where the contact is, once, whoever looks', async () => {
    const { customerId, contactId } = await customerWithContact({ timeZone: 'America/New_York' });
    await share(customerId);
    await assign(customerId, contactId, { title: 'Due tomorrow', due: '2026-03-11' });
    await assign(customerId, contactId, { title: 'Late', due: '2026-03-09' });
    await assign(customerId, contactId, { title: 'Later', due: '2026-03-20' });
    await fiveMinutes();
    await MailModel.deleteMany({});
    server.received.length = 0;
    now = new Date('2026-03-10T11:59:00Z');
    await remindContacts();
    expect(await MailModel.countDocuments({})).toBe(0);
    now = new Date('2026-03-10T12:00:00Z');
    await Promise.all([remindContacts(), remindContacts()]);
    await fiveMinutes();
    await remindContacts();
    await fiveMinutes();
    expect(subjects()).toEqual(['2 news from My workspace']);
    const text = server.received[0]?.text;
    expect(text).toContain('“Due tomorrow” is due tomorrow');
    expect(text).toContain('- Late');
    expect(text).not.toContain('Later');
  });

  test('a second digest of the day waits for the next one', async () => {
    const { customerId, contactId } = await customerWithContact();
    await share(customerId);
    for (const title of ['One', 'Two']) await assign(customerId, contactId, { title, due: '2026-03-01' });
    await fiveMinutes();
    expect(subjects()).toEqual(['2 news from My workspace']);
    await remindContacts();
    await fiveMinutes();
    expect(subjects()).toHaveLength(1);
    now = new Date('2026-03-03T08:00:00Z');
    await sendDueMail(server.url);
    expect(subjects().slice(1)).toEqual(['What is waiting for you at My workspace']);
  });
});

describe('E-11 what a contact does not want', () => {
  async function mailed() {
    const { customerId, contactId } = await customerWithContact();
    await share(customerId);
    await assign(customerId, contactId);
    await fiveMinutes();
    const [mail] = server.received;
    const header = mail?.headers.find(({ key }) => key === 'list-unsubscribe');
    const address = /^<(.*)>$/.exec(header?.value ?? '')?.[1] ?? '';
    return { customerId, contactId, mail, path: address.slice(app.origin.length) };
  }
  const muted = async (contactId: string) => (await PreferenceModel.findById(contactId).lean())?.muted;

  test('one POST by the mail program mutes the kind; opening the page, as scanners do, mutes nothing', async () => {
    const { customerId, contactId, mail, path } = await mailed();
    expect(mail?.source).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const page = await app.anonymous().fetch(path);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Tasks given to me')]);
    await app.anonymous().fetch(path, { method: 'HEAD' });
    expect(await muted(contactId)).toEqual([]);
    const answer = await fetch(`${app.origin}${path}`, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    expect([answer.status, await muted(contactId)]).toEqual([200, ['task-assigned']]);
    const to = { email: 'ana@northwind.example', name: 'Ana', contactId };
    expect(await queueMail({ key: 'again', kind: 'task-assigned', to, customerId })).toBe('muted');
    expect(await queueMail({ key: 'invited', kind: 'invitation', to, customerId })).toBe('queued');
  });

  test('a person stops a kind by a button and gets it again by another, without JavaScript', async () => {
    const { contactId, path } = await mailed();
    const stopped = await app.anonymous().fetch(path, form({ kind: 'touchpoint', wish: 'stop' }));
    expect([stopped.status, stopped.headers.get('location')]).toEqual([303, `${path}?saved=1`]);
    expect(await muted(contactId)).toEqual(['touchpoint']);
    await app.anonymous().fetch(path, form({ kind: 'touchpoint', wish: 'resume' }));
    expect(await muted(contactId)).toEqual([]);
  });

  test('an address that is none tells nothing, and mutes nothing', async () => {
    const { contactId, path } = await mailed();
    const token = path.slice('/mail/mute/'.length);
    for (const wrong of [
      `${token.startsWith('x') ? 'y' : 'x'}${token.slice(1)}`,
      token.split('.')[0],
      `${token}.invitation`,
      `${token}.nothing`,
    ]) {
      const answers = [
        await app.anonymous().fetch(`/mail/mute/${wrong}`),
        await app.anonymous().fetch(`/mail/mute/${wrong}`, form({ wish: 'stop' })),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    }
    expect(await muted(contactId)).toEqual([]);
  });

  test('a mail that waits when its kind is muted is not sent', async () => {
    const { customerId, contactId, path } = await mailed();
    await assign(customerId, contactId, { title: 'Another' });
    await drainEvents();
    await app.anonymous().fetch(path, form({ wish: 'stop' }));
    await fiveMinutes();
    expect(server.received).toHaveLength(1);
  });
});
