import { Types } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { findSession, startSession } from '../access/viewer-sessions.ts';
import { attributesApi } from '../attributes/contract.ts';
import { AttributeModel } from '../attributes/model.ts';
import { auditApi } from '../audit/contract.ts';
import { ContactModel } from '../contacts/model.ts';
import { CustomerModel } from '../customers/model.ts';
import { TaskModel } from '../records/tasks/model.ts';
import { startTestApp, type TestApp, type TestStaff } from '../testing/app.ts';
import { type Import, importsApi, type Mapping } from './contract.ts';
import { ChunkModel, ImportModel } from './model.ts';
import { importRunner } from './runner.ts';
import { finished } from './testing/finished.ts';

type Imported = z.infer<typeof Import>;
type Target = z.infer<typeof Mapping>['columns'][number];

let app: TestApp;
let admin: TestStaff;
let csm: TestStaff;
beforeAll(async () => {
  app = await startTestApp();
  admin = await app.signIn('admin');
  csm = await app.signIn('csm', 'Ida Berg');
});
afterAll(() => app.close());

const upload = (kind: 'customers' | 'tasks', bytes: string | Uint8Array<ArrayBuffer>, name = 'file.csv') =>
  csm.call(importsApi.create, { body: { kind }, file: { name, bytes, type: 'text/csv' } });
const refusedUpload = async (bytes: string | Uint8Array<ArrayBuffer>) =>
  (await csm.refused(importsApi.create, { body: { kind: 'customers' }, file: { name: 'x.csv', bytes } })).body.error;
const rowsOf = async ({ id }: Imported, show: 'all' | 'faulty' | 'mended' = 'all') =>
  (await csm.call(importsApi.rows, { params: { importId: id }, query: { show, limit: 200 } })).items;
const map = (source: Imported, change: Partial<Imported['mapping']>) =>
  csm.call(importsApi.setMapping, { params: { importId: source.id }, body: { ...source.mapping, ...change } });
const run = async ({ id }: Imported) => {
  await csm.call(importsApi.run, { params: { importId: id } });
  return finished(csm, id);
};
const skippedOf = async ({ id }: Imported) =>
  Buffer.from(await (await csm.fetch(`/api/v1/imports/${id}/skipped.csv`)).arrayBuffer()).toString('utf8');

