import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { clock } from '../clock.ts';
import { commentsApi } from '../comments/contract.ts';
import { customersApi } from '../customers/contract.ts';
import { drainEvents } from '../events/dispatch.ts';
import { MailModel } from '../mail/model.ts';
import { tasksApi } from '../records/contract.ts';
import { sessionApi } from '../staff/contract.ts';
import { Staff } from '../staff/model.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import { documentWith, form, newBlock, publishedPortal, startPortalTestApp } from '../testing/portal.ts';
import './consumer.ts';
import { notificationsApi } from './contract.ts';
import { mailNews } from './digest.ts';
import { NotificationModel } from './model.ts';

let app: TestApp;
let admin: TestStaff;
const tasks = newBlock('tasks');

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
  await NotificationModel.init();
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => app.close());

const news = async (staff: TestStaff) => {
  await drainEvents();
  return staff.call(notificationsApi.list);
};

/** A shared portal in somebody's charge, with a task of the customer's. */
async function portalOf(owner: TestStaff) {
  const portal = await publishedPortal(admin, {
    document: documentWith([tasks]),
    customer: { name: 'Westhaven', ownerId: owner.staffId },
  });
  const task = await admin.call(tasksApi.create, {
    params: portal.params,
    body: { title: 'Send the plans', showInPortal: true, assignee: { kind: 'customer' } },
  });
  const act = (action: string, fields: Record<string, string>) =>
    app
      .anonymous()
      .fetch(`${portal.path}/blocks/${tasks.id}/${action}`, form({ record: task.id, name: 'Ann Hall', ...fields }));
  return { ...portal, taskId: task.id, act };
}

test('A-14 what a customer does reaches the person in charge, and nobody else', async () => {
  const owner = await app.signIn('am', 'Olga Owner');
  const other = await app.signIn('am', 'Otto Other');
  const { act, customerId, taskId } = await portalOf(owner);
  expect((await act('complete', {})).status).toBe(303);
  expect((await act('comment', { text: 'Here they\nare' })).status).toBe(303);
  const { items, unread } = await news(owner);
  expect(unread).toBe(2);
  expect(items.map(({ text }) => text)).toEqual([
    'Ann Hall (Westhaven) wrote about “Send the plans”: Here they are',
    'Ann Hall (Westhaven) completed “Send the plans”',
  ]);
  expect(items[0]).toMatchObject({ read: false, customerId, link: `/customers/${customerId}/tasks?record=${taskId}` });
  expect((await news(other)).items).toEqual([]);
  await expect(app.anonymous().refused(notificationsApi.list)).resolves.toMatchObject({ status: 401 });
});

test('A-14 what staff do themselves is no news to them', async () => {
  const owner = await app.signIn('csm', 'Own Doer');
  const { params, taskId } = await portalOf(owner);
  await owner.call(tasksApi.setDone, { params: { ...params, recordId: taskId }, body: { done: true } });
  expect((await news(owner)).unread).toBe(0);
});

test('A-14 news are read one by one or all at once, by their owner only, and page', async () => {
  const owner = await app.signIn('am', 'Rea Reader');
  const { act } = await portalOf(owner);
  for (const text of ['one', 'two', 'three']) await act('comment', { text });
  const { items } = await news(owner);
  const first = await owner.call(notificationsApi.list, { query: { limit: 2 } });
  const rest = await owner.call(notificationsApi.list, { query: { limit: 2, cursor: first.nextCursor ?? '' } });
  expect([...first.items, ...rest.items]).toEqual(items);
  const other = await app.signIn('am');
  await other.call(notificationsApi.markRead, { body: { ids: [items[0]?.id ?? ''] } });
  expect((await news(owner)).unread).toBe(3);
  await owner.call(notificationsApi.markRead, { body: { ids: [items[0]?.id ?? ''] } });
  const unread = await owner.call(notificationsApi.list, { query: { unread: 'true' } });
  expect([unread.unread, unread.items.length]).toEqual([2, 2]);
  await owner.call(notificationsApi.markRead, { body: {} });
  expect((await news(owner)).unread).toBe(0);
});

test('C-20 a comment mentions staff who serve the customer: bell and mail; never others', async () => {
  const owner = await app.signIn('am', 'Mia Manager');
  const csm = await app.signIn('csm', 'Carl Colleague');
  const stranger = await app.signIn('am', 'Sid Stranger');
  const { params, taskId } = await portalOf(owner);
  const body = { recordKind: 'task' as const, recordId: taskId, text: 'Look @Carl Colleague, please' };
  const comment = await owner.call(commentsApi.create, { params, body: { ...body, mentionIds: [csm.staffId] } });
  expect(comment.mentions).toEqual([{ id: csm.staffId, name: 'Carl Colleague' }]);
  const told = await news(csm);
  expect(told.items[0]).toMatchObject({
    kind: 'mention',
    text: 'Mia Manager mentioned you about “Send the plans”: Look @Carl Colleague, please',
  });
  expect(await MailModel.countDocuments({ kind: 'staff-mention', 'to.staffId': csm.staffId })).toBe(1);
  const refused = await owner.refused(commentsApi.create, {
    params,
    body: { ...body, mentionIds: [stranger.staffId] },
  });
  expect([refused.status, refused.body.error.message]).toEqual([
    422,
    'Sid Stranger does not serve this customer and cannot be mentioned.',
  ]);
  expect((await news(stranger)).items).toEqual([]);
});

test('A-14 unread news are mailed by preference: each morning, each hour, or not at all; once', async () => {
  const daily = await app.signIn('am', 'Dora Daily');
  const hourly = await app.signIn('am', 'Hugo Hourly');
  const never = await app.signIn('am', 'Nils Never');
  await hourly.call(sessionApi.update, { body: { newsMail: 'hourly' } });
  await never.call(sessionApi.update, { body: { newsMail: 'off' } });
  for (const owner of [daily, hourly, never]) await (await portalOf(owner)).act('complete', {});
  await drainEvents();
  const mailed = async () => {
    await mailNews();
    const mails = await MailModel.find({ kind: 'staff-digest' }).sort({ _id: 1 }).lean();
    const people = await Staff.find({ _id: { $in: mails.map(({ to }) => to.staffId) } }, { name: 1 }).lean();
    const mine = [daily, hourly, never].map(({ staffId }) => mails.filter(({ to }) => String(to.staffId) === staffId));
    return { counts: mine.map(({ length }) => length), people, mails };
  };
  const at = (hour: number) => {
    const moment = new Date();
    moment.setUTCHours(hour, 30, 0, 0);
    vi.spyOn(clock, 'now').mockReturnValue(moment);
  };
  at(3);
  expect((await mailed()).counts).toEqual([0, 1, 0]);
  expect((await mailed()).counts).toEqual([0, 1, 0]);
  at(20);
  const { counts, mails } = await mailed();
  expect(counts).toEqual([1, 1, 0]);
  expect(mails.at(-1)?.items.map(({ title }) => title)).toEqual(['Ann Hall (Westhaven) completed “Send the plans”']);
  expect((await mailed()).counts).toEqual([1, 1, 0]);
});

test('A-14 news of a deleted customer lead nowhere and do no harm', async () => {
  const owner = await app.signIn('csm', 'Left Over');
  const { act, params } = await portalOf(owner);
  await act('complete', {});
  await admin.call(customersApi.remove, { params, body: { confirmName: 'Westhaven' } });
  expect((await news(owner)).items).toEqual([]);
});
