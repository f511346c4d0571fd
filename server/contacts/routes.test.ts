import { Types } from 'mongoose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findSession, startSession } from '../access/viewer-sessions.ts';
import { customersApi } from '../customers/contract.ts';
import { EventModel } from '../events/model.ts';
import { startTestApp, type TestApp, type TestStaff } from '../testing/app.ts';
import { pngOf } from '../testing/files.ts';
import { contactsApi } from './contract.ts';
import { ContactModel } from './model.ts';

let app: TestApp;
let admin: TestStaff;

beforeAll(async () => {
  app = await startTestApp();
  admin = await app.signIn('admin', 'Greta');
});
afterAll(() => app.close());

async function customer() {
  const { id } = await admin.call(customersApi.create, { body: { name: 'Northwind' } });
  return { customerId: id };
}

describe('A-01 contacts', () => {
  test('have everything a person is reached by, and the event of being added', async () => {
    const params = await customer();
    const fields = {
      name: 'Ada Byron',
      email: 'Ada@Example.com',
      phone: '+44 20 1234',
      role: 'Head of Operations',
      language: 'fr' as const,
      timeZone: 'Europe/Paris',
    };
    const contact = await admin.call(contactsApi.create, { params, body: fields });
    expect(contact).toMatchObject({ ...fields, email: 'ada@example.com', photoUrl: null });
    const event = await EventModel.findOne({ kind: 'contact-added', customerId: params.customerId }).lean();
    expect(event?.detail).toEqual({ contactId: contact.id });
  });

  test('an address that is taken is refused, and whose it is stays unsaid', async () => {
    const [params, other] = [await customer(), await customer()];
    await admin.call(contactsApi.create, {
      params: other,
      body: { name: 'Secret Person', email: 'taken@example.com' },
    });
    const mine = await admin.call(contactsApi.create, { params, body: { name: 'Bob' } });
    const email = 'TAKEN@example.com';
    const refusals = [
      await admin.refused(contactsApi.create, { params, body: { name: 'Carl', email } }),
      await admin.refused(contactsApi.update, { params: { ...params, contactId: mine.id }, body: { email } }),
    ];
    for (const { status, body } of refusals) {
      expect([status, body.error.fields]).toEqual([422, { email: 'is already in use' }]);
      expect(JSON.stringify(body)).not.toMatch(/Secret|Northwind/);
    }
  });

  test('who changed what is kept, the latest first, and nothing where nothing changed', async () => {
    const params = await customer();
    const { id: contactId } = await admin.call(contactsApi.create, { params, body: { name: 'Ada' } });
    const csm = await app.signIn('csm', 'Carla');
    const at = { ...params, contactId };
    await csm.call(contactsApi.update, { params: at, body: { name: 'Ada', phone: '123', language: 'de' } });
    await csm.call(contactsApi.update, { params: at, body: { phone: '123' } });
    const { items } = await admin.call(contactsApi.history, { params: at });
    expect(items.map(({ by, changes }) => [by.name, changes])).toEqual([
      [
        'Carla',
        [
          { field: 'phone', from: '', to: '123' },
          { field: 'language', from: '', to: 'de' },
        ],
      ],
      ['Greta', []],
    ]);
    expect(await admin.call(contactsApi.list, { params })).not.toHaveProperty('items.0.history');
  });

  test('the history is bounded', async () => {
    const params = await customer();
    const { id: contactId } = await admin.call(contactsApi.create, { params, body: { name: 'Ada' } });
    const entry = { at: new Date(), by: { kind: 'system', id: null, name: 'Portico' }, changes: [] };
    await ContactModel.updateOne({ _id: contactId }, { $set: { history: Array(100).fill(entry) } });
    const at = { ...params, contactId };
    await admin.call(contactsApi.update, { params: at, body: { role: 'Chief' } });
    const { items } = await admin.call(contactsApi.history, { params: at });
    expect([items.length, items[0]?.changes[0]?.field]).toEqual([100, 'role']);
  });

  test('another e-mail address ends visits that the old one opened; another phone does not', async () => {
    const params = await customer();
    const { id: contactId } = await admin.call(contactsApi.create, {
      params,
      body: { name: 'Ada', email: 'a@b.example' },
    });
    const scope = { linkId: new Types.ObjectId().toHexString(), epoch: '1.1', idleMs: 3_600_000 };
    const token = await startSession(scope, { contactId });
    const at = { ...params, contactId };
    await admin.call(contactsApi.update, { params: at, body: { phone: '1' } });
    expect(await findSession(token, scope)).not.toBeNull();
    await admin.call(contactsApi.update, { params: at, body: { email: 'new@b.example' } });
    expect(await findSession(token, scope)).toBeNull();
  });

  test('a photo is cut to a picture of a person, and removed again', async () => {
    const params = await customer();
    const { id: contactId } = await admin.call(contactsApi.create, { params, body: { name: 'Ada' } });
    const at = { ...params, contactId };
    const { photoUrl } = await admin.call(contactsApi.setPhoto, {
      params: at,
      file: { name: 'me.png', bytes: await pngOf(900, 400), type: 'image/png' },
    });
    expect((await admin.fetch(String(photoUrl))).headers.get('content-type')).toBe('image/webp');
    const refused = await admin.refused(contactsApi.setPhoto, {
      params: at,
      file: { name: 'me.png', bytes: '<svg onload="alert(1)"/>', type: 'image/png' },
    });
    expect(refused.status).toBe(415);
    expect((await admin.call(contactsApi.removePhoto, { params: at })).photoUrl).toBeNull();
    expect((await admin.fetch(String(photoUrl))).status).toBe(404);
  });

  test("nobody reaches another customer's contact, or a contact under another customer", async () => {
    const [params, other] = [await customer(), await customer()];
    const { id: contactId } = await admin.call(contactsApi.create, { params: other, body: { name: 'Ada' } });
    const at = { ...params, contactId };
    const am = await app.signIn('am');
    for (const endpoint of [contactsApi.history, contactsApi.remove, contactsApi.removePhoto]) {
      expect((await admin.refused(endpoint, { params: at })).status).toBe(404);
      expect((await am.refused(endpoint, { params: { ...other, contactId } })).status).toBe(404);
      expect((await app.anonymous().refused(endpoint, { params: { ...other, contactId } })).status).toBe(401);
    }
  });

  test.each([
    ['a field nobody may set', { history: [] }],
    ['an operator', { name: { $ne: '' } }],
    ['a time zone that is none', { timeZone: 'Europe/Atlantis' }],
    ['a language we do not speak', { language: 'xx' }],
    ['two addresses', { email: 'a@b.example,c@d.example' }],
    ['a line break in an address', { email: 'a@b.example\r\nBcc: x@y.example' }],
    ['a quoted address', { email: '"a b"@b.example' }],
  ])('refuses %s', async (_what, body) => {
    const params = await customer();
    const { id: contactId } = await admin.call(contactsApi.create, { params, body: { name: 'Ada' } });
    expect((await admin.refused(contactsApi.update, { params: { ...params, contactId }, body })).status).toBe(422);
  });
});
