import { Types } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ActorInput } from '../actors/actor.ts';
import { customersApi } from '../customers/contract.ts';
import { startTestApp, type TestApp, type TestStaff } from '../testing/app.ts';
import { connectEmptyDatabase } from '../testing/store.ts';
import { type AuditInput, audit, auditAll } from './audit.ts';
import { auditApi } from './contract.ts';
import { eraseFromAudit } from './erase.ts';
import { AuditEntryModel, AuditHeadModel, AuditPersonModel } from './model.ts';
import { verificationWords, verifyAudit } from './verify.ts';

const ana: ActorInput = { kind: 'staff', id: new Types.ObjectId().toHexString(), name: 'Ana' };
const customerId = new Types.ObjectId().toHexString();
const published = (version: number): AuditInput => ({
  kind: 'portal.published',
  actor: ana,
  customerId,
  subject: { kind: 'portal', id: new Types.ObjectId().toHexString(), name: 'Northwind' },
  details: { version },
  address: '192.0.2.7',
});
const entries = AuditEntryModel.collection;
const words = async (expected?: string) => verificationWords(await verifyAudit(expected));

describe('B-14 the chain', () => {
  beforeEach(connectEmptyDatabase);

  test('an empty audit is intact', async () => {
    expect(await words()).toBe('The audit has no entries yet.');
  });

  test('many writers at once make one chain, without a gap and with everything in it', async () => {
    await Promise.all(Array.from({ length: 200 }, (_, version) => audit(published(version))));
    expect(await words()).toBe(
      'The audit is intact: all 200 entries are as they were written, in their order, and none is missing.',
    );
    const versions = await AuditEntryModel.distinct('details.version');
    expect(versions).toHaveLength(200);
  });

  test('an entry that another process wrote first is followed, not overwritten', async () => {
    await auditAll([published(1)]);
    const insertMany = entries.insertMany.bind(entries);
    let raced = false;
    entries.insertMany = (async (...given: Parameters<typeof insertMany>) => {
      if (!raced) {
        raced = true;
        // What another process would do between this one's look at the end and its write.
        const [first, second] = given[0] as unknown as { _id: number }[];
        await insertMany([first] as never);
        expect(second?._id).toBe(3);
      }
      return insertMany(...given);
    }) as typeof insertMany;
    try {
      await auditAll([published(2), published(3)]);
    } finally {
      entries.insertMany = insertMany;
    }
    const kept = await AuditEntryModel.find().sort({ _id: 1 }).lean();
    expect(kept.map(({ details }) => details.version)).toEqual([1, 2, 2, 3]);
    expect((await verifyAudit()).problem).toBeNull();
  });

  test('line breaks, quotes and halves of characters in values make no second entry and break nothing', async () => {
    const name = 'Eve\n{"kind":"portal.published"}\r\n","x"\u2028\ud800\u0000';
    await audit({ ...published(1), actor: { ...ana, name }, details: { reason: name }, subject: undefined });
    expect(await AuditEntryModel.countDocuments()).toBe(1);
    expect((await verifyAudit()).problem).toBeNull();
  });

  test.each<[string, Record<string, unknown>]>([
    ['a detail', { 'details.version': 7 }],
    ['the time', { at: new Date(0) }],
    ['the kind', { kind: 'portal.unpublished' }],
    ['whose it is', { customerId: null }],
    ['the name of a thing', { 'subject.thingName': 'Northwinb' }],
    ['the name of a person', { 'actor.name': 'Ann' }],
    ['the address', { 'actor.address': '192.0.2.8' }],
    ['the pseudonym', { 'actor.person': 'x' }],
    ['the kind of actor', { 'actor.kind': 'system' }],
    ['the hash', { hash: '0'.repeat(64) }],
    ['the hash before', { prevHash: '0'.repeat(64) }],
    ['a part that is added', { note: 'x' }],
    ['a value of another kind', { at: 'yesterday' }],
  ])('%s changed is found', async (_, change) => {
    await auditAll([published(1), published(2), published(3)]);
    await entries.updateOne({ _id: 2 as never }, { $set: change });
    expect(await words()).toMatch(/^Entry 2 was changed/);
  });

  test('an entry removed is found: the first, one in the middle, the last', async () => {
    for (const [number, problem] of [
      [1, 'Entry 1 is missing: what follows is entry 2.'],
      [2, 'Entry 2 is missing: what follows is entry 3.'],
      [3, 'The end is missing: 3 entries were written, and there are 2.'],
    ] as const) {
      await connectEmptyDatabase();
      await auditAll([published(1), published(2), published(3)]);
      await AuditEntryModel.deleteOne({ _id: number });
      expect(await words()).toBe(problem);
    }
  });

  test('entries exchanged are found', async () => {
    await auditAll([published(1), published(2), published(3)]);
    const [first, second] = await AuditEntryModel.find().sort({ _id: 1 }).lean();
    await entries.replaceOne({ _id: 1 as never }, { ...second, _id: 1 as never });
    await entries.replaceOne({ _id: 2 as never }, { ...first, _id: 2 as never });
    expect(await words()).toMatch(/^Entry 1 was changed/);
  });

  test('a chain made anew is found by its recorded end, and by a head noted elsewhere', async () => {
    await auditAll([published(1), published(2)]);
    const { head } = await verifyAudit();
    await AuditEntryModel.deleteMany({});
    await auditAll([published(1), published(9)]);
    expect(await words()).toMatch(/^Entry 2 is another one than was recorded/);
    await AuditHeadModel.deleteMany({});
    expect(await words()).toBe('The record of how far the audit had come is missing.');
    await audit(published(10));
    expect((await verifyAudit()).problem).toBeNull();
    expect(await words(head ?? '')).toMatch(/^The entry 2:.* that was noted earlier is not there/);
  });

  test('the head noted is the one that is found again when more has come', async () => {
    await auditAll([published(1), published(2)]);
    const { head } = await verifyAudit();
    await audit(published(3));
    expect((await verifyAudit(head ?? '')).problem).toBeNull();
  });
});

