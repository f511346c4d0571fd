import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { clock } from '../clock.ts';
import { commentsApi } from '../comments/contract.ts';
import { CommentModel } from '../comments/model.ts';
import { contactsApi } from '../contacts/contract.ts';
import { customersApi } from '../customers/contract.ts';
import { startTestApp, type TestApp, type TestStaff } from '../testing/app.ts';
import { meetingsApi, notesApi, tasksApi } from './contract.ts';
import { sweepTrash } from './trash.ts';

let app: TestApp;
let csm: TestStaff;
let am: TestStaff;
/** The account manager's customer, and one that is not theirs. */
let mine: { customerId: string };
let other: { customerId: string };

beforeAll(async () => {
  app = await startTestApp();
  csm = await app.signIn('csm', 'Cora Success');
  am = await app.signIn('am');
  mine = { customerId: (await csm.call(customersApi.create, { body: { name: 'Mine', ownerId: am.staffId } })).id };
  other = { customerId: (await csm.call(customersApi.create, { body: { name: 'Other' } })).id };
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => app.close());

const paragraph = (text: string) => ({
  root: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text }] }] },
});

describe('C-08, C-14 notes', () => {
  test('are off the portal by default, with author, time and tags', async () => {
    const note = await csm.call(notesApi.create, {
      params: mine,
      body: { title: 'Kick-off', body: paragraph('Hello'), tags: ['intro'] },
    });
    expect(note).toMatchObject({ showInPortal: false, tags: ['intro'], commentCount: 0, body: paragraph('Hello') });
    expect(note.createdBy).toEqual({ kind: 'staff', id: csm.staffId, name: 'Cora Success', photoUrl: null });
  });

  test('newest first, filtered by tag, portal and words, page by page', async () => {
    const customer = await csm.call(customersApi.create, { body: { name: 'Many notes' } });
    const params = { customerId: customer.id };
    for (let day = 1; day <= 5; day += 1)
      await csm.call(notesApi.create, {
        params,
        body: {
          title: `Note ${day} (50%)`,
          at: `2026-01-0${day}T00:00:00Z`,
          tags: day > 3 ? ['late'] : [],
          showInPortal: day === 2,
        },
      });
    const titles = async (query: object) =>
      (await csm.call(notesApi.list, { params, query })).items.map(({ title }) => title.slice(5, 6)).join('');
    expect(await titles({})).toBe('54321');
    expect(await titles({ tag: 'late' })).toBe('54');
    expect(await titles({ showInPortal: 'true' })).toBe('2');
    expect(await titles({ search: 'note 3 (50%)' })).toBe('3');
    expect(await titles({ search: '.*' })).toBe('');
    const first = await csm.call(notesApi.list, { params, query: { limit: 2 } });
    const second = await csm.call(notesApi.list, { params, query: { limit: 3, cursor: first.nextCursor ?? '' } });
    expect(second.items.map(({ title }) => title.slice(5, 6)).join('')).toBe('321');
    expect(second.nextCursor).toBeNull();
  });

  test('C-14 many at once are shown or hidden; those of another customer are not among them', async () => {
    const make = (params: object) => csm.call(notesApi.create, { params: params as typeof mine, body: { title: 'N' } });
    const [a, b, foreign] = [await make(mine), await make(mine), await make(other)];
    const body = { ids: [a.id, b.id, foreign.id], showInPortal: true };
    expect(await csm.call(notesApi.showInPortal, { params: mine, body })).toEqual({ changed: 2 });
    expect(await csm.call(notesApi.showInPortal, { params: mine, body })).toEqual({ changed: 0 });
    const after = await csm.call(notesApi.get, { params: { ...other, recordId: foreign.id } });
    expect(after.showInPortal).toBe(false);
  });

  test('a deleted one is gone everywhere, comes back with its comments within a day, and then never', async () => {
    const note = await csm.call(notesApi.create, { params: mine, body: { title: 'Oops', externalId: 'oops' } });
    const params = { ...mine, recordId: note.id };
    const comment = { recordKind: 'note', recordId: note.id, text: 'Stays with it' } as const;
    await csm.call(commentsApi.create, { params: mine, body: comment });
    await csm.call(notesApi.remove, { params });
    expect((await csm.refused(notesApi.get, { params })).status).toBe(404);
    expect((await csm.refused(notesApi.remove, { params })).status).toBe(404);
    const query = { recordKind: 'note', recordId: note.id } as const;
    expect((await csm.refused(commentsApi.list, { params: mine, query })).status).toBe(404);
    expect((await csm.refused(notesApi.restore, { params: { ...other, recordId: note.id } })).status).toBe(404);
    expect((await csm.call(notesApi.restore, { params })).commentCount).toBe(1);
    expect((await csm.call(notesApi.restore, { params })).title).toBe('Oops');

    await csm.call(notesApi.remove, { params });
    const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000 + 1000);
    vi.spyOn(clock, 'now').mockReturnValue(tomorrow);
    expect((await csm.refused(notesApi.restore, { params })).status).toBe(404);
    await sweepTrash();
    expect(await CommentModel.countDocuments({ 'record.id': note.id })).toBe(0);
  });

  test('an external id freed by a deletion can be taken; bringing the old one back then says so', async () => {
    const body = { title: 'First', externalId: 'shared-id' };
    const first = await csm.call(notesApi.create, { params: mine, body });
    expect((await csm.refused(notesApi.create, { params: mine, body })).body.error.fields).toEqual({
      externalId: 'is already in use',
    });
    await csm.call(notesApi.remove, { params: { ...mine, recordId: first.id } });
    await csm.call(notesApi.create, { params: mine, body });
    const answer = await csm.refused(notesApi.restore, { params: { ...mine, recordId: first.id } });
    expect(answer.body.error.code).toBe('external-id-taken');
  });

  test.each([
    ['rich text that is none', { title: 'x', body: 'words' }, 'body'],
    ['rich text nested without end', { title: 'x', body: deep(40) }, 'body'],
    ['a time that is none', { title: 'x', at: 'yesterday' }, 'at'],
    ['who and when from outside', { title: 'x', createdBy: { kind: 'system' } }, 'createdBy'],
    ['another customer in the body', { title: 'x', customerId: '0123456789abcdef01234567' }, 'customerId'],
  ])('%s is refused at its field', async (_name, body, field) => {
    const answer = await csm.refused(notesApi.create, { params: mine, body });
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.body.error.fields ?? {})).toEqual([field]);
  });
});

