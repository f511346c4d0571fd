import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CommentModel } from '../comments/model.ts';
import { ContactModel } from '../contacts/model.ts';
import { CustomerModel } from '../customers/model.ts';
import { HealthValueModel } from '../health/model.ts';
import { PortalModel } from '../portals/model.ts';
import { FileModel } from '../records/files/model.ts';
import { MeetingModel } from '../records/meetings/model.ts';
import { NoteModel } from '../records/notes/model.ts';
import { TaskModel } from '../records/tasks/model.ts';
import { ShareLinkModel } from '../share-links/model.ts';
import { sessionApi } from '../staff/contract.ts';
import { Staff } from '../staff/model.ts';
import { startTestApp, type TestApp } from '../testing/app.ts';
import { connectEmptyDatabase } from '../testing/store.ts';
import { seedDemo } from './seed.ts';
import { demoStaff } from './staff.ts';

const NOW = new Date('2026-03-11T10:00:00Z');
const MODELS = [
  CustomerModel,
  ContactModel,
  NoteModel,
  TaskModel,
  MeetingModel,
  FileModel,
  HealthValueModel,
  CommentModel,
];

/** Everything of the demo that is no secret and no id of stored bytes. */
async function content(): Promise<unknown[]> {
  const all = await Promise.all(MODELS.map((model) => model.collection.find({}).sort({ _id: 1 }).toArray()));
  return all
    .flat()
    .map(({ fileId: _1, thumbnailId: _2, portalUrl: _3, createdAt: _4, updatedAt: _5, ...rest }) => rest);
}

describe('the demo workspace', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    await seedDemo({ now: NOW });
  });
  afterAll(() => app.close());

  it('has 25 customers in many industries, with contacts, records of every kind and two years of health', async () => {
    expect(await CustomerModel.countDocuments()).toBe(25);
    expect((await CustomerModel.distinct('industry')).length).toBeGreaterThan(10);
    expect(await HealthValueModel.countDocuments()).toBe(25 * 3 * 24);
    for (const { collection } of [NoteModel, TaskModel, MeetingModel, FileModel, ContactModel])
      expect((await collection.distinct('customerId')).length).toBe(25);
    expect((await FileModel.distinct('mediaType')).length).toBe(4);
    expect(await CommentModel.distinct('visibility')).toEqual(expect.arrayContaining(['internal', 'portal']));
  });

  it('has tasks of both sides: overdue, due soon, later, without a day, and done; meetings past and to come', async () => {
    const counts = await Promise.all(
      [
        { 'assignee.kind': 'customer', isDone: false, due: { $lt: '2026-03-11' } },
        { 'assignee.kind': 'customer', isDone: false, due: { $gte: '2026-03-11', $lt: '2026-03-18' } },
        { 'assignee.kind': 'customer', isDone: false, due: { $gte: '2026-03-18' } },
        { 'assignee.kind': 'contact', isDone: false },
        { 'assignee.kind': 'staff', isDone: false },
        { 'assignee.kind': 'staff', isDone: true },
        { due: null },
        { showInPortal: false },
      ].map((filter) => TaskModel.collection.countDocuments(filter)),
    );
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(await MeetingModel.countDocuments({ endsAt: { $lt: NOW } })).toBeGreaterThan(20);
    expect(await MeetingModel.countDocuments({ startsAt: { $gt: NOW } })).toBeGreaterThan(20);
  });

  it('C-17 C-18 has three published portals, one of them with a password, and a draft', async () => {
    expect(await PortalModel.countDocuments({ live: true })).toBe(3);
    expect(await PortalModel.countDocuments({})).toBe(4);
    expect((await ShareLinkModel.find().lean()).map(({ rule }) => rule).sort()).toEqual(['open', 'open', 'password']);
    const shared = await CustomerModel.find({ portalPublished: true }).lean();
    expect(shared.map(({ portalUrl }) => portalUrl !== '')).toEqual([true, true, true]);
  });

  it('shows the customer the words of its portal, with its own name', async () => {
    const { portalUrl } = await CustomerModel.findOne({ externalId: 'NL-1007' }).orFail();
    expect(portalUrl).toContain('/p/');
    const link = await ShareLinkModel.findOne({ rule: 'open' }).orFail();
    expect(link.key.length).toBeGreaterThanOrEqual(22);
  });

  it('lets its people sign in with the passwords that the start prints', async () => {
    for (const { email, password, role } of demoStaff)
      expect((await app.anonymous().call(sessionApi.signIn, { body: { email, password } })).role).toBe(role);
  });

  it('is made once: a second start changes nothing', async () => {
    expect(await seedDemo({ now: NOW })).toEqual([]);
    expect(await CustomerModel.countDocuments()).toBe(25);
  });
});

describe('the demo workspace again', () => {
  beforeEach(connectEmptyDatabase);

  it('is the same for the same day, also after a start that was cut off', async () => {
    await seedDemo({ now: NOW });
    const first = await content();
    await Staff.deleteMany({});
    await TaskModel.deleteMany({ priority: 'high' });
    await seedDemo({ now: NOW });
    expect(await content()).toEqual(first);
  }, 120_000);
});
