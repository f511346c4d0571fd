import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attributesApi } from '../attributes/contract.ts';
import { auditApi } from '../audit/contract.ts';
import { contactsApi } from '../contacts/contract.ts';
import { filesApi, notesApi, tasksApi } from '../records/contract.ts';
import { FileModel } from '../records/files/model.ts';
import { NoteModel } from '../records/notes/model.ts';
import { startTestApp, type TestApp, type TestStaff } from '../testing/app.ts';
import { pngOf } from '../testing/files.ts';
import { customersApi } from './contract.ts';
import { CustomerModel } from './model.ts';
import { setPortalAttributes } from './portal-attributes.ts';

let app: TestApp;
let admin: TestStaff;
let am: TestStaff;

beforeAll(async () => {
  app = await startTestApp();
  admin = await app.signIn('admin');
  am = await app.signIn('am', 'Amira Manager');
});
afterAll(() => app.close());

function add(name: string, fields: object = {}) {
  return admin.call(customersApi.create, { body: { name, ...fields } });
}

async function names(query: object, who: TestStaff = admin): Promise<string[]> {
  return (await who.call(customersApi.list, { query })).items.map(({ name }) => name);
}

describe('customers: the list', () => {
  beforeAll(async () => {
    await add('Zebra Logistics', { tags: ['vip', 'north'], stage: 'Onboarding', externalId: 'ZEB-1' });
    await add('Café Blüte', { tags: ['vip'], stage: 'Adoption', ownerId: am.staffId });
    await add('café Anders', { stage: 'Adoption' });
    await add('ACME (Holding) GmbH', { externalId: 'X.Y+Z' });
  });

  test('is sorted by name as people read it', async () => {
    expect(await names({})).toEqual(['ACME (Holding) GmbH', 'café Anders', 'Café Blüte', 'Zebra Logistics']);
  });

  test.each([
    ['cafe', ['café Anders', 'Café Blüte']],
    ['CAFÉ b', ['Café Blüte']],
    ['logist', ['Zebra Logistics']],
    ['gistics', []],
    ['zeb-1', ['Zebra Logistics']],
    ['holding acme', ['ACME (Holding) GmbH']],
    ['(.*', ['ACME (Holding) GmbH', 'café Anders', 'Café Blüte', 'Zebra Logistics']],
    ['.*bra', []],
  ])('search for "%s" looks at beginnings of words and takes no expression', async (search, found) => {
    expect(await names({ search })).toEqual(found);
  });

  test('filters by owner, none, stage, tag, and together', async () => {
    expect(await names({ ownerId: am.staffId })).toEqual(['Café Blüte']);
    expect(await names({ ownerId: 'none', stage: 'Adoption' })).toEqual(['café Anders']);
    expect(await names({ tag: 'vip' })).toEqual(['Café Blüte', 'Zebra Logistics']);
    expect(await names({ tag: 'vip', search: 'zeb' })).toEqual(['Zebra Logistics']);
    expect((await admin.call(customersApi.filters)).tags).toEqual(['north', 'vip']);
  });

  test('C-23 filters by portal published and state, and shows the address', async () => {
    const [{ id = '' } = {}] = (await admin.call(customersApi.list, { query: { search: 'zebra' } })).items;
    expect(await names({ portalPublished: 'true' })).toEqual([]);
    await setPortalAttributes(id, { portalState: 'changed', portalPublished: true, portalUrl: '/p/key' });
    expect(await names({ portalPublished: 'true' })).toEqual(['Zebra Logistics']);
    expect(await names({ portalState: 'changed' })).toEqual(['Zebra Logistics']);
    expect((await names({ portalPublished: 'false' })).length).toBe(3);
    const customer = await admin.call(customersApi.get, { params: { customerId: id } });
    expect(customer.portalUrl).toBe(`${app.origin}/p/key`);
  });

  test('B-08 those visited last come first, those never visited last', async () => {
    await CustomerModel.updateOne({ name: 'Zebra Logistics' }, { lastVisitAt: new Date('2026-03-01T10:00:00Z') });
    await CustomerModel.updateOne({ name: 'Café Blüte' }, { lastVisitAt: new Date('2026-03-02T10:00:00Z') });
    expect((await names({ sort: '-lastVisitAt' })).slice(0, 2)).toEqual(['Café Blüte', 'Zebra Logistics']);
  });

  test('pages by cursor without gaps or repeats, and tells the total', async () => {
    for (const sort of ['name', '-updatedAt', '-lastVisitAt'] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await admin.call(customersApi.list, { query: { limit: 1, sort, cursor } });
        expect(page.total).toBe(4);
        seen.push(...page.items.map(({ name }) => name));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect([...seen].sort()).toEqual([...(await names({}))].sort());
      expect(seen).toEqual(await names({ sort }));
    }
  });

  test('the total follows each change at once', async () => {
    const { total } = await admin.call(customersApi.list, { query: { search: 'fresh' } });
    expect(total).toBe(0);
    const { id } = await add('Fresh Fruit');
    expect((await admin.call(customersApi.list, { query: { search: 'fresh', limit: 1 } })).total).toBe(1);
    await admin.call(customersApi.remove, { params: { customerId: id }, body: { confirmName: 'Fresh Fruit' } });
    expect((await admin.call(customersApi.list, { query: { search: 'fresh' } })).total).toBe(0);
  });

  test('an account manager sees their own customers only', async () => {
    expect(await names({}, am)).toEqual(['Café Blüte']);
    expect(await names({ ownerId: 'none' }, am)).toEqual([]);
    expect((await am.call(customersApi.filters)).tags).toEqual(['vip']);
    expect((await app.anonymous().refused(customersApi.list)).status).toBe(401);
  });
});