function deep(levels: number): object {
  let node: object = { type: 'text', text: 'deep' };
  for (let level = 0; level < levels; level += 1) node = { type: 'list', children: [node] };
  return { root: node };
}

describe('C-10, C-11 tasks', () => {
  /** Titles of a list that is read page by page. */
  const onePerPage = async (params: { customerId: string }, query: { state?: 'open' | 'done' }) => {
    const titles: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await csm.call(tasksApi.list, { params, query: { ...query, limit: 1, cursor } });
      titles.push(...page.items.map(({ title }) => title));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return titles;
  };

  test('open before done, then by due day, those without one last', async () => {
    const { id } = await csm.call(customersApi.create, { body: { name: 'Tasks' } });
    const params = { customerId: id };
    const make = (title: string, due?: string) => csm.call(tasksApi.create, { params, body: { title, due } });
    await make('none');
    await make('late', '2026-03-01');
    await make('early', '2026-01-01');
    const done = await make('done', '2025-01-01');
    await csm.call(tasksApi.setDone, { params: { ...params, recordId: done.id }, body: { done: true } });
    const titles = async (query: object) =>
      (await csm.call(tasksApi.list, { params, query })).items.map(({ title }) => title);
    expect(await titles({})).toEqual(['early', 'late', 'none', 'done']);
    expect(await titles({ state: 'done' })).toEqual(['done']);
    expect(await onePerPage(params, {})).toEqual(['early', 'late', 'none', 'done']);
    await csm.call(tasksApi.update, { params: { ...params, recordId: done.id }, body: { due: null } });
    expect((await csm.call(tasksApi.get, { params: { ...params, recordId: done.id } })).due).toBeNull();
  });

  test('of the done ones, what was done last comes first, on every page', async () => {
    const { id } = await csm.call(customersApi.create, { body: { name: 'Done tasks' } });
    const params = { customerId: id };
    const complete = async (title: string, due: string) => {
      const task = await csm.call(tasksApi.create, { params, body: { title, due } });
      return csm.call(tasksApi.setDone, { params: { ...params, recordId: task.id }, body: { done: true } });
    };
    for (const [title, due] of [
      ['first', '2026-02-01'],
      ['second', '2026-01-01'],
      ['third', '2026-03-01'],
    ] as const)
      await complete(title, due);
    await csm.call(tasksApi.create, { params, body: { title: 'open' } });
    expect(await onePerPage(params, { state: 'done' })).toEqual(['third', 'second', 'first']);
  });

  test('completed fifty times at once: one wins, the others are told how it is', async () => {
    const task = await csm.call(tasksApi.create, { params: mine, body: { title: 'Race' } });
    const path = `/api/v1/customers/${mine.customerId}/tasks/${task.id}/done`;
    const complete = () =>
      csm.fetch(path, {
        method: 'PUT',
        body: '{"done":true}',
        headers: { 'Content-Type': 'application/json' },
      });
    const answers = await Promise.all(Array.from({ length: 50 }, complete));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const losers = answers.filter(({ status }) => status === 409);
    expect(losers).toHaveLength(49);
    const [told] = await Promise.all(losers.map((answer) => answer.json()));
    expect(told).toMatchObject({
      error: { code: 'already-done', current: { done: { by: { kind: 'staff', name: 'Cora Success' } } } },
    });
    const params = { ...mine, recordId: task.id };
    expect((await csm.call(tasksApi.setDone, { params, body: { done: false } })).done).toBeNull();
    expect((await csm.refused(tasksApi.setDone, { params, body: { done: false } })).body.error.code).toBe(
      'already-open',
    );
  });

  test('assigned to staff, the customer, or a contact of this very customer', async () => {
    const contact = await csm.call(contactsApi.create, { params: mine, body: { name: 'Maria' } });
    const stranger = await csm.call(contactsApi.create, { params: other, body: { name: 'Stranger' } });
    const make = (assignee: object) => ({ params: mine, body: { title: 'T', assignee } as never });
    expect((await csm.call(tasksApi.create, make({ kind: 'staff', id: csm.staffId }))).assigneeName).toBe(
      'Cora Success',
    );
    expect((await csm.call(tasksApi.create, make({ kind: 'contact', id: contact.id }))).assigneeName).toBe('Maria');
    expect((await csm.call(tasksApi.create, make({ kind: 'customer' }))).assigneeName).toBeNull();
    const foreign = await csm.refused(tasksApi.create, make({ kind: 'contact', id: stranger.id }));
    expect(foreign.body.error.fields).toEqual({ 'assignee.id': 'is nobody here' });
    const bad = { title: 'T', done: { at: '2026-01-01T00:00:00Z' } };
    expect((await csm.refused(tasksApi.create, { params: mine, body: bad })).status).toBe(422);
  });
});

