import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../../renderer/dates.ts';
import type { ActorInput } from '../actors/actor.ts';
import { clock } from '../clock.ts';
import { commentsApi } from '../comments/contract.ts';
import { CommentModel } from '../comments/model.ts';
import { contactsApi } from '../contacts/contract.ts';
import { customersApi } from '../customers/contract.ts';
import type { Endpoint } from '../http/endpoint.ts';
import { tasksApi } from '../records/contract.ts';
import { addCommentAsViewer, setTaskDoneAsViewer } from '../records/viewer-writes.ts';
import { shareLinksApi } from '../share-links/contract.ts';
import { staffApi } from '../staff/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import { draftPortal, publishedPortal, startPortalTestApp } from '../testing/portal.ts';
import { myWorkApi } from './contract.ts';

const MARIA: ActorInput = { kind: 'viewer', id: null, name: 'Maria' };
const DAY_MS = 24 * 3600_000;
const realNow = clock.now;

let app: TestApp;
let admin: TestStaff;
let am: TestStaff;
/** A customer of the account manager's, and one of nobody's. */
let own: string;
let foreign: string;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
  am = await app.signIn('am', 'Ada');
  own = (await publishedPortal(admin, { customer: { name: 'Own', ownerId: am.staffId } })).customerId;
  foreign = (await publishedPortal(admin, { customer: { name: 'Foreign' } })).customerId;
});
afterEach(() => {
  clock.now = realNow;
});
afterAll(() => app.close());

/** A day from today on, in the zone of a new workspace. */
const inDays = (days: number) => addDays(dayOf(clock.now(), 'UTC'), days);

async function task(customerId: string, title: string, more: object = {}): Promise<string> {
  const body = { title, due: inDays(0), ...more };
  return (await admin.call(tasksApi.create, { params: { customerId }, body })).id;
}
const forCustomer = { assignee: { kind: 'customer' }, showInPortal: true };
const mine = { query: { customers: 'mine' } } as const;
const all = { query: { customers: 'all' } } as const;

const titles = (answer: { items: readonly { title: string }[] }) => answer.items.map(({ title }) => title);

describe('B-16 what is due', () => {
  test('is one’s own and what nobody has taken at one’s customers, by day, up to a week ahead', async () => {
    const toMe = { assignee: { kind: 'staff', id: am.staffId } };
    await task(own, 'Mine, soon', { ...toMe, due: inDays(7) });
    await task(own, 'Nobody’s, late', { due: inDays(-3) });
    await task(own, 'Mine, today', toMe);
    await task(own, 'Mine, next month', { ...toMe, due: inDays(30) });
    await task(own, 'Mine, some time', { ...toMe, due: null });
    await task(own, 'A colleague’s', { assignee: { kind: 'staff', id: admin.staffId } });
    await task(own, 'The customer’s', forCustomer);
    await task(foreign, 'Nobody’s, elsewhere');
    const done = await task(own, 'Done', toMe);
    await admin.call(tasksApi.setDone, { params: { customerId: own, recordId: done }, body: { done: true } });

    const due = await am.call(myWorkApi.due, mine);
    expect(titles(due)).toEqual(['Nobody’s, late', 'Mine, today', 'Mine, soon']);
    expect(due.total).toBe(3);
    expect(due.items.map(({ mine: isMine, assigneeName }) => [isMine, assigneeName])).toEqual([
      [false, null],
      [true, 'Ada'],
      [true, 'Ada'],
    ]);
    expect(titles(await admin.call(myWorkApi.due, mine))).toEqual(['A colleague’s']);
    expect(titles(await admin.call(myWorkApi.due, all))).toEqual([
      'Nobody’s, late',
      'Mine, today',
      'A colleague’s',
      'Nobody’s, elsewhere',
      'Mine, soon',
    ]);
  });

  test('pages without losing or repeating one', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await admin.call(myWorkApi.due, { query: { customers: 'all', limit: 2, cursor } });
      seen.push(...titles(page));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(titles(await admin.call(myWorkApi.due, all)));
  });

  test('an account manager gets nothing of others, whatever they ask for, also not what is assigned to them', async () => {
    await task(foreign, 'Assigned across', { assignee: { kind: 'staff', id: am.staffId } });
    for (const query of [mine, all])
      expect(titles(await am.call(myWorkApi.due, query))).not.toContain('Assigned across');
    expect(titles(await am.call(myWorkApi.due, all))).toContain('A colleague’s');
  });

  test('an account manager to whom an admin gave all customers may choose all', async () => {
    const free = await app.signIn('am');
    await admin.call(staffApi.update, { params: { staffId: free.staffId }, body: { allCustomers: true } });
    expect(titles(await free.call(myWorkApi.due, mine))).toEqual([]);
    expect(titles(await free.call(myWorkApi.due, all))).toContain('Nobody’s, elsewhere');
  });
});

