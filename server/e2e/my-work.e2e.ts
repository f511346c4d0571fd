import { describe, expect } from 'vitest';
import { api } from '../api.ts';
import { TestClient } from '../testing/client.ts';
import { block, documentOf, ifMatch, newTemplate, section, sharedPortal, unique } from './support/arrange.ts';
import { violations } from './support/axe.ts';
import { PHONE } from './support/browser.ts';
import { it } from './support/journey.ts';
import { PortalPage } from './support/portal-page.ts';

const PASSWORD = 'correct horse battery';
const DOCUMENT = () => documentOf(section('Plan', block('tasks')));

/** A shared portal of a customer whom this person owns, with a task of the customer's. */
async function ownPortal(staff: TestClient) {
  const portal = await sharedPortal(staff, DOCUMENT());
  const { id: ownerId } = await staff.call(api.session.current);
  await staff.call(api.customers.update, { params: portal.params, body: { ownerId } });
  await staff.call(api.tasks.create, {
    params: portal.params,
    body: { title: 'Send the logo', assignee: { kind: 'customer' }, showInPortal: true, due: '2020-01-02' },
  });
  return { ...portal, ownerId };
}

/** A CSM who has no other customers, so that what waits for them is what the test makes. */
async function newcomer(admin: TestClient): Promise<TestClient> {
  const name = unique('Nina');
  const email = `${name.replace(' ', '-').toLowerCase()}@example.com`;
  const { invitationUrl } = await admin.call(api.staff.create, { body: { name, email, role: 'csm' } });
  const client = new TestClient(admin.origin);
  const token = invitationUrl.split('/').at(-1) ?? '';
  await client.call(api.session.signInWithToken, { body: { token, password: PASSWORD } });
  return client;
}

/** Three customers with one name before theirs: one as a draft with a contact, one shared with a contact, one without a portal. */
async function three(staff: TestClient): Promise<string> {
  const name = unique('Trio');
  const template = await newTemplate(staff, DOCUMENT());
  for (const kind of ['Draft', 'Shared', 'Bare'] as const) {
    const { id } = await staff.call(api.customers.create, { body: { name: `${name} ${kind}` } });
    const params = { customerId: id };
    if (kind !== 'Bare') {
      const { revision } = await staff.call(api.portals.activate, { params, body: { templateId: template.id } });
      await staff.call(api.contacts.create, { params, body: { name: 'Ada', email: `ada-${id}@example.com` } });
      await staff.call(api.contacts.create, { params, body: { name: 'Bob' } });
      if (kind === 'Shared') await staff.call(api.portals.publish, { params, headers: ifMatch(revision) });
      await staff.call(api.shareLinks.create, { params, body: { rule: 'open' } });
    }
  }
  return name;
}