describe('C-12 meetings', () => {
  test('past ones latest first, upcoming ones soonest first; past begins at the end', async () => {
    const { id } = await csm.call(customersApi.create, { body: { name: 'Meetings' } });
    const params = { customerId: id };
    const hour = (n: number) => new Date(Date.UTC(2026, 4, 1, n)).toISOString();
    for (const n of [8, 10, 12, 14])
      await csm.call(meetingsApi.create, { params, body: { title: `${n}`, startsAt: hour(n), endsAt: hour(n + 1) } });
    vi.spyOn(clock, 'now').mockReturnValue(new Date(hour(11)));
    const titles = async (query: object) =>
      (await csm.call(meetingsApi.list, { params, query })).items.map(({ title }) => title);
    expect(await titles({ when: 'past' })).toEqual(['10', '8']);
    expect(await titles({ when: 'upcoming' })).toEqual(['12', '14']);
    expect(await titles({})).toEqual(['14', '12', '10', '8']);
  });

  test('cannot end before they begin, also after a change of one side', async () => {
    const body = { title: 'M', startsAt: '2026-05-01T10:00:00Z', endsAt: '2026-05-01T11:00:00Z' };
    const { id } = await csm.call(meetingsApi.create, { params: mine, body });
    const answer = await csm.refused(meetingsApi.update, {
      params: { ...mine, recordId: id },
      body: { startsAt: '2026-05-01T12:00:00Z' },
    });
    expect(answer.body.error.fields).toEqual({ endsAt: 'is before the beginning' });
    const script = await csm.refused(meetingsApi.create, { params: mine, body: { ...body, joinUrl: 'javascript:x' } });
    expect(script.body.error.fields).toHaveProperty('joinUrl');
  });
});

