import { Types } from 'mongoose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ViewerSessionModel } from '../access/model.ts';
import { auditApi } from '../audit/contract.ts';
import { verifyAudit } from '../audit/verify.ts';
import { commentsApi } from '../comments/contract.ts';
import { keepComment } from '../comments/service.ts';
import { contactsApi } from '../contacts/contract.ts';
import { ContactModel } from '../contacts/model.ts';
import { MailModel } from '../mail/model.ts';
import { queueMail } from '../mail/queue.ts';
import { tasksApi } from '../records/contract.ts';
import { setTaskDoneAsViewer } from '../records/viewer-writes.ts';
import { TermsAcceptanceModel } from '../terms/model.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import { pngOf } from '../testing/files.ts';
import { publishedPortal, startPortalTestApp } from '../testing/portal.ts';
import { VisitModel } from '../visits/model.ts';
import { privacyApi } from './contract.ts';

let app: TestApp;
let admin: TestStaff;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
});
afterAll(() => app.close());

/** A contact who did everything that leaves a trace. */
async function busyContact() {
  const { customerId, params, linkId } = await publishedPortal(admin);
  const contact = await admin.call(contactsApi.create, {
    params,
    body: { name: 'Maria Silva', email: `maria-${new Types.ObjectId()}@northwind.example`, phone: '+351 21 000' },
  });
  const task = await admin.call(tasksApi.create, {
    params,
    body: { title: 'Send the plan', showInPortal: true, assignee: { kind: 'contact', id: contact.id } },
  });
  const actor = { kind: 'contact', id: contact.id, name: contact.name } as const;
  await setTaskDoneAsViewer(customerId, task.id, true, actor);
  const said = { text: 'Done, see you on Monday', visibility: 'portal', attachmentIds: [] } as const;
  await keepComment(customerId, { kind: 'task', id: task.id }, { ...said, attachmentIds: [] }, actor);
  await queueMail({
    key: `invitation:${contact.id}`,
    kind: 'invitation',
    to: { email: contact.email ?? '', name: contact.name, contactId: contact.id },
    customerId,
  });
  const visit = { customerId, linkId, contactId: contact.id, name: contact.name };
  const at = new Date();
  await VisitModel.create({ ...visit, visitor: `contact:${contact.id}`, startedAt: at, lastAt: at });
  await TermsAcceptanceModel.create({
    ...visit,
    who: `contact:${contact.id}`,
    termsId: new Types.ObjectId(),
    number: 1,
    title: 'Terms of use',
    digest: 'd',
    address: '192.0.2.44',
    at,
  });
  await ViewerSessionModel.create({
    tokenHash: String(new Types.ObjectId()),
    linkId,
    contactId: contact.id,
    epoch: '1.1',
    seenAt: at,
    expiresAt: new Date(at.getTime() + 60_000),
  });
  return { customerId, params, contact, task, names: { ...params, contactId: contact.id } };
}

describe('B-17 a person asks for their data', () => {
  test('all of it comes in one file, and that is in the audit', async () => {
    const { customerId, contact, names } = await busyContact();
    const answer = await admin.fetch(`/api/v1/customers/${customerId}/contacts/${contact.id}/data`);
    expect(answer.headers.get('content-disposition')).toContain('attachment; filename="Maria Silva.json"');
    const data = (await answer.json()) as Record<string, unknown>;
    expect(data).toMatchObject({
      contact: { name: 'Maria Silva', email: contact.email, phone: '+351 21 000' },
      tasksAssigned: [{ title: 'Send the plan', done: true }],
      tasksCompleted: [{ title: 'Send the plan' }],
      comments: [{ text: 'Done, see you on Monday' }],
      visits: [{ pages: {} }],
      mails: [{ kind: 'invitation', to: contact.email }],
      termsAccepted: [{ title: 'Terms of use', address: '192.0.2.44' }],
    });
    expect((data.audit as { kind: string }[]).map(({ kind }) => kind)).toContain('comment.added');
    const { items } = await admin.call(auditApi.list, { query: { customerId, kind: 'contact.exported' } });
    expect(items[0]).toMatchObject({ actor: { kind: 'staff' }, subject: { id: names.contactId } });
  });

  test('of a contact of another customer there is none', async () => {
    const [one, other] = [await busyContact(), await busyContact()];
    const params = { customerId: one.customerId, contactId: other.contact.id };
    expect((await admin.refused(privacyApi.exportContact, { params })).status).toBe(404);
    const body = { confirmName: other.contact.name };
    expect((await admin.refused(privacyApi.eraseContact, { params, body })).status).toBe(404);
  });
});

describe('B-17 a person is erased', () => {
  test('only under their name, and only by who may', async () => {
    const { names } = await busyContact();
    const wrong = await admin.refused(privacyApi.eraseContact, { params: names, body: { confirmName: 'Maria' } });
    expect(wrong.status).toBe(409);
    const am = await app.signIn('am');
    expect((await am.refused(privacyApi.eraseContact, { params: names, body: { confirmName: 'x' } })).status).toBe(403);
    expect(await ContactModel.exists({ _id: names.contactId })).not.toBeNull();
  });

  test('what they did stays under no name, the rest is gone, and the audit is whole', async () => {
    const { customerId, params, contact, task, names } = await busyContact();
    const { photoUrl } = await admin.call(contactsApi.setPhoto, {
      params: names,
      file: { name: 'me.png', bytes: await pngOf(64, 64), type: 'image/png' },
    });
    await admin.call(privacyApi.eraseContact, { params: names, body: { confirmName: 'Maria Silva' } });

    const done = await admin.call(tasksApi.get, { params: { ...params, recordId: task.id } });
    expect(done).toMatchObject({ done: { by: { kind: 'contact', id: null, name: 'Former contact' } } });
    const comments = await admin.call(commentsApi.list, { params, query: { recordKind: 'task', recordId: task.id } });
    expect(comments.items[0]).toMatchObject({
      text: 'Done, see you on Monday',
      author: { id: null, name: 'Former contact' },
    });
    expect((await admin.call(contactsApi.list, { params })).items).toEqual([]);
    expect((await admin.fetch(String(photoUrl))).status).toBe(404);
    expect(await VisitModel.countDocuments({ customerId })).toBe(0);
    expect(await MailModel.countDocuments({ customerId })).toBe(0);
    expect(await ViewerSessionModel.countDocuments({ contactId: contact.id })).toBe(0);
    const [acceptance] = await TermsAcceptanceModel.find({ customerId }).lean();
    expect(acceptance).toMatchObject({ title: 'Terms of use', name: null, address: null, contactId: null });
    const { items } = await admin.call(auditApi.list, { query: { customerId } });
    expect(items.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['contact.erased', 'comment.added', 'task.completed', 'contact.added']),
    );
    expect(items.find(({ kind }) => kind === 'comment.added')?.actor).toMatchObject({ name: null, erased: true });
    expect((await verifyAudit()).problem).toBeNull();

    const everything = await Promise.all(
      Object.values((await import('mongoose')).default.models).map((model) => model.find({ customerId }).lean()),
    );
    const left = JSON.stringify([everything, items]);
    for (const trace of ['Maria', contact.email ?? '-', '192.0.2.44']) expect(left).not.toContain(trace);
    expect((await admin.refused(privacyApi.exportContact, { params: names })).status).toBe(404);
  });
});