describe('B-12 importing customers', () => {
  it('B-12 proposes, previews, imports and updates by external id', async () => {
    const source = await upload(
      'customers',
      'Customer ID,Company,Contact name,E-mail,City,Tags\nA1,Alpha,Ann,ANN@alpha.example,Oslo,"gold, eu"\nA2,Beta,,,Rome,\n',
    );
    expect(source).toMatchObject({ reading: 'UTF-8, columns separated by commas', rowCount: 2, remembered: false });
    expect(source.summary).toEqual({ create: 2, update: 0, faulty: 0, mendable: 0, mended: 0 });
    expect(await run(source)).toMatchObject({
      state: 'done',
      progress: { done: 2, created: 2, updated: 0, skipped: 0 },
    });
    const alpha = await CustomerModel.findOne({ externalId: 'A1' }).orFail();
    expect(alpha).toMatchObject({ name: 'Alpha', tags: ['gold', 'eu'], stage: null, portalState: 'off' });
    expect(alpha.address.city).toBe('Oslo');
    expect(await ContactModel.find({ customerId: alpha._id }).lean()).toMatchObject([
      { name: 'Ann', email: 'ann@alpha.example' },
    ]);

    const again = await upload(
      'customers',
      'Customer ID,Company,Contact name,E-mail,City,Tags\nA1,Alpha Ltd,Ann Smith,ann@alpha.example,,\nA3,Gamma,,,,\n',
    );
    expect(again.remembered).toBe(true);
    expect(await run(again)).toMatchObject({ progress: { created: 1, updated: 1 } });
    const changed = await CustomerModel.findOne({ externalId: 'A1' }).orFail();
    expect(changed).toMatchObject({ id: alpha.id, name: 'Alpha Ltd', tags: ['gold', 'eu'] });
    expect(changed.address.city).toBe('Oslo');
    expect(changed.words).toContain('ltd');
    expect(await ContactModel.find({ customerId: alpha._id }).lean()).toMatchObject([{ name: 'Ann Smith' }]);
  });

  it('B-12, E-10 a contact who gets another e-mail address is signed out; one who keeps it is not', async () => {
    const head = 'Customer ID,Company,Contact name,E-mail\n';
    await run(
      await upload('customers', `${head}MOVE-1,Moved,Mia,mia@old.example\nMOVE-2,Stayed,Stella,stella@stay.example\n`),
    );
    const scope = { linkId: new Types.ObjectId().toHexString(), epoch: '1.1', idleMs: 3_600_000 };
    const visitOf = async (name: string) =>
      startSession(scope, { contactId: (await ContactModel.findOne({ name }).orFail()).id });
    const [mia, stella] = [await visitOf('Mia'), await visitOf('Stella')];
    await run(
      await upload('customers', `${head}MOVE-1,Moved,Mia,mia@new.example\nMOVE-2,Stayed,Stella,stella@stay.example\n`),
    );
    expect((await ContactModel.findOne({ name: 'Mia' }).lean())?.email).toBe('mia@new.example');
    expect(await findSession(mia, scope)).toBeNull();
    expect(await findSession(stella, scope)).not.toBeNull();
  });

  it('B-12, B-14 an owner is set by name; who serves a customer from now on is in the audit, once', async () => {
    const head = 'Customer ID,Company,Account owner\n';
    const ownersOf = async (externalId: string) => {
      const { id } = await CustomerModel.findOne({ externalId }).orFail();
      const { items } = await admin.call(auditApi.list, { query: { customerId: id } });
      return items.map(({ kind, subject }) => [kind, subject?.name]);
    };
    await run(await upload('customers', `${head}OWN-1,Owned,Ida Berg\nOWN-2,Unowned,\n`));
    expect(await ownersOf('OWN-1')).toEqual([['customer.owner-changed', 'Ida Berg']]);
    await run(await upload('customers', `${head}OWN-1,Owned Ltd,Ida Berg\nOWN-2,Owned too,Ida Berg\n`));
    expect(await ownersOf('OWN-1')).toHaveLength(1);
    expect(await ownersOf('OWN-2')).toEqual([['customer.owner-changed', 'Ida Berg']]);
  });

  it('C-27 B-12 makes attributes on the spot, hidden from portals, and fills them', async () => {
    const source = await upload(
      'customers',
      'Company,Plan,Employees,Since\nDelta,Gold,"1,200",31.12.2020\nEpsilon,Silver,80,1.2.2021\n',
    );
    const columns: Target[] = [
      { to: 'field', field: 'name' },
      { to: 'new-attribute', label: 'Plan', type: 'choice' },
      { to: 'new-attribute', label: 'Employees', type: 'number' },
      { to: 'new-attribute', label: 'Since', type: 'date' },
    ];
    const mapped = await map(source, { columns, dateOrder: 'dmy' });
    expect(mapped.summary).toMatchObject({ create: 2, faulty: 0 });
    await run(mapped);
    const { items } = await csm.call(attributesApi.list);
    expect(items).toMatchObject([
      { label: 'Employees', type: 'number', showInPortal: false },
      { label: 'Plan', type: 'choice', choices: ['Gold', 'Silver'], showInPortal: false },
      { label: 'Since', type: 'date', showInPortal: false },
    ]);
    const delta = await CustomerModel.findOne({ name: 'Delta' }).lean();
    expect(delta?.attributes).toEqual({ plan: 'Gold', employees: 1200, since: '2020-12-31' });
    const later = await upload('customers', 'Company,Plan,Employees,Since\nZeta,Bronze,x,2020-01-01\n');
    expect(later.mapping.columns[1]).toEqual({ to: 'attribute', key: 'plan' });
    expect(await AttributeModel.countDocuments()).toBe(3);
    expect((await rowsOf(later, 'faulty'))[0]?.errors.map(({ message }) => message)).toEqual([
      'Plan: “Bronze” is none of “Gold”, “Silver”.',
      'Employees: “x” is no number.',
    ]);
  });

  it('B-12 imports a row whole or not at all, and tells why not, in words', async () => {
    await ContactModel.create({ customerId: '0'.repeat(24), name: 'Eve', email: 'eve@elsewhere.example' });
    const source = await upload(
      'customers',
      [
        'Id,Company,Contact,E-Mail,Website',
        'W1,Fine,Fay,fay@fine.example,fine.example',
        'W2,,Bob,bob@none.example,',
        'W3,Taken,Eve,eve@elsewhere.example,',
        'W4,Script,Sam,sam@script.example,javascript:alert(1)',
        'W1,Twice,Tim,tim@twice.example,',
        'W6,Nobody,,lost@nobody.example,',
        'W7,Short',
      ].join('\n'),
    );
    const faulty = await rowsOf(source, 'faulty');
    expect(faulty.map(({ line, errors }) => [line, errors.map(({ message }) => message).join(' ')])).toEqual([
      [3, 'Name is empty.'],
      [4, '“eve@elsewhere.example” is the e-mail of another customer’s contact.'],
      [5, 'Website: “javascript:alert(1)” is no web address.'],
      [6, 'Line 2 has the same external id “W1”.'],
      [7, 'There is an e-mail, role or other detail of a contact, but no name.'],
      [8, 'The row has 2 cells; the header has 5.'],
    ]);
    expect(await run(source)).toMatchObject({ state: 'done', progress: { done: 7, created: 1, skipped: 6 } });
    expect(await CustomerModel.countDocuments({ externalId: /^W/ })).toBe(1);
    expect(await ContactModel.countDocuments({ email: /^(bob|sam|tim|lost)@/ })).toBe(0);
  });

  it('B-12 gives the skipped rows back with the reason, to be corrected and given again', async () => {
    const source = await upload(
      'customers',
      'Id,Company,Phone,Website\nS1,Sigma,+49 30 1,://\nS2,"=HYPERLINK(""http://x"")",-1,?\n',
    );
    const skipped = await skippedOf(source);
    expect(skipped).toBe(
      '\uFEFFNot imported because,Id,Company,Phone,Website\r\n' +
        "Website: “://” is no web address.,S1,Sigma,'+49 30 1,://\r\n" +
        'Website: “?” is no web address.,S2,"\'=HYPERLINK(""http://x"")",\'-1,?\r\n',
    );
    const corrected = await upload('customers', skipped.replace(',://\r', ',sigma.example\r').replace(',?\r', ',\r'));
    expect(corrected.columns.map(({ name }) => name)).toEqual(['Id', 'Company', 'Phone', 'Website']);
    expect(await run(corrected)).toMatchObject({ progress: { created: 2, skipped: 0 } });
    expect(await CustomerModel.findOne({ externalId: 'S1' }).lean()).toMatchObject({ phone: '+49 30 1' });
    expect(await CustomerModel.findOne({ externalId: 'S2' }).lean()).toMatchObject({ name: '=HYPERLINK("http://x")' });
  });

  it('B-12 joins the pieces of a split row: all clear ones at once, one by one, and back', async () => {
    const lines = [
      'Id,Name,Street,City,Zip',
      ...['Oslo', 'Rome', 'Bern'].flatMap((city, i) => [
        `M${i},Firm ${i},Road ${i},${city},100${i}`,
        `N${i},House ${i},Lane ${i},${city},200${i}`,
      ]),
      'X1,Split,24, place Kleber,Rome,1003',
    ];
    const source = await upload('customers', lines.join('\n'));
    expect(source.summary).toMatchObject({ faulty: 1, mendable: 1, mended: 0 });
    const [row] = await rowsOf(source, 'faulty');
    expect(row?.mends).toEqual([
      { kind: 'join', from: 2, count: 2, description: 'Join columns 3 and 4: Street = “24, place Kleber”' },
    ]);
    const importId = source.id;
    const mended = await csm.call(importsApi.mend, { params: { importId }, body: { all: true } });
    expect(mended.summary).toMatchObject({ create: 7, faulty: 0, mendable: 0, mended: 1 });
    expect((await rowsOf(mended, 'mended'))[0]?.cells).toEqual(['X1', 'Split', '24, place Kleber', 'Rome', '1003']);
    const dropped = await csm.call(importsApi.mend, {
      params: { importId },
      body: { rows: [{ line: 8, mend: null }] },
    });
    expect(dropped.summary).toMatchObject({ faulty: 1, mended: 0 });
    const wrong = { line: 8, mend: { kind: 'join' as const, from: 5, count: 2 } };
    expect((await csm.refused(importsApi.mend, { params: { importId }, body: { rows: [wrong] } })).status).toBe(422);
    const noRow = { line: 99, mend: null };
    expect((await csm.refused(importsApi.mend, { params: { importId }, body: { rows: [noRow] } })).status).toBe(422);
  });
});

