import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActorInput } from '../actors/actor.ts';
import { commentsApi } from '../comments/contract.ts';
import { contactsApi } from '../contacts/contract.ts';
import { customersApi } from '../customers/contract.ts';
import { startTestApp, type TestApp, type TestStaff } from '../testing/app.ts';
import { filesApi, notesApi, tasksApi } from './contract.ts';
import { addCommentAsViewer, setTaskDoneAsViewer } from './viewer-writes.ts';

let app: TestApp;
let csm: TestStaff;
let params: { customerId: string };
let maria: ActorInput;

const ANONYMOUS: ActorInput = { kind: 'viewer', id: null, name: 'Maria, by the link' };
const NOBODY = '0123456789abcdef01234567';

beforeAll(async () => {
  app = await startTestApp();
  csm = await app.signIn('csm');
  params = { customerId: (await csm.call(customersApi.create, { body: { name: 'Viewed' } })).id };
  const contact = await csm.call(contactsApi.create, { params, body: { name: 'Maria' } });
  maria = { kind: 'contact', id: contact.id, name: 'Maria' };
});
afterAll(() => app.close());

async function task(assignee: object, showInPortal = true): Promise<string> {
  const body = { title: 'T', showInPortal, assignee } as never;
  return (await csm.call(tasksApi.create, { params, body })).id;
}

describe('C-11 viewers and tasks', () => {
  test('complete and reopen a task of the customer, under the name they gave', async () => {
    const id = await task({ kind: 'customer' });
    const set = (done: boolean) => setTaskDoneAsViewer(params.customerId, id, done, ANONYMOUS);
    expect(await set(true)).toBe('changed');
    expect(await set(true)).toBe('already');
    const { done } = await csm.call(tasksApi.get, { params: { ...params, recordId: id } });
    expect(done?.by).toEqual({ kind: 'viewer', id: null, name: 'Maria, by the link', photoUrl: null });
    expect(await set(false)).toBe('changed');
    expect(await set(false)).toBe('already');
  });

  test("a contact's task is completed by that contact only, staff's by no viewer", async () => {
    const hers = await task({ kind: 'contact', id: maria.id });
    const complete = (id: string, by: ActorInput) => setTaskDoneAsViewer(params.customerId, id, true, by);
    expect(await complete(hers, ANONYMOUS)).toBe('not-yours');
    expect(await complete(hers, { ...maria, id: NOBODY })).toBe('not-yours');
    expect(await complete(hers, { ...maria, kind: 'viewer' })).toBe('not-yours');
    expect(await complete(hers, maria)).toBe('changed');
    expect(await complete(await task({ kind: 'staff', id: csm.staffId }), maria)).toBe('not-yours');
    expect(await complete(await task({ kind: 'none' }), maria)).toBe('not-yours');
  });

  test('C-14 a hidden task, and one of another customer, do not exist', async () => {
    const hidden = await task({ kind: 'customer' }, false);
    expect(await setTaskDoneAsViewer(params.customerId, hidden, true, ANONYMOUS)).toBe('gone');
    const shown = await task({ kind: 'customer' });
    expect(await setTaskDoneAsViewer(NOBODY, shown, true, ANONYMOUS)).toBe('gone');
    expect((await csm.call(tasksApi.get, { params: { ...params, recordId: shown } })).done).toBeNull();
  });

  test('fifty at once: one changes it', async () => {
    const id = await task({ kind: 'customer' });
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => setTaskDoneAsViewer(params.customerId, id, true, ANONYMOUS)),
    );
    expect(outcomes.filter((outcome) => outcome === 'changed')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'already')).toHaveLength(49);
  });
});

describe('C-20 viewers and comments', () => {
  test('are for the portal, with files that become the customer’s uploads', async () => {
    const note = await csm.call(notesApi.create, { params, body: { title: 'Shown', showInPortal: true } });
    const path = join(tmpdir(), `portico-viewer-${process.pid}.txt`);
    await writeFile(path, 'from the customer');
    const file = { path, name: 'answer.txt', size: 17, mediaType: 'text/plain' };
    const record = { kind: 'note', id: note.id } as const;
    expect(await addCommentAsViewer(params.customerId, record, 'Here', [file], ANONYMOUS)).toBe(true);
    const query = { recordKind: 'note', recordId: note.id } as const;
    const { items } = await csm.call(commentsApi.list, { params, query });
    expect(items).toMatchObject([{ text: 'Here', visibility: 'portal', author: { kind: 'viewer' } }]);
    const recordId = items[0]?.attachments[0]?.id ?? '';
    const kept = await csm.call(filesApi.get, { params: { ...params, recordId } });
    expect(kept).toMatchObject({ name: 'answer.txt', origin: 'customer', createdBy: { kind: 'viewer' } });
  });

  test('C-14 a hidden record takes none', async () => {
    const note = await csm.call(notesApi.create, { params, body: { title: 'Hidden' } });
    const record = { kind: 'note', id: note.id } as const;
    expect(await addCommentAsViewer(params.customerId, record, 'x', [], ANONYMOUS)).toBe(false);
    const { commentCount } = await csm.call(notesApi.get, { params: { ...params, recordId: note.id } });
    expect(commentCount).toBe(0);
  });
});
