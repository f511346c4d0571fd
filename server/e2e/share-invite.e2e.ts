import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect } from 'vitest';
import { api } from '../api.ts';
import type { TestClient } from '../testing/client.ts';
import {
  block,
  documentOf,
  ifMatch,
  newCustomer,
  newTemplate,
  section,
  sharedPortal,
  unique,
} from './support/arrange.ts';
import { DESKTOP, PHONE } from './support/browser.ts';
import { it } from './support/journey.ts';

const DOCUMENT = documentOf(section('Who you are', block('profile')), section('Our plan', block('tasks')));

const SOON = { timeout: 10_000 };

/** A customer with a published portal that nobody shared yet, and two contacts with a task each. */
async function published(staff: TestClient) {
  const customer = await newCustomer(staff);
  const params = { customerId: customer.id };
  const template = await newTemplate(staff, DOCUMENT);
  const { revision } = await staff.call(api.portals.activate, { params, body: { templateId: template.id } });
  await staff.call(api.portals.publish, { params, headers: ifMatch(revision) });
  const contact = async (name: string) => {
    const email = `${unique(name).replaceAll(' ', '.').toLowerCase()}@northwind.example`;
    const made = await staff.call(api.contacts.create, { params, body: { name, email } });
    const assignee = { kind: 'contact' as const, id: made.id };
    await staff.call(api.tasks.create, { params, body: { title: `For ${name}`, assignee, showInPortal: true } });
    return { ...made, email };
  };
  return { customer, params, ana: await contact('Ana Ferreira'), bob: await contact('Bob Miller') };
}

/** What is in the Outbox for an address: without a mail server it is kept there to be read. */
async function keptFor(staff: TestClient, email: string) {
  const find = async () => {
    const query = { state: 'kept' as const, kind: 'invitation' as const };
    const { items } = await staff.call(api.outbox.list, { query });
    return items.find(({ to }) => to.email === email);
  };
  await expect.poll(find, SOON).toBeDefined();
  const mail = await staff.call(api.outbox.get, { params: { mailId: (await find())?.id ?? '' } });
  return { ...mail, link: /https?:\/\/\S+\/p\/\S+/.exec(mail.text)?.[0] ?? '' };
}

describe.each([
  ['on a desktop', DESKTOP],
  ['on a phone', PHONE],
] as [string, BrowserContextOptions][])('sharing %s', (_where, options) => {
  it('T-04, B-09 a link for certain people, invitations by mail, and one person shut out again', async ({
    staff,
    product,
    open,
  }) => {
    const { customer, params, ana, bob } = await published(staff);
    const page = await open(`${product.origin}/customers/${customer.id}`, { as: staff, options });
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const sharing = page.getByRole('dialog', { name: /^Share the portal/ });
    await sharing.getByRole('radio', { name: 'Certain people, by e-mail' }).click();
    await sharing.getByRole('radio', { name: 'Any contact of this customer' }).click();
    await sharing.getByRole('button', { name: 'Make a link' }).click();
    await sharing.getByText('Any contact of the customer, by e-mail').waitFor();
    expect(
      (await staff.call(api.outbox.list, { query: { customerId: customer.id, kind: 'invitation' } })).items,
    ).toEqual([]);

    await sharing.getByRole('button', { name: 'Invite by mail…' }).click();
    const inviting = page.getByRole('dialog', { name: /^Invite to the portal/ });
    await inviting.getByRole('checkbox', { name: /Bob Miller/, checked: true }).waitFor();
    await inviting.getByLabel('Subject').fill('Welcome, {{contact.name}}');
    await inviting.getByRole('button', { name: 'Send to 2 contacts' }).click();
    await expect.poll(() => inviting.getByText('The mail is on its way').count(), SOON).toBe(2);
    const mail = await keptFor(staff, ana.email);
    expect(mail.subject).toBe('Welcome, Ana Ferreira');
    expect((await keptFor(staff, bob.email)).link).toMatch(/\/p\/[\w-]+\/enter\/[\w-]+$/);
    await inviting.getByRole('button', { name: 'Done' }).click();

    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await sharing.getByRole('button', { name: 'People' }).click();
    await sharing.getByRole('button', { name: 'Revoke Bob Miller' }).click();
    await sharing.getByRole('button', { name: 'Admit Bob Miller again' }).waitFor();
    const { links } = await staff.call(api.portals.get, { params });
    expect(links[0]?.revokedContactIds).toEqual([bob.id]);
    await sharing.getByRole('button', { name: 'Invite by mail…' }).click();
    await inviting.getByText('this link does not let them in').waitFor();
    await inviting.getByRole('button', { name: 'Send to 1 contact' }).waitFor();

    const reader = await open(mail.link, { options });
    await reader.getByRole('button', { name: 'Open the page' }).click();
    await reader.getByText('Signed in as Ana Ferreira').waitFor();
    const shut = await open((await keptFor(staff, bob.email)).link, { options });
    await shut.getByRole('button', { name: 'Open the page' }).click();
    await shut.getByLabel('Your e-mail address').waitFor();
    expect(await shut.getByRole('heading', { name: 'Our plan' }).count()).toBe(0);
  });

  it('B-09 all links on one page: found, revoked many at once after a confirmation, dead at once', async ({
    staff,
    product,
    open,
  }) => {
    const name = unique('Zephyr');
    const first = await sharedPortal(staff, DOCUMENT);
    await staff.call(api.customers.update, { params: first.params, body: { name } });
    const second = await staff.call(api.shareLinks.create, {
      params: first.params,
      body: { rule: 'open', name: 'Board', expiresAt: '2099-01-01T00:00:00Z' },
    });
    const page = await open(`${product.origin}/links`, { as: staff, options });
    await page.getByLabel('Search links').fill(name);
    const rows = page.getByRole('table', { name: 'Links' }).getByRole('row').filter({ hasText: name });
    await expect.poll(() => rows.count(), SOON).toBe(2);
    await page.getByLabel(`Select ${name} · Board`).click();
    await page.getByLabel(`Select ${name}`, { exact: true }).click();
    await page.getByRole('region', { name: 'Selected links' }).getByRole('button', { name: 'Revoke…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke 2 links' }).click();
    await expect.poll(() => rows.getByText('Revoked').count(), SOON).toBe(2);
    for (const url of [first.url, second.link.url]) expect((await fetch(url)).status).toBe(404);
    await page.reload();
    await expect.poll(() => rows.getByText('Revoked').count(), SOON).toBe(2);
  });
});