describe('B-12 importing tasks', () => {
  it('B-12 C-11 C-14 knows customers, people, dates, and fixed values with cells in them', async () => {
    const [acme] = await CustomerModel.create([
      { externalId: 'T1', name: 'Acme' },
      { name: 'Doppel' },
      { name: 'Doppel' },
      { name: 'Café Ümlaut' },
    ]);
    await ContactModel.create({ customerId: acme?._id, name: 'Kim', email: 'kim@acme.example' });
    const file = [
      'TaskID,Customer,Responsible,Due,Done',
      '1,T1,7,2026-04-01,',
      '2,Café Ümlaut,customer,,2026-03-01',
      '3,T1,kim@acme.example,,no',
      '4,Doppel,,,',
      '5,Nowhere,,,',
      '6,Café Ümlaut,kim@acme.example,,',
      '7,T1,nobody,,',
    ];
    const source = await upload('tasks', file.join('\n'));
    expect(source.mapping.fixed).toEqual([{ field: 'title', value: 'Task {TaskID}' }]);
    expect(source.people).toContainEqual({ value: '7', rows: 1, staffId: null });
    const mapped = await map(source, {
      people: { '7': csm.staffId },
      fixed: [
        { field: 'title', value: 'Do {TaskID} for {Customer}' },
        { field: 'showInPortal', value: 'yes' },
      ],
    });
    expect((await rowsOf(mapped, 'faulty')).map(({ line, errors }) => [line, errors[0]?.message])).toEqual([
      [5, 'Several customers are called “Doppel”; use the external id.'],
      [6, 'There is no customer with the external id or name “Nowhere”.'],
      [7, '“kim@acme.example” is the e-mail of no contact of this customer.'],
    ]);
    expect(await run(mapped)).toMatchObject({ progress: { created: 4, skipped: 3 } });
    const tasks = await TaskModel.find({}).sort({ externalId: 1 }).lean();
    expect(tasks).toMatchObject([
      {
        title: 'Do 1 for T1',
        due: '2026-04-01',
        dueKey: '2026-04-01',
        assignee: { kind: 'staff' },
        isDone: false,
        done: null,
        showInPortal: true,
        priority: 'normal',
      },
      {
        title: 'Do 2 for Café Ümlaut',
        due: null,
        dueKey: '9999-12-31',
        assignee: { kind: 'customer', id: null },
        isDone: true,
      },
      { title: 'Do 3 for T1', assignee: { kind: 'contact' }, isDone: false },
      { title: 'Do 7 for T1', assignee: { kind: 'none' }, createdBy: { kind: 'staff', name: 'Ida Berg' } },
    ]);
    expect(tasks[1]?.done?.at.toISOString()).toBe('2026-03-01T00:00:00.000Z');
    const again = await run(await upload('tasks', file.join('\n')));
    expect(again.progress).toMatchObject({ created: 0, updated: 4 });
    expect(await TaskModel.countDocuments()).toBe(4);
  });
});