describe('customers: one', () => {
  test('is created with defaults, changed in part, and told with its counts', async () => {
    const made = await add('Parts', { address: { city: 'Oslo' }, website: 'https://parts.example' });
    expect(made).toMatchObject({ portalState: 'off', portalUrl: '', owner: null, attributes: {} });
    const params = { customerId: made.id };
    const changed = await admin.call(customersApi.update, { params, body: { address: { country: 'Norway' } } });
    expect(changed.address).toEqual({ street: '', city: 'Oslo', region: '', postalCode: '', country: 'Norway' });
    await admin.call(notesApi.create, { params, body: { title: 'Hello' } });
    await admin.call(tasksApi.create, { params, body: { title: 'Do' } });
    await admin.call(contactsApi.create, { params, body: { name: 'Per' } });
    const { counts } = await admin.call(customersApi.get, { params });
    expect(counts).toEqual({ notes: 1, tasks: 1, openTasks: 1, files: 0, meetings: 0, contacts: 1 });
    await admin.call(customersApi.update, { params, body: { name: 'Renamed Parts' } });
    expect(await names({ search: 'renamed' })).toEqual(['Renamed Parts']);
  });

  test.each([
    ['javascript: as website', { website: 'javascript:alert(1)' }, 'website'],
    ['an owner who is nobody', { ownerId: '0123456789abcdef01234567' }, 'ownerId'],
    ['a stage that is not in Settings', { stage: 'Mars' }, 'stage'],
    ['a zone that is none', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['an unknown attribute', { attributes: { nope: 1 } }, 'attributes.nope'],
    ['a protected field', { portalUrl: 'https://x' }, 'portalUrl'],
  ])('%s is refused at its field', async (_name, body, field) => {
    const answer = await admin.refused(customersApi.create, { body: { name: 'Bad', ...body } });
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.body.error.fields ?? {})).toEqual([field]);
  });

  test('an external id is there once, also when two arrive at once', async () => {
    const body = JSON.stringify({ name: 'Twin', externalId: 'TWIN' });
    const init = { method: 'POST', body, headers: { 'Content-Type': 'application/json' } };
    const answers = await Promise.all([1, 2, 3, 4].map(() => admin.fetch('/api/v1/customers', init)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422]);
  });

  test("an account manager owns what they add and cannot give it away; others' do not exist", async () => {
    const mine = await am.call(customersApi.create, { body: { name: 'Mine' } });
    expect(mine.owner?.id).toBe(am.staffId);
    const params = { customerId: mine.id };
    expect((await am.refused(customersApi.update, { params, body: { ownerId: admin.staffId } })).status).toBe(403);
    expect((await am.refused(customersApi.create, { body: { name: 'X', ownerId: admin.staffId } })).status).toBe(403);
    expect((await am.refused(customersApi.remove, { params, body: { confirmName: 'Mine' } })).status).toBe(403);
    const other = await add('Not yours');
    const theirs = { customerId: other.id };
    expect((await am.refused(customersApi.get, { params: theirs })).status).toBe(404);
    expect((await am.refused(customersApi.update, { params: theirs, body: {} })).status).toBe(404);
    await admin.call(customersApi.update, { params, body: { ownerId: null } });
    expect((await am.refused(customersApi.get, { params })).status).toBe(404);
  });

  test('is deleted whole, after its name was repeated', async () => {
    const { id: customerId } = await add('Gone Soon');
    const params = { customerId };
    await admin.call(notesApi.create, { params, body: { title: 'Hello' } });
    await admin.call(filesApi.create, { params, file: { name: 'a.txt', bytes: 'words' } });
    const wrong = await admin.refused(customersApi.remove, { params, body: { confirmName: 'Gone' } });
    expect(wrong.body.error.code).toBe('name-differs');
    await admin.call(customersApi.remove, { params, body: { confirmName: 'Gone Soon' } });
    expect((await admin.refused(customersApi.get, { params })).status).toBe(404);
    expect((await admin.refused(notesApi.list, { params })).status).toBe(404);
    expect(await NoteModel.countDocuments({ customerId })).toBe(0);
    expect(await FileModel.countDocuments({ customerId })).toBe(0);
  });

  test('C-04 a logo is fitted and served to staff only', async () => {
    const { id: customerId } = await add('Logo Inc');
    const file = { name: 'logo.png', bytes: await pngOf(900, 300) };
    const { logoUrl } = await admin.call(customersApi.setLogo, { params: { customerId }, file });
    const picture = await admin.fetch(logoUrl ?? '');
    expect(picture.status).toBe(200);
    expect(picture.headers.get('content-type')).toBe('image/webp');
    expect((await app.anonymous().fetch(logoUrl ?? '')).status).toBe(401);
  });
});