describe.each([
  ['with JavaScript', DESKTOP],
  ['on a phone without', { ...PHONE, javaScriptEnabled: false }],
] as [string, BrowserContextOptions][])('the profile, %s', (_where, options) => {
  it('A-03, E-01 a contact changes their details and the company’s; staff see what and by whom', async ({
    staff,
    product,
    open,
  }) => {
    const { customer, params, ana } = await published(staff);
    const { link } = await staff.call(api.shareLinks.create, { params, body: { rule: 'email' } });
    await staff.call(api.invitations.send, { params: { ...params, linkId: link.id }, body: { contactIds: [ana.id] } });
    const portal = await open((await keptFor(staff, ana.email)).link, { options });
    await portal.getByRole('button', { name: 'Open the page' }).click();
    await portal.getByLabel('Role').fill('Head of Operations');
    await portal.getByRole('button', { name: 'Save' }).first().click();
    await expect
      .poll(async () => (await staff.call(api.contacts.list, { params })).items[0]?.role, SOON)
      .toBe('Head of Operations');
    await portal.getByRole('textbox', { name: 'City' }).fill('Lisboa');
    await portal.getByRole('button', { name: 'Save' }).last().click();
    await expect.poll(async () => (await staff.call(api.customers.get, { params })).address.city, SOON).toBe('Lisboa');
    await expect.poll(() => portal.getByRole('textbox', { name: 'City' }).inputValue(), SOON).toBe('Lisboa');

    const page = await open(`${product.origin}/customers/${customer.id}/contacts`, { as: staff });
    await page.getByRole('button', { name: 'Ana Ferreira', exact: true }).click();
    await page.getByRole('dialog').getByText('Ana Ferreira, in the portal, changed').waitFor();
    await page.getByRole('dialog').getByText('Role: empty → Head of Operations').waitFor();
    await page.goto(`${product.origin}/customers/${customer.id}/details`);
    await page.getByText('City: empty → Lisboa').waitFor();
  });
});

describe('the customer view', () => {
  it('T-03 shows the portal as one contact sees it, before anything is shared, published or draft', async ({
    staff,
    product,
    open,
  }) => {
    const { customer, params } = await published(staff);
    const page = await open(`${product.origin}/customers/${customer.id}/contacts`, { as: staff });
    await page.getByRole('button', { name: 'More for Ana Ferreira' }).click();
    await page.getByRole('menuitem', { name: 'See the portal as Ana Ferreira' }).click();
    const view = page.getByRole('dialog', { name: 'Customer view' });
    await view.getByText('What is published now, as Ana Ferreira sees it.').waitFor();
    const frame = view.frameLocator('iframe');
    await frame.getByText('Waiting on you: 1').waitFor();
    await expect.poll(() => frame.getByLabel('Your name').count(), SOON).toBe(0);
    await view.getByText('Draft', { exact: true }).click();
    await view.getByText(/^The draft, as Ana Ferreira/).waitFor();
    await view.getByRole('combobox', { name: 'View as' }).click();
    await page.getByRole('option', { name: 'Visitor, not signed in' }).click();
    await frame.getByText('To change these details, sign in by e-mail').waitFor();
    const { links } = await staff.call(api.portals.get, { params });
    expect(links).toEqual([]);
    await page.keyboard.press('Escape');

    await page.goto(`${product.origin}/customers/${customer.id}/portal`);
    await page.getByRole('button', { name: 'Preview' }).click();
    const preview = page.getByRole('dialog', { name: 'Preview' });
    await preview.getByRole('combobox', { name: 'View as' }).click();
    await page.getByRole('option', { name: 'Bob Miller' }).click();
    await preview.getByText(/^The draft, as Bob Miller/).waitFor();
    await preview.frameLocator('iframe').getByText('For Bob Miller').first().waitFor();
  });
});