describe('My work', () => {
  it('A-14, B-07, B-16 what a customer does appears while the page is open, is answered, and is no news the next time', async ({
    product,
    admin,
    open,
  }) => {
    const staff = await newcomer(admin);
    const { url, customer } = await ownPortal(staff);
    const page = await open(product.origin, { as: staff });
    await page.getByRole('heading', { name: 'My work', level: 1 }).waitFor();
    await page.getByText('My customers', { exact: true }).click();
    const waiting = page.getByRole('region', { name: 'Waiting on customers' });
    const news = page.getByRole('region', { name: 'New from customers' });
    const toAnswer = page.getByRole('region', { name: 'To answer' });
    await waiting.getByRole('link', { name: customer.name }).waitFor();

    const portal = new PortalPage(await open(url));
    await portal.comment('Send the logo', { text: 'As SVG or PNG?', name: 'Maria' });
    const question = toAnswer.getByRole('listitem').filter({ hasText: customer.name });
    await question.getByText('As SVG or PNG?').waitFor();
    await portal.complete('Send the logo');
    const completed = news.getByRole('link', { name: 'Maria, by the link completed “Send the logo”' }).first();
    await completed.waitFor();
    await waiting.getByRole('link', { name: customer.name }).waitFor({ state: 'detached' });

    await question.getByRole('button', { name: /^No answer needed/ }).click();
    await question.waitFor({ state: 'detached' });
    await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click();
    await question.waitFor();
    await question.getByRole('link').click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('textbox', { name: 'Comment' }).fill('SVG, please.');
    await drawer.getByText('Portal', { exact: true }).last().click();
    await drawer.getByRole('button', { name: 'Comment', exact: true }).click();
    await drawer.getByRole('listitem').getByText('SVG, please.').waitFor();

    await page.goto(`${product.origin}/my-work?customers=mine`);
    await news.getByText('Nothing new since your last look').waitFor();
    await completed.waitFor();
    expect(await question.count()).toBe(0);
  });

  it('B-16 a due task is completed in place, by keyboard too, and brought back; it opens where it stands', async ({
    product,
    staff,
    open,
  }) => {
    const { params, ownerId } = await ownPortal(staff);
    const assignee = { kind: 'staff', id: ownerId } as const;
    const title = unique('Prepare');
    const { id: recordId } = await staff.call(api.tasks.create, {
      params,
      body: { title, assignee, due: '2020-01-01', priority: 'high' },
    });
    const page = await open(`${product.origin}/my-work?customers=mine`, { as: staff });
    const box = page.getByRole('checkbox', { name: `Complete “${title}”` });
    await box.focus();
    await page.keyboard.press('Space');
    await box.waitFor({ state: 'detached' });
    const done = async () => (await staff.call(api.tasks.get, { params: { ...params, recordId } })).done !== null;
    expect(await done()).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
    await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click();
    await box.waitFor();
    expect(await done()).toBe(false);
    await page.getByRole('link', { name: title, exact: true }).click();
    await page.getByRole('dialog').getByLabel('Title').waitFor();
    expect(new URL(page.url()).searchParams.get('record')).toBe(recordId);
  });

  it('B-16 on a phone nothing is cut off, and finished work says so', async ({ product, admin, open }) => {
    const page = await open(`${product.origin}/my-work?customers=all`, { options: PHONE, as: admin });
    await page.getByRole('region', { name: 'Due' }).getByRole('listitem').first().waitFor();
    await page.getByRole('region', { name: 'New from customers' }).getByRole('listitem').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    const { staff: fresh, invitationUrl } = await admin.call(api.staff.create, {
      body: { name: 'Nils Neu', email: 'nils@example.com', role: 'am' },
    });
    expect(fresh.role).toBe('am');
    await page.context().clearCookies();
    await page.goto(invitationUrl);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Once more').fill(PASSWORD);
    await page.getByRole('button', { name: 'Set password and sign in' }).click();
    await page.getByText(/^Nothing of yours is due/).waitFor();
    await page.getByText('Every comment of a customer is answered.').waitFor();
    expect(await page.getByText('All customers').count()).toBe(0);
  });
});