describe('B-12 an import that is cut off', () => {
  it('B-12 goes on where it stopped, makes nothing twice, and counts right', async () => {
    const lines = Array.from({ length: 260 }, (_, i) => `Resumed ${i},contact${i}@resumed.example,Person ${i}`);
    const source = await upload('customers', ['Company,E-mail,Contact', ...lines].join('\n'));
    await run(source);
    // As a process leaves it that died after writing the first chunk and before saying so.
    await ImportModel.updateOne(
      { _id: source.id },
      {
        $set: {
          state: 'running',
          leaseUntil: new Date(0),
          progress: { chunk: 0, done: 0, created: 0, updated: 0, skipped: 0 },
        },
      },
    );
    await CustomerModel.deleteMany({ name: /^Resumed 1\d$/ });
    importRunner.wake();
    expect(await finished(csm, source.id)).toMatchObject({
      state: 'done',
      progress: { done: 260, created: 260, updated: 0, skipped: 0 },
    });
    expect(await CustomerModel.countDocuments({ name: /^Resumed/ })).toBe(260);
    expect(await ContactModel.countDocuments({ email: /@resumed/ })).toBe(260);
  });

  it('B-12 says in words why it failed, and goes on when it is run again', async () => {
    const attribute = { label: 'Short-lived', key: 'shortLived', type: 'text' as const };
    await csm.call(attributesApi.create, { body: attribute });
    const source = await upload('customers', 'Company,Short-lived\nFailing,1\n');
    expect(source.mapping.columns[1]).toEqual({ to: 'attribute', key: 'shortLived' });
    // Deleted between the press on Run and the moment that the runner gets to it.
    await AttributeModel.deleteOne({ key: 'shortLived' });
    await ImportModel.updateOne({ _id: source.id }, { $set: { state: 'running', leaseUntil: new Date(0) } });
    importRunner.wake();
    expect(await finished(csm, source.id)).toMatchObject({
      state: 'failed',
      failure: 'This attribute does not exist any more.',
      progress: { done: 0 },
    });
    await csm.call(attributesApi.create, { body: attribute });
    expect(await run(source)).toMatchObject({ state: 'done', failure: null, progress: { created: 1 } });
  });

  it('B-12 cannot be begun twice, changed after, or removed while it counts', async () => {
    const source = await upload('customers', 'Company\nOnce\n');
    const params = { importId: source.id };
    const both = await Promise.allSettled([csm.call(importsApi.run, { params }), csm.call(importsApi.run, { params })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await finished(csm, source.id);
    expect((await csm.refused(importsApi.setMapping, { params, body: source.mapping })).status).toBe(409);
    expect((await csm.refused(importsApi.mend, { params, body: { all: true } })).status).toBe(409);
    expect((await csm.refused(importsApi.remove, { params })).status).toBe(409);
    expect(await CustomerModel.countDocuments({ name: 'Once' })).toBe(1);
  });
});

describe('B-12 hostile files', () => {
  it('B-12 refuses in words what cannot be imported, and keeps nothing of it', async () => {
    const chunks = await ChunkModel.countDocuments();
    expect((await refusedUpload('')).message).toContain('The file is empty');
    expect((await refusedUpload('Name\n')).message).toContain('no rows');
    expect((await refusedUpload(`${'a,'.repeat(9_999)}a\nb\n`)).message).toContain('10000 columns; at most 200');
    expect((await refusedUpload('Name\nA\0B\n')).message).toContain('NUL');
    expect((await refusedUpload(`Name,City\n${'x\n'.repeat(600)}A,"never closed`)).message).toContain('Line 602');
    expect((await refusedUpload(`Name\n${'y'.repeat(1_200_000)}\n`)).message).toContain('longer than a million');
    expect(await ChunkModel.countDocuments()).toBe(chunks);
  });

  it('B-12 refuses a file of more rows than it takes, and keeps nothing of it', async () => {
    const chunks = await ChunkModel.countDocuments();
    expect((await refusedUpload(`Name\n${'z\n'.repeat(100_001)}`)).message).toContain('more than 100,000 rows');
    expect(await ChunkModel.countDocuments()).toBe(chunks);
  }, 60_000);

  it('B-12 takes hostile names and cells for the texts that they are', async () => {
    const long = 'x'.repeat(500_000);
    const source = await upload(
      'customers',
      `Name,__proto__,constructor,$where\n"{{secret}}","{""$gt"":""""}",1,${long}\n,,,\n`,
    );
    const columns: Target[] = ['Proto', 'Maker', 'Where'].map((label) => ({
      to: 'new-attribute',
      label,
      type: 'text',
    }));
    const mapped = await map(source, { columns: [{ to: 'field', field: 'name' }, ...columns] });
    expect((await rowsOf(mapped)).map(({ action, errors }) => [action, errors.length])).toEqual([
      ['skip', 1],
      ['skip', 1],
    ]);
    const fewer = await map(mapped, {
      columns: [{ to: 'field', field: 'name' }, ...columns.slice(0, 2), { to: 'ignore' }],
    });
    await run(fewer);
    const made = await CustomerModel.findOne({ name: '{{secret}}' }).lean();
    expect(made?.attributes).toEqual({ proto: '{"$gt":""}', maker: '1' });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('B-12 refuses mappings that name people, attributes or fields which are not there', async () => {
    const source = await upload('customers', 'Company,X\nMapped,1\n');
    const send = async (change: object) =>
      (
        await csm.refused(importsApi.setMapping, {
          params: { importId: source.id },
          body: { ...source.mapping, ...change },
        })
      ).status;
    expect(await send({ people: { x: 'f'.repeat(24) } })).toBe(422);
    expect(
      await send({
        columns: [
          { to: 'field', field: 'name' },
          { to: 'attribute', key: 'nothing' },
        ],
      }),
    ).toBe(422);
    expect(
      await send({
        columns: [
          { to: 'field', field: 'name' },
          { to: 'field', field: 'ownerId' },
        ],
      }),
    ).toBe(422);
    expect(await send({ columns: [{ to: 'field', field: 'name' }] })).toBe(422);
    expect(await send({ surprise: 1 })).toBe(422);
  });

  it('B-12 is for admins and CSMs; others are told so', async () => {
    const source = await upload('customers', 'Company\nPrivate\n');
    const am = await app.signIn('am');
    const params = { importId: source.id };
    expect((await am.refused(importsApi.get, { params })).status).toBe(403);
    expect((await am.refused(importsApi.run, { params })).status).toBe(403);
    expect((await am.refused(importsApi.skipped, { params })).status).toBe(403);
    expect((await app.anonymous().refused(importsApi.rows, { params })).status).toBe(401);
    await csm.call(importsApi.remove, { params });
    expect((await csm.refused(importsApi.get, { params })).status).toBe(404);
    expect(await ChunkModel.countDocuments({ importId: source.id })).toBe(0);
  });
});