describe('customers: many at once', () => {
  const change = (body: object, who: TestStaff = admin) => who.call(customersApi.changeMany, { body: body as never });
  const refuse = (body: object, who: TestStaff = admin) =>
    who.refused(customersApi.changeMany, { body: body as never });
  const nobody = 'f'.repeat(24);

  test('get an owner, a stage and further tags; each is told for itself, what is not named stays', async () => {
    const one = await add('Many One', { tags: ['eu'], stage: 'Onboarding' });
    const full = await add('Many Full', { tags: Array.from({ length: 30 }, (_, n) => `tag ${n}`) });
    const like = await add('Many Like', { ownerId: am.staffId, tags: ['eu', 'gold'] });
    const customerIds = [one.id, full.id, like.id, nobody];
    const { items } = await change({ customerIds, ownerId: am.staffId, addTags: ['gold', 'eu'] });
    expect(items.map(({ customerName, result }) => [customerName, result])).toEqual([
      ['Many One', 'changed'],
      ['Many Full', 'failed'],
      ['Many Like', 'unchanged'],
      ['', 'failed'],
    ]);
    const after = await admin.call(customersApi.get, { params: { customerId: one.id } });
    expect(after).toMatchObject({ owner: { id: am.staffId }, stage: 'Onboarding', tags: ['eu', 'gold'] });
    expect((await admin.call(customersApi.get, { params: { customerId: full.id } })).owner).toBeNull();
    await change({ customerIds: [one.id], ownerId: null, stage: null });
    expect(await names({ ownerId: 'none', search: 'many one' })).toEqual(['Many One']);
  });

  test('an account manager changes their own only, and gives none away', async () => {
    const own = await add('Many Own', { ownerId: am.staffId });
    const other = await add('Many Other');
    const customerIds = [own.id, other.id];
    const { items } = await change({ customerIds, stage: 'Adoption' }, am);
    expect(items.map(({ customerName, result }) => [customerName, result])).toEqual([
      ['Many Own', 'changed'],
      ['', 'failed'],
    ]);
    expect((await admin.call(customersApi.get, { params: { customerId: other.id } })).stage).toBeNull();
    expect((await refuse({ customerIds, ownerId: admin.staffId }, am)).status).toBe(403);
    expect((await refuse({ customerIds, ownerId: null }, am)).status).toBe(403);
  });

  test('B-14 who serves a customer from when on is in the audit, and nothing where nothing changed', async () => {
    const { id } = await add('Many Audited', { ownerId: am.staffId });
    await change({ customerIds: [id], ownerId: am.staffId, addTags: ['eu'] });
    await admin.call(customersApi.update, { params: { customerId: id }, body: { ownerId: null } });
    await change({ customerIds: [id], ownerId: am.staffId });
    await change({ customerIds: [id], stage: 'Adoption' });
    const { items } = await admin.call(auditApi.list, { query: { customerId: id } });
    expect(items.map(({ kind, subject }) => [kind, subject?.name ?? null])).toEqual([
      ['customer.owner-changed', 'Amira Manager'],
      ['customer.owner-changed', null],
      ['customer.owner-changed', 'Amira Manager'],
      ['customer.created', null],
    ]);
    const unowned = await add('Many Unowned');
    const told = await admin.call(auditApi.list, { query: { customerId: unowned.id } });
    expect(told.items.map(({ kind }) => kind)).toEqual(['customer.created']);
  });

  test('nobody is changed by a wish that is wrong', async () => {
    const { id } = await add('Many Wrong');
    const tooMany = Array.from({ length: 51 }, (_, n) => n.toString(16).padStart(24, '0'));
    const stage = 'Adoption';
    for (const wrong of [
      { customerIds: [id] },
      { customerIds: [id], addTags: [] },
      { customerIds: [id], stage: 'Mars' },
      { customerIds: [id], stage, ownerId: nobody },
      { customerIds: [id], stage, name: 'All the same' },
      { customerIds: [], stage },
      { customerIds: tooMany, stage },
      { customerIds: 'all', stage },
    ])
      expect((await refuse(wrong)).status).toBe(422);
    expect((await admin.call(customersApi.get, { params: { customerId: id } })).stage).toBeNull();
    const body = { customerIds: [id], stage };
    expect((await app.anonymous().refused(customersApi.changeMany, { body })).status).toBe(401);
  });
});