describe('C-20 comments', () => {
  test('are internal unless said otherwise, oldest first, and stay what they were', async () => {
    const note = await csm.call(notesApi.create, { params: mine, body: { title: 'Talk' } });
    const record = { recordKind: 'note', recordId: note.id } as const;
    const say = (text: string, visibility?: 'portal') =>
      csm.call(commentsApi.create, { params: mine, body: { ...record, text, visibility } });
    expect((await say('among us')).visibility).toBe('internal');
    expect((await say('to you', 'portal')).visibility).toBe('portal');
    await csm.call(notesApi.update, { params: { ...mine, recordId: note.id }, body: { showInPortal: true } });
    const { items } = await csm.call(commentsApi.list, { params: mine, query: record });
    expect(items.map(({ text, visibility }) => `${visibility}: ${text}`)).toEqual([
      'internal: among us',
      'portal: to you',
    ]);
    expect((await csm.call(notesApi.get, { params: { ...mine, recordId: note.id } })).commentCount).toBe(2);
  });

  test('only on records of this customer, with files of this customer', async () => {
    const foreign = await csm.call(notesApi.create, { params: other, body: { title: 'Theirs' } });
    const own = await csm.call(notesApi.create, { params: mine, body: { title: 'Ours' } });
    const body = { recordKind: 'note', recordId: foreign.id, text: 'x' };
    expect((await csm.refused(commentsApi.create, { params: mine, body })).status).toBe(404);
    const kind = { recordKind: 'task', recordId: own.id, text: 'x' };
    expect((await csm.refused(commentsApi.create, { params: mine, body: kind })).status).toBe(404);
    const attached = { recordKind: 'note', recordId: own.id, text: 'x', attachmentIds: [foreign.id] };
    expect((await csm.refused(commentsApi.create, { params: mine, body: attached })).status).toBe(422);
  });

  test('are deleted by their author, an admin or a CSM', async () => {
    const note = await csm.call(notesApi.create, { params: mine, body: { title: 'Delete' } });
    const say = (who: TestStaff) =>
      who.call(commentsApi.create, { params: mine, body: { recordKind: 'note', recordId: note.id, text: 'x' } });
    const byCsm = await say(csm);
    const byAm = await say(am);
    const refused = await am.refused(commentsApi.remove, { params: { ...mine, commentId: byCsm.id } });
    expect(refused.status).toBe(403);
    await am.call(commentsApi.remove, { params: { ...mine, commentId: byAm.id } });
    expect((await csm.refused(commentsApi.remove, { params: { ...other, commentId: byCsm.id } })).status).toBe(404);
    await csm.call(commentsApi.remove, { params: { ...mine, commentId: byCsm.id } });
  });
});

describe('records: whose', () => {
  test("account managers work on their customers' records, and see no others", async () => {
    const note = await am.call(notesApi.create, { params: mine, body: { title: 'By AM' } });
    const foreign = await csm.call(notesApi.create, { params: other, body: { title: 'Foreign' } });
    const named = { ...other, recordId: foreign.id };
    const crossed = { ...mine, recordId: foreign.id };
    for (const params of [named, crossed]) {
      expect((await am.refused(notesApi.get, { params })).status).toBe(404);
      expect((await am.refused(notesApi.update, { params, body: { title: 'Taken' } })).status).toBe(404);
      expect((await am.refused(notesApi.remove, { params })).status).toBe(404);
      expect((await am.refused(notesApi.restore, { params })).status).toBe(404);
    }
    expect((await am.refused(notesApi.list, { params: other })).status).toBe(404);
    expect((await app.anonymous().refused(notesApi.get, { params: { ...mine, recordId: note.id } })).status).toBe(401);
    expect((await csm.call(notesApi.get, { params: named })).title).toBe('Foreign');
  });
});