describe('B-17 somebody erased', () => {
  const contact = { kind: 'contact', id: new Types.ObjectId().toHexString(), name: 'Maria Silva' } as const;
  const invited: AuditInput = { kind: 'contact.invited', actor: ana, customerId, subject: contact };
  const accepted: AuditInput = { kind: 'terms.accepted', actor: contact, customerId, address: '192.0.2.9' };

  beforeEach(connectEmptyDatabase);

  test('leaves the fact without the person, and the chain intact', async () => {
    await auditAll([invited, accepted, { kind: 'contact.erased', actor: ana, customerId, subject: contact }]);
    await eraseFromAudit(contact.id);
    await eraseFromAudit(contact.id);
    const kept = JSON.stringify([await AuditEntryModel.find().lean(), await AuditPersonModel.find().lean()]);
    for (const trace of ['Maria', '192.0.2.9', contact.id]) expect(kept).not.toContain(trace);
    expect(kept).toContain('Ana');
    expect((await verifyAudit()).problem).toBeNull();
  });

  test('somebody taken out without an erasure on record is found', async () => {
    await auditAll([invited, accepted]);
    await eraseFromAudit(contact.id);
    expect(await words()).toBe("Somebody's name was taken out of entry 1 although nobody erased that person.");
  });

  test('an entry that is written while they are erased does not name them either', async () => {
    await auditAll([invited, { kind: 'contact.erased', actor: ana, customerId, subject: contact }]);
    const findOneAndUpdate = AuditPersonModel.findOneAndUpdate.bind(AuditPersonModel);
    const known = await AuditPersonModel.findOne({ key: `contact:${contact.id}` }).lean();
    await eraseFromAudit(contact.id);
    // What the writer had looked up just before.
    AuditPersonModel.findOneAndUpdate = (() => ({ lean: async () => known })) as never;
    try {
      await audit(accepted);
    } finally {
      AuditPersonModel.findOneAndUpdate = findOneAndUpdate as never;
    }
    expect(JSON.stringify(await AuditEntryModel.find().lean())).not.toContain('Maria');
    expect((await verifyAudit()).problem).toBeNull();
  });
});