describe('C-27 attributes of customers', () => {
  test('are typed, merged, unset by null, and deleted with their values', async () => {
    const seats = await admin.call(attributesApi.create, { body: { label: 'Bought seats', type: 'number' } });
    expect(seats).toMatchObject({ key: 'boughtSeats', showInPortal: false });
    const plan = await admin.call(attributesApi.create, {
      body: { label: 'Plan', type: 'choice', choices: ['Basic', 'Pro'], showInPortal: true },
    });
    const { id: customerId } = await add('Typed', { attributes: { boughtSeats: 5 } });
    const params = { customerId };
    const change = (attributes: Record<string, number | string | null>) =>
      admin.call(customersApi.update, { params, body: { attributes } });
    expect((await change({ plan: 'Pro' })).attributes).toEqual({ boughtSeats: 5, plan: 'Pro' });
    expect((await change({ boughtSeats: null })).attributes).toEqual({ plan: 'Pro' });
    const bad = await admin.refused(customersApi.update, {
      params,
      body: { attributes: { boughtSeats: 'many', plan: 'Gold' } },
    });
    expect(bad.body.error.fields).toEqual({
      'attributes.boughtSeats': 'must be a number',
      'attributes.plan': 'must be one of Basic, Pro',
    });
    await admin.call(attributesApi.remove, { params: { attributeId: plan.id } });
    expect((await admin.call(customersApi.get, { params })).attributes).toEqual({});
    expect((await admin.call(attributesApi.list)).items.map(({ key }) => key)).toEqual(['boughtSeats']);
  });

  test('keys are made from labels and stay unique; rights follow the role', async () => {
    const make = (label: string) => admin.call(attributesApi.create, { body: { label, type: 'text' } });
    expect((await make('Région préférée')).key).toBe('regionPreferee');
    expect((await make('Région  préférée!')).key).toBe('regionPreferee2');
    expect((await make('2nd name')).key).toBe('a2ndName');
    const taken = { label: 'Other', type: 'text', key: 'regionPreferee' };
    expect((await admin.refused(attributesApi.create, { body: taken })).body.error.fields).toEqual({
      key: 'is already in use',
    });
    expect((await am.refused(attributesApi.create, { body: { label: 'X', type: 'text' } })).status).toBe(403);
    expect((await admin.refused(attributesApi.create, { body: { label: 'X', type: 'choice' } })).status).toBe(422);
  });
});

describe('A-01 contacts', () => {
  test('belong to one customer; an e-mail address is known once in the workspace', async () => {
    const one = await add('Contact One');
    const two = await add('Contact Two');
    const params = { customerId: one.id };
    const per = await admin.call(contactsApi.create, { params, body: { name: 'Per', email: 'Per@Example.com' } });
    expect(per.email).toBe('per@example.com');
    const taken = await admin.refused(contactsApi.create, {
      params: { customerId: two.id },
      body: { name: 'Per again', email: 'per@example.COM' },
    });
    expect(taken.body.error.fields).toEqual({ email: 'is already in use' });
    const foreign = { customerId: two.id, contactId: per.id };
    expect((await admin.refused(contactsApi.update, { params: foreign, body: { name: 'Mine' } })).status).toBe(404);
    expect((await admin.refused(contactsApi.remove, { params: foreign })).status).toBe(404);
    await admin.call(contactsApi.create, { params, body: { name: 'Without mail' } });
    await admin.call(contactsApi.create, { params, body: { name: 'Also without' } });
    const { items } = await admin.call(contactsApi.list, { params });
    expect(items.map(({ name }) => name)).toEqual(['Also without', 'Per', 'Without mail']);
  });

  test('tasks of a contact who is deleted become the customer’s', async () => {
    const { id: customerId } = await add('Handover');
    const params = { customerId };
    const contact = await admin.call(contactsApi.create, { params, body: { name: 'Leaving' } });
    const task = await admin.call(tasksApi.create, {
      params,
      body: { title: 'Sign', assignee: { kind: 'contact', id: contact.id } },
    });
    expect(task.assigneeName).toBe('Leaving');
    await admin.call(contactsApi.remove, { params: { customerId, contactId: contact.id } });
    const after = await admin.call(tasksApi.get, { params: { customerId, recordId: task.id } });
    expect(after.assignee).toEqual({ kind: 'customer' });
  });
});