describe('many customers at once', () => {
  it('B-16 publishing says what it will do to each, does it at the press, and says what became of each', async ({
    product,
    staff,
    open,
  }) => {
    const name = await three(staff);
    const page = await open(`${product.origin}/customers?search=${encodeURIComponent(name)}`, { as: staff });
    await page.getByRole('checkbox', { name: 'Select all loaded customers' }).check();
    await page.getByRole('button', { name: 'Publish…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Publish portals' });
    const line = (kind: string) => dialog.getByRole('listitem').filter({ hasText: `${name} ${kind}` });
    await line('Draft').getByText('Will be published for the first time.').waitFor();
    await line('Draft')
      .getByText(/notice|warning/)
      .waitFor();
    await line('Shared').getByText('The customer sees the latest already.').waitFor();
    await line('Bare').getByText('The portal is not activated.').waitFor();
    const states = async () => {
      const { items } = await staff.call(api.customers.list, { query: { search: name } });
      return items.map(({ portalState }) => portalState);
    };
    expect(await states()).toEqual(['off', 'draft', 'published']);
    await dialog.getByRole('button', { name: 'Publish 1 portal' }).click();
    await dialog.getByText('1 of 1 portal published.').waitFor();
    await line('Draft').getByText('Published as version 1.').waitFor();
    expect(await states()).toEqual(['off', 'published', 'published']);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('region', { name: 'Selected customers' }).waitFor({ state: 'detached' });
  });

  it('get an owner, a stage and a tag; what that does to each is said before, and what became of each after', async ({
    product,
    staff,
    open,
  }) => {
    const name = await three(staff);
    const { name: owner } = await staff.call(api.session.current);
    const [stage = ''] = (await staff.call(api.workspace.get)).stages;
    const page = await open(`${product.origin}/customers?search=${encodeURIComponent(name)}`, { as: staff });
    await page.getByRole('checkbox', { name: 'Select all loaded customers' }).check();
    await page.getByRole('checkbox', { name: `Select ${name} Bare` }).uncheck();
    await page.getByRole('button', { name: 'Change…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change customers' });
    expect(await dialog.getByRole('button', { name: 'Nothing to change' }).isDisabled()).toBe(true);
    await dialog.getByRole('combobox', { name: 'Owner' }).click();
    await page.getByRole('option', { name: owner }).click();
    await dialog.getByRole('combobox', { name: 'Stage' }).click();
    await page.getByRole('option', { name: stage }).click();
    await dialog.getByRole('combobox', { name: 'Add tags' }).fill('north');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const preview = dialog.getByRole('list', { name: 'What will happen' });
    await preview.getByText(`Owner: nobody → ${owner} · Stage: none → ${stage} · Tags: + north`).nth(1).waitFor();
    await page.getByRole('option').first().waitFor({ state: 'detached' });
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Change 2 customers' }).click();
    await dialog.getByText('2 customers changed.').waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page
      .getByRole('row', { name: /Shared/ })
      .getByText(owner, { exact: true })
      .waitFor();
    const { items } = await staff.call(api.customers.list, { query: { search: name } });
    expect(items.map((customer) => [customer.owner?.name ?? null, customer.stage, customer.tags])).toEqual([
      [null, null, []],
      [owner, stage, ['north']],
      [owner, stage, ['north']],
    ]);
  });

  it('B-16, T-04 inviting names whom it mails, leaves out who was invited before, on a phone', async ({
    product,
    staff,
    open,
  }) => {
    const name = await three(staff);
    const page = await open(`${product.origin}/customers?search=${encodeURIComponent(name)}`, {
      as: staff,
      options: PHONE,
    });
    const pick = async () => {
      for (const kind of ['Draft', 'Shared', 'Bare'])
        await page.getByRole('checkbox', { name: `Select ${name} ${kind}` }).check();
      await page.getByRole('button', { name: 'Actions' }).click();
      await page.getByRole('menuitem', { name: 'Invite…' }).click();
    };
    await pick();
    const dialog = page.getByRole('dialog', { name: 'Invite contacts' });
    const line = (kind: string) => dialog.getByRole('listitem').filter({ hasText: `${name} ${kind}` });
    await line('Shared').getByText('Will invite 1 contact.').waitFor();
    await line('Shared').getByText('2 contacts').click();
    await line('Shared').getByText('Bob: no e-mail address').waitFor();
    await line('Draft').getByText('The portal is not published.').waitFor();
    const mails = async () => {
      const { items } = await staff.call(api.outbox.list, { query: { limit: 200 } });
      return items.filter(({ kind, customer }) => kind === 'invitation' && customer?.name.startsWith(name)).length;
    };
    expect(await mails()).toBe(0);
    await dialog.getByRole('button', { name: 'Invite 1 contact' }).click();
    await line('Shared').getByText('1 invitation on the way.').waitFor();
    expect(await mails()).toBe(1);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'detached' });

    await pick();
    await line('Shared').getByText('Everybody was invited before.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Nobody to invite' }).isDisabled()).toBe(true);
    await dialog.getByRole('switch', { name: 'Also those who were invited before' }).click({ force: true });
    await dialog.getByRole('button', { name: 'Invite 1 contact' }).waitFor();
  });
});