describe('B-16 what waits on customers', () => {
  test('is grouped by customer, what has waited longest first, and counts what is shown in the portal only', async () => {
    const { id: ben } = await admin.call(contactsApi.create, {
      params: { customerId: foreign },
      body: { name: 'Ben' },
    });
    await task(foreign, 'Ben’s', { ...forCustomer, assignee: { kind: 'contact', id: ben }, due: inDays(-9) });
    await task(foreign, 'Hidden', { ...forCustomer, showInPortal: false, due: inDays(-20) });
    for (const days of [-5, 2, 3, 4]) await task(own, `Due in ${days}`, { ...forCustomer, due: inDays(days) });
    await task(own, 'Without a day', { ...forCustomer, due: null });

    const { items } = await admin.call(myWorkApi.waiting, all);
    expect(items.map(({ customer, count, tasks }) => [customer.name, count, titles({ items: tasks })])).toEqual([
      ['Foreign', 1, ['Ben’s']],
      ['Own', 6, ['Due in -5', 'The customer’s', 'Due in 2']],
    ]);
    expect(items[0]?.tasks[0]?.assigneeName).toBe('Ben');
    expect((await am.call(myWorkApi.waiting, all)).items.map(({ customer }) => customer.name)).toEqual(['Own']);
  });

  test('each customer stands on one page, however many of their tasks come between', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await admin.call(myWorkApi.waiting, { query: { customers: 'all', limit: 1, cursor } });
      seen.push(...page.items.map(({ customer }) => customer.name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(['Foreign', 'Own']);
  });
});

describe('B-16 what customers said and nobody answered', () => {
  const texts = async (staff = am) => (await staff.call(myWorkApi.unanswered, all)).items.map(({ text }) => text);

  test('stands there until staff answer in the portal, or say that it needs no answer', async () => {
    const about = { kind: 'task', id: await task(own, 'Talked about', forCustomer) } as const;
    const params = { customerId: own };
    const record = { recordKind: 'task', recordId: about.id } as const;
    await addCommentAsViewer(own, about, 'Which format?', [], MARIA);
    const { items, total } = await am.call(myWorkApi.unanswered, all);
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({
      customer: { name: 'Own' },
      record: { kind: 'task', id: about.id, title: 'Talked about' },
      author: { kind: 'viewer', name: 'Maria' },
      text: 'Which format?',
    });
    await am.call(commentsApi.create, { params, body: { ...record, text: 'Whoever knows?' } });
    expect(await texts()).toEqual(['Which format?']);
    await am.call(commentsApi.create, { params, body: { ...record, text: 'CSV', visibility: 'portal' } });
    expect(await texts()).toEqual([]);

    await addCommentAsViewer(own, about, 'Thanks!', [], MARIA);
    const comment = await CommentModel.findOne({ text: 'Thanks!' }).orFail();
    const settle = (answered: boolean) => ({ params: { ...params, commentId: comment.id }, body: { answered } });
    await am.call(commentsApi.setAnswered, settle(true));
    expect(await texts()).toEqual([]);
    await am.call(commentsApi.setAnswered, settle(false));
    expect(await texts()).toEqual(['Thanks!']);
    await am.call(tasksApi.remove, { params: { ...params, recordId: about.id } });
    expect(await texts()).toEqual([]);
  });

  test('of others’ customers nothing is seen or settled; staff’s own comments never wait', async () => {
    const id = await task(foreign, 'Elsewhere', forCustomer);
    await addCommentAsViewer(foreign, { kind: 'task', id }, 'Hello?', [], MARIA);
    expect(await texts()).toEqual([]);
    expect(await texts(admin)).toEqual(['Hello?']);
    const [comment] = (await admin.call(myWorkApi.unanswered, all)).items;
    const settle = { params: { customerId: foreign, commentId: comment?.id ?? '' }, body: { answered: true } };
    expect((await am.refused(commentsApi.setAnswered, settle)).status).toBe(404);
    const across = { ...settle, params: { ...settle.params, customerId: own } };
    expect((await am.refused(commentsApi.setAnswered, across)).status).toBe(404);
    const { id: staffs } = await admin.call(commentsApi.create, {
      params: { customerId: foreign },
      body: { recordKind: 'task', recordId: id, text: 'Here', visibility: 'portal' },
    });
    const wrong = { params: { customerId: foreign, commentId: staffs }, body: { answered: false } };
    expect((await admin.refused(commentsApi.setAnswered, wrong)).status).toBe(404);
  });
});

describe('A-14 what customers did', () => {
  test('comes latest first with who, about what, and where to see it; staff’s own deeds do not', async () => {
    const { customerId } = await publishedPortal(admin, { customer: { name: 'Busy', ownerId: am.staffId } });
    const id = await task(customerId, 'Sign', forCustomer);
    await setTaskDoneAsViewer(customerId, id, true, MARIA);
    await addCommentAsViewer(customerId, { kind: 'task', id }, 'Signed it', [], MARIA);
    await admin.call(tasksApi.setDone, { params: { customerId, recordId: id }, body: { done: false } });
    const news = (await am.call(myWorkApi.news, mine)).items.filter(({ customer }) => customer.name === 'Busy');
    expect(
      news.map(({ kind, actor, record, text, link }) => ({ kind, by: actor.name, title: record?.title, text, link })),
    ).toEqual([
      {
        kind: 'comment-added',
        by: 'Maria',
        title: 'Sign',
        text: 'Signed it',
        link: `/customers/${customerId}/tasks?record=${id}`,
      },
      {
        kind: 'task-completed',
        by: 'Maria',
        title: 'Sign',
        text: null,
        link: `/customers/${customerId}/tasks?record=${id}`,
      },
    ]);
    const everybody = (await admin.call(myWorkApi.news, all)).items.map(({ customer }) => customer.name);
    expect(everybody).toContain('Foreign');
    expect((await am.call(myWorkApi.news, all)).items.map(({ customer }) => customer.name)).not.toContain('Foreign');
    clock.now = () => new Date(realNow().getTime() + 31 * DAY_MS);
    expect((await am.call(myWorkApi.news, mine)).items).toEqual([]);
  });

  test('one’s last look is remembered, never goes back and never lies ahead', async () => {
    const person = await app.signIn('csm');
    const lookedAt = async () => (await person.call(myWorkApi.get)).lookedAt;
    expect(await lookedAt()).toBeNull();
    const look = (until: Date) => person.call(myWorkApi.look, { body: { until: until.toISOString() } });
    const yesterday = new Date(realNow().getTime() - DAY_MS);
    await look(yesterday);
    await look(new Date(yesterday.getTime() - DAY_MS));
    expect(await lookedAt()).toBe(yesterday.toISOString());
    const now = realNow();
    clock.now = () => now;
    await look(new Date(now.getTime() + DAY_MS));
    expect(await lookedAt()).toBe(now.toISOString());
    expect((await person.call(myWorkApi.get)).ownCustomers).toBe(0);
    expect((await am.call(myWorkApi.get)).ownCustomers).toBeGreaterThan(0);
  });
});

describe('B-16 portals and links to look after', () => {
  test('drafts and unpublished changes by name, and links that end within a week', async () => {
    const boss = await app.signIn('csm');
    const customer = (name: string) => ({ name, ownerId: boss.staffId });
    await draftPortal(admin, undefined, customer('Zoo'));
    await draftPortal(admin, undefined, customer('Aqua'));
    const live = await publishedPortal(admin, { customer: customer('Marina') });
    const { params } = live;
    expect((await boss.call(myWorkApi.portals, mine)).items.map(({ customer: c, state }) => [c.name, state])).toEqual([
      ['Aqua', 'draft'],
      ['Zoo', 'draft'],
    ]);
    const everybody = (await admin.call(myWorkApi.portals, all)).items.map(({ customer: c }) => c.name);
    expect(everybody).toEqual(expect.arrayContaining(['Aqua', 'Zoo']));
    expect(everybody).not.toContain('Marina');

    const ends = (days: number) => new Date(realNow().getTime() + days * DAY_MS).toISOString();
    const make = async (expiresAt: string | null, name: string) =>
      (await admin.call(shareLinksApi.create, { params, body: { rule: 'open', name, expiresAt } })).link.id;
    await make(ends(6), 'Soon');
    await make(ends(1), 'Tomorrow');
    await make(ends(8), 'Later');
    const revoked = await make(ends(2), 'Revoked');
    await admin.call(shareLinksApi.revoke, { params: { ...params, linkId: revoked } });
    const links = await boss.call(myWorkApi.links, mine);
    expect(links.items.map(({ name, customer: c }) => [name, c.name])).toEqual([
      ['Tomorrow', 'Marina'],
      ['Soon', 'Marina'],
    ]);
    expect((await am.call(myWorkApi.links, all)).items).toEqual([]);
  });
});

describe('B-16 the door', () => {
  const parts = ['due', 'waiting', 'unanswered', 'news', 'portals', 'links'] as const;

  test('nobody gets anything; what is malformed is refused in words', async () => {
    for (const part of parts) {
      expect((await app.anonymous().refused(myWorkApi[part])).status).toBe(401);
      expect((await admin.refused(myWorkApi[part], { query: { customers: 'theirs' } })).status).toBe(422);
      expect((await admin.refused(myWorkApi[part], { query: { cursor: 'nonsense' } })).status).toBe(422);
      expect((await admin.refused(myWorkApi[part], { query: { limit: '0' } })).status).toBe(422);
    }
    expect((await app.anonymous().refused(myWorkApi.look, { body: { until: ago() } })).status).toBe(401);
    for (const body of [{}, { until: 'yesterday' }, { until: ago(), staffId: admin.staffId }])
      expect((await admin.refused(myWorkApi.look as unknown as Endpoint, { body })).status).toBe(422);
  });

  test('a customer who is gone is gone here too', async () => {
    const { id, name } = await admin.call(customersApi.create, { body: { name: 'Leaving' } });
    await task(id, 'Of one who leaves');
    expect(titles(await admin.call(myWorkApi.due, all))).toContain('Of one who leaves');
    await admin.call(customersApi.remove, { params: { customerId: id }, body: { confirmName: name } });
    expect(titles(await admin.call(myWorkApi.due, all))).not.toContain('Of one who leaves');
  });
});

function ago(): string {
  return new Date(realNow().getTime() - DAY_MS).toISOString();
}
