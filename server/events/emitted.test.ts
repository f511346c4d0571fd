import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ActorInput } from '../actors/actor.ts';
import { commentsApi } from '../comments/contract.ts';
import { contactsApi } from '../contacts/contract.ts';
import { customersApi } from '../customers/contract.ts';
import { portalsApi } from '../portals/contract.ts';
import { notesApi, tasksApi } from '../records/contract.ts';
import { addCommentAsViewer, setTaskDoneAsViewer } from '../records/viewer-writes.ts';
import { shareLinksApi } from '../share-links/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import { draftPortal, publishDraft, startPortalTestApp } from '../testing/portal.ts';
import { EventModel } from './model.ts';

let app: TestApp;
let admin: TestStaff;
let params: { customerId: string };

const VIEWER: ActorInput = { kind: 'viewer', id: null, name: 'Maria, by the link' };

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
});
beforeEach(async () => {
  params = { customerId: (await admin.call(customersApi.create, { body: { name: 'Told' } })).id };
  await EventModel.deleteMany({});
});
afterAll(() => app.close());

/** Events of the customer so far, each with its own fields and who did it. */
async function told(customerId = params.customerId) {
  const events = await EventModel.find({ customerId }).sort({ at: 1, _id: 1 }).lean();
  return events.map(({ kind, detail, actor }) => ({ kind, ...detail, by: actor.kind }));
}

async function contact(name = 'Maria'): Promise<string> {
  return (await admin.call(contactsApi.create, { params, body: { name } })).id;
}

describe('C-22 entering a stage', () => {
  test('is told when a customer is made in one and when it changes, not when it stays or leaves', async () => {
    const made = await admin.call(customersApi.create, { body: { name: 'Starter', stage: 'Onboarding' } });
    const update = (body: object) => admin.call(customersApi.update, { params: { customerId: made.id }, body });
    await update({ stage: 'Onboarding', phone: '1' });
    await update({ stage: 'Adoption' });
    await update({ stage: null });
    expect(await told(made.id)).toEqual([
      { kind: 'stage-entered', stage: 'Onboarding', by: 'staff' },
      { kind: 'stage-entered', stage: 'Adoption', by: 'staff' },
    ]);
  });

  test('counts once when many move the customer there at the same moment', async () => {
    await Promise.all(
      Array.from({ length: 10 }, () => admin.call(customersApi.update, { params, body: { stage: 'Renewal' } })),
    );
    expect(await told()).toEqual([{ kind: 'stage-entered', stage: 'Renewal', by: 'staff' }]);
  });
});

describe('A-12 tasks', () => {
  test('assigning to a contact is told once for each contact', async () => {
    const [maria, jon] = [await contact('Maria'), await contact('Jon')];
    await EventModel.deleteMany({});
    const { id: taskId } = await admin.call(tasksApi.create, {
      params,
      body: { title: 'Sign', assignee: { kind: 'contact', id: maria } },
    });
    const update = (body: object) => admin.call(tasksApi.update, { params: { ...params, recordId: taskId }, body });
    await update({ title: 'Sign it', assignee: { kind: 'contact', id: maria } });
    await Promise.all(Array.from({ length: 10 }, () => update({ assignee: { kind: 'contact', id: jon } })));
    await update({ assignee: { kind: 'customer' } });
    expect(await told()).toEqual([
      { kind: 'task-assigned', taskId, contactId: maria, by: 'staff' },
      { kind: 'task-assigned', taskId, contactId: jon, by: 'staff' },
    ]);
  });

  test('C-11 completing and reopening are told once, whoever does it', async () => {
    const { id: taskId } = await admin.call(tasksApi.create, {
      params,
      body: { title: 'Sign', showInPortal: true, assignee: { kind: 'customer' } },
    });
    const record = { ...params, recordId: taskId };
    const setAsViewer = (done: boolean) => setTaskDoneAsViewer(params.customerId, taskId, done, VIEWER);
    await Promise.all(Array.from({ length: 10 }, () => setAsViewer(true)));
    await admin.call(tasksApi.setDone, { params: record, body: { done: false } });
    await admin.refused(tasksApi.setDone, { params: record, body: { done: false } });
    expect(await told()).toEqual([
      { kind: 'task-completed', taskId, by: 'viewer' },
      { kind: 'task-reopened', taskId, by: 'staff' },
    ]);
  });
});

describe('C-20 comments', () => {
  test("of staff and viewers are told, and a viewer's files", async () => {
    const { id } = await admin.call(notesApi.create, { params, body: { title: 'Note', showInPortal: true } });
    const { id: internal } = await admin.call(commentsApi.create, {
      params,
      body: { recordKind: 'note', recordId: id, text: 'Among us' },
    });
    const path = join(tmpdir(), `emitted-${id}.txt`);
    await writeFile(path, 'hello');
    const file = { path, name: 'hello.txt', size: 5, mediaType: 'text/plain' };
    await addCommentAsViewer(params.customerId, { kind: 'note', id }, 'Here it is', [file], VIEWER);
    const events = await told();
    expect(events).toMatchObject([
      { kind: 'comment-added', commentId: internal, record: { kind: 'note' }, inPortal: false, by: 'staff' },
      { kind: 'comment-added', inPortal: true, by: 'viewer' },
      { kind: 'file-uploaded', by: 'viewer' },
    ]);
    expect(events).toHaveLength(3);
  });
});

describe('A-01 contacts', () => {
  test('a new one is told, a change is not', async () => {
    const contactId = await contact();
    await admin.call(contactsApi.update, { params: { ...params, contactId }, body: { phone: '1' } });
    expect(await told()).toEqual([{ kind: 'contact-added', contactId, by: 'staff' }]);
  });
});

describe('C-17, C-18 publishing and sharing', () => {
  test('publishing is told with its version; shared is told when both a version and a link are there', async () => {
    const { customerId, params: own } = await draftPortal(admin);
    await publishDraft(admin, customerId);
    const { link } = await admin.call(shareLinksApi.create, { params: own, body: { rule: 'open' } });
    await admin.call(shareLinksApi.create, { params: own, body: { rule: 'open' } });
    await admin.call(portalsApi.unpublish, { params: own });
    await publishDraft(admin, customerId);
    expect((await told(customerId)).map(({ by: _by, ...event }) => event)).toEqual([
      { kind: 'portal-published', version: 1 },
      { kind: 'link-shared', linkId: link.id },
      { kind: 'link-shared', linkId: link.id },
      { kind: 'portal-published', version: 2 },
    ]);
  });

  test('of many who publish at once one is told', async () => {
    const { customerId, portal, params: own } = await draftPortal(admin);
    const publish = () =>
      admin
        .call(portalsApi.publish, { params: own, headers: { 'If-Match': `"${portal.revision}"` } })
        .catch(() => undefined);
    await Promise.all(Array.from({ length: 10 }, publish));
    expect(await told(customerId)).toEqual([{ kind: 'portal-published', version: 1, by: 'staff' }]);
  });
});