describe('B-14 the audit over HTTP', () => {
  let app: TestApp;
  let admin: TestStaff;

  beforeAll(async () => {
    app = await startTestApp();
    admin = await app.signIn('admin', 'Ada Admin');
  });
  afterAll(() => app.close());

  const list = async (query: Record<string, string>) => (await admin.call(auditApi.list, { query })).items;

  test('is filtered by kind, area, person, customer and time, and paged', async () => {
    const { id } = await admin.call(customersApi.create, { body: { name: '=Northwind' } });
    const contact = { kind: 'contact', id: new Types.ObjectId().toHexString(), name: 'Maria' };
    await auditAll([
      { ...published(1), customerId: id },
      { ...published(2), customerId: id },
      { kind: 'portal.unpublished', actor: ana, customerId: id },
      { kind: 'contact.invited', actor: ana, customerId: id, subject: contact },
    ]);
    expect(await list({ kind: 'portal.published', customerId: id })).toHaveLength(2);
    expect(await list({ area: 'portal', customerId: id })).toHaveLength(3);
    expect((await list({ personId: contact.id })).map(({ kind }) => kind)).toEqual(['contact.invited']);
    expect((await list({ personId: ana.id ?? '', customerId: id })).map(({ customer }) => customer?.name)).toEqual(
      Array(4).fill('=Northwind'),
    );
    const [latest] = await list({});
    expect(await list({ from: new Date(Date.parse(latest?.at ?? '') + 1).toISOString() })).toEqual([]);
    expect(await list({ to: '2001-01-01T00:00:00.000Z' })).toEqual([]);
    const first = await admin.call(auditApi.list, { query: { customerId: id, limit: 3 } });
    const rest = await admin.call(auditApi.list, { query: { customerId: id, cursor: first.nextCursor ?? '' } });
    expect([...first.items, ...rest.items].map(({ kind }) => kind).slice(0, 4)).toEqual([
      'contact.invited',
      'portal.unpublished',
      'portal.published',
      'portal.published',
    ]);
    expect(rest.nextCursor).toBeNull();
  });

  test('is exported as CSV whose cells run nothing, and as JSON; exporting leaves an entry', async () => {
    await audit({ ...published(1), actor: { ...ana, name: '=HYPERLINK("x")\n+1' } });
    const csv = await (await admin.fetch('/api/v1/audit/export.csv')).text();
    expect(csv.split('\r\n')[0]).toMatch(/^Number,Time,What,Customer,/);
    expect(csv).toContain(`"'=HYPERLINK(""x"")\n+1"`);
    const response = await admin.fetch('/api/v1/audit/export.json?area=portal');
    expect(response.headers.get('content-disposition')).toContain('attachment; filename="audit-');
    const items = (await response.json()) as { kind: string; number: number }[];
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ kind }) => kind.startsWith('portal.'))).toBe(true);
    expect(await list({ kind: 'audit.exported' })).toHaveLength(2);
  });

  test('says that it is intact, and when it is not', async () => {
    const before = await admin.call(auditApi.verify);
    expect(before).toMatchObject({ intact: true, entries: expect.any(Number) });
    await entries.updateOne({ _id: before.entries as never }, { $set: { kind: 'link.created' } });
    expect(await admin.call(auditApi.verify)).toMatchObject({
      intact: false,
      message: `Entry ${before.entries} was changed: its content does not fit its hash.`,
    });
  });

  test('is for admins only', async () => {
    const csm = await app.signIn('csm');
    for (const endpoint of Object.values(auditApi)) expect((await csm.refused(endpoint)).status).toBe(403);
  });
});
