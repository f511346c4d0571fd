import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contactsApi } from '../contacts/contract.ts';
import { customersApi } from '../customers/contract.ts';
import { EventModel } from '../events/model.ts';
import { shareLinksApi } from '../share-links/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import { documentWith, form, newBlock, startPortalTestApp } from '../testing/portal.ts';
import { addContact, mailedPortal, signInByMail } from '../testing/sign-in.ts';

let app: TestApp;
let admin: TestStaff;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
});
afterAll(() => app.close());

/** A portal with a profile, and its contact signed in. */
async function signedIn(settings: Record<string, unknown> = {}) {
  const block = newBlock('profile', settings);
  const portal = await mailedPortal(admin, { document: documentWith([block]) });
  const viewer = app.anonymous();
  await signInByMail(viewer, portal.path, portal.email);
  const at = { ...portal.params, contactId: portal.contact.id };
  const send = (action: string, fields: Record<string, string>, who = viewer) =>
    who.fetch(`${portal.path}/blocks/${block.id}/${action}`, form({ record: action, ...fields }));
  return { ...portal, block, viewer, at, send };
}

describe('A-03, E-01 a contact keeps the records up to date', () => {
  test('their own details: the same record that staff see, with who changed what, and their language at once', async () => {
    const { viewer, path, at, params, block, contact, send } = await signedIn();
    const answer = await send('own', { fullName: 'Maria S.', role: 'Lead', phone: '', language: 'de', timeZone: '' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}#${block.id}-own`]);
    const { items } = await admin.call(contactsApi.list, { params });
    expect(items[0]).toMatchObject({ name: 'Maria S.', role: 'Lead', language: 'de', timeZone: null });
    const history = await admin.call(contactsApi.history, { params: at });
    expect(history.items[0]).toMatchObject({
      by: { kind: 'contact', id: contact.id },
      changes: [
        { field: 'role', from: '', to: 'Lead' },
        { field: 'name', from: 'Maria Silva', to: 'Maria S.' },
        { field: 'language', from: '', to: 'de' },
      ],
    });
    const page = await (await viewer.fetch(path)).text();
    expect(page).toContain('value="Maria S."');
    expect(/<html[^>]*lang="(\w+)"/.exec(page)?.[1]).toBe('de');
    const event = await EventModel.findOne({ kind: 'details-changed', customerId: params.customerId }).lean();
    expect([event?.detail, event?.actor.name]).toEqual([{ contactId: contact.id }, 'Maria Silva']);
  });

  test('saving what was there already changes nothing and tells nobody', async () => {
    const { at, params, send } = await signedIn();
    expect((await send('own', { fullName: 'Maria Silva', role: '' })).status).toBe(303);
    expect((await admin.call(contactsApi.history, { params: at })).items).toHaveLength(1);
    expect(await EventModel.countDocuments({ kind: 'details-changed', customerId: params.customerId })).toBe(0);
  });

  test('the company’s: on the customer, with who changed what, at once for everybody who looks', async () => {
    const { viewer, path, params, contact, send } = await signedIn();
    await send('company', { phone: '+47 1', website: 'acme.example', city: 'Oslo <b>' });
    const customer = await admin.call(customersApi.get, { params });
    expect(customer).toMatchObject({ phone: '+47 1', website: 'https://acme.example', address: { city: 'Oslo <b>' } });
    const { items } = await admin.call(customersApi.history, { params });
    expect(items.map(({ by, changes }) => [by.id, changes.map(({ field }) => field)])).toEqual([
      [contact.id, ['phone', 'website', 'address.city']],
    ]);
    expect(await (await viewer.fetch(path)).text()).toContain('value="Oslo &lt;b&gt;"');
  });

  test('a refusal keeps what was typed and says why', async () => {
    const { send, params } = await signedIn();
    const refused = await send('company', { website: 'javascript:alert(1)', city: 'Typed' });
    const page = await refused.text();
    expect([refused.status, page.includes('value="Typed"'), page.includes('role="alert"')]).toEqual([422, true, true]);
    expect((await admin.call(customersApi.get, { params })).address.city).toBe('');
  });

  test('nobody sees or changes another contact’s details, nor without signing in by mail', async () => {
    const { viewer, path, params, customerId, block, send } = await signedIn();
    const other = await addContact(admin, customerId, undefined, 'Other Person');
    await admin.call(contactsApi.update, {
      params: { ...params, contactId: other.id },
      body: { phone: '0815-secret' },
    });
    expect(await (await viewer.fetch(path)).text()).not.toContain('0815-secret');
    expect((await send('own', { contactId: other.id, role: 'Boss' })).status).toBe(422);
    const stranger = app.anonymous();
    expect((await send('own', { role: 'Boss' }, stranger)).status).toBe(401);
    const { link } = await admin.call(shareLinksApi.create, { params, body: { rule: 'open' } });
    const open = `${new URL(link.url).pathname}/blocks/${block.id}/own`;
    const claimed = await stranger.fetch(open, form({ record: 'own', role: 'Boss', name: 'Maria Silva' }));
    expect(claimed.status).toBe(403);
    const { items } = await admin.call(contactsApi.list, { params });
    expect(items.map(({ role }) => role)).toEqual(['', '']);
  });

  test('what the block does not offer is not changed by it', async () => {
    const { send, params } = await signedIn({ own: ['phone'], companyEditable: false });
    expect((await send('own', { role: 'Boss' })).status).toBe(422);
    expect((await send('company', { city: 'Oslo' })).status).toBe(422);
    expect((await send('own', { email: 'new@example.com' })).status).toBe(422);
    expect((await admin.call(contactsApi.list, { params })).items[0]?.role).toBe('');
  });
});
