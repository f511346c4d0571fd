import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { api } from '../api.ts';
import type { TestClient } from '../testing/client.ts';
import { block, documentOf, section, sharedPortal, unique } from './support/arrange.ts';
import { PHONE } from './support/browser.ts';
import { it as journey } from './support/journey.ts';

const it = journey.override('startOptions', { scope: 'file' }, { env: { WEBHOOKS_ALLOW_PRIVATE: '1' } });

/** Picks an option of a select that is known by its label. */
async function pick(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option }).click();
}

function tasksPortal(staff: TestClient) {
  return sharedPortal(staff, documentOf(section('Plan', block('tasks'), block('notes'))));
}

const enter = (staff: TestClient, params: { customerId: string }, stage: string) =>
  staff.call(api.customers.update, { params, body: { stage } });

async function contactOf(staff: TestClient, params: { customerId: string }, name: string) {
  const email = `${unique(name).replace(' ', '.').toLowerCase()}@example.com`;
  await staff.call(api.contacts.create, { params, body: { name, email } });
  return email;
}

/** A receiver on this machine that keeps what it is told. */
async function receiver() {
  const heard: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    req.on('end', () => {
      heard.push({ headers: req.headers, body });
      res.end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return { url, heard, close: () => new Promise((resolve) => server.close(resolve)) };
}

describe('C-22 playbooks and stages', () => {
  it('a playbook is written, a stage starts it, and its tasks appear in the open portal', async ({
    product,
    staff,
    open,
  }) => {
    const { url, params, customer } = await tasksPortal(staff);
    const portal = await open(url);
    const name = unique('Welcome plan');

    const page = await open(`${product.origin}/automations/playbooks`, { as: staff });
    await page.getByRole('button', { name: 'Add playbook' }).click();
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Title').fill('Send the list of users');
    await page.getByLabel('Due after days').fill('5');
    await pick(page, 'Kind of days', 'working days');
    await page.getByRole('button', { name: 'Add note' }).click();
    await page.getByLabel('Title').nth(1).fill('Internal hand-over');
    await page.getByLabel('Show in portal').nth(1).uncheck({ force: true });
    await page.getByRole('button', { name: 'Add playbook' }).click();
    await page.getByRole('button', { name, exact: true }).waitFor();

    await page.goto(`${product.origin}/automations/rules/new?recipe=onboarding`);
    await pick(page, 'Stage', 'Renewal');
    await pick(page, 'Playbook', name);
    await page.getByLabel('Name').fill(`Start ${name}`);
    await page.getByPlaceholder('What would happen for …').fill(customer.name);
    await page.getByRole('option', { name: customer.name }).click();
    await page.getByRole('button', { name: 'Try it out' }).click();
    await page.getByText(`Playbook “${name}”: 1 task and 1 note, 1 of them shown in the portal`).waitFor();
    await page.getByRole('button', { name: 'Add automation' }).click();
    await page.getByRole('switch', { name: `Start ${name} is on` }).waitFor();

    await enter(staff, params, 'Renewal');
    await portal.getByText('Send the list of users').waitFor();
    expect(await portal.getByText('Internal hand-over').count()).toBe(0);

    await page.goto(`${product.origin}/automations/runs`);
    const run = page.getByRole('list', { name: 'Runs' }).getByRole('listitem').filter({ hasText: customer.name });
    await run.getByText('Done', { exact: true }).first().waitFor();
  });

  it('a playbook is started by hand, on a phone', async ({ product, staff, open }) => {
    const { url, params, customer } = await tasksPortal(staff);
    const page = await open(`${product.origin}/customers/${params.customerId}`, { as: staff, options: PHONE });
    await page.getByRole('button', { name: 'Start playbook' }).click();
    const dialog = page.getByRole('dialog', { name: `Start a playbook for ${customer.name}` });
    await dialog.getByRole('combobox', { name: 'Playbook' }).click();
    await page.getByRole('option', { name: 'Onboarding' }).click();
    await dialog.getByText('5 of them shown in the portal').waitFor();
    await dialog.getByRole('button', { name: 'Start playbook' }).click();
    await page.getByText('Choose a date for the kick-off').waitFor();
    const portal = await open(url, { options: PHONE });
    await portal.getByText('Choose a date for the kick-off').waitFor();
    expect(await portal.getByText('Read the hand-over from sales').count()).toBe(0);
  });

  it('a stage is renamed with its customers, and removed with where they go', async ({ product, admin, open }) => {
    const { stages } = await admin.call(api.workspace.get);
    const [first, second] = ['First', 'Second'].map((name) => unique(name));
    await admin.call(api.workspace.update, { body: { stages: [...stages, first ?? '', second ?? ''] } });
    const { id: customerId } = await admin.call(api.customers.create, { body: { name: unique('C'), stage: first } });
    const stage = async () => (await admin.call(api.customers.get, { params: { customerId } })).stage;
    const page = await open(`${product.origin}/settings/workspace`, { as: admin });

    await page.getByLabel(`Stage ${stages.length + 1}`, { exact: true }).fill('Renamed');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(stage).toBe('Renamed');

    await page.getByRole('button', { name: 'Remove Renamed' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove the stage “Renamed”?' });
    await dialog.getByText('1 customer is in it.').waitFor();
    await dialog.getByRole('combobox', { name: 'They go to' }).click();
    await page.getByRole('option', { name: second }).click();
    await dialog.getByRole('button', { name: 'Remove stage' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(stage).toBe(second);
  });
});

describe('E-11, C-24 mails and runs', () => {
  it('publishing mails every contact, and a run says why not where a condition was not met', async ({
    product,
    staff,
    open,
  }) => {
    const page = await open(`${product.origin}/automations/rules/new?recipe=published`, { as: staff });
    const name = unique('Tell the contacts');
    await page.getByLabel('Name').fill(name);
    await page.getByRole('button', { name: 'Add condition' }).click();
    await pick(page, 'Field', 'Tags');
    await page.getByLabel('Value of Tags').fill('loud');
    await page.getByRole('button', { name: 'Add automation' }).click();
    await page.getByRole('switch', { name: `${name} is on` }).waitFor();

    const [loud, quiet] = [await tasksPortal(staff), await tasksPortal(staff)];
    await staff.call(api.customers.update, { params: loud.params, body: { tags: ['loud'] } });
    const email = await contactOf(staff, loud.params, 'Ana');
    await contactOf(staff, quiet.params, 'Ben');
    for (const { params } of [loud, quiet]) {
      const { document, revision } = await staff.call(api.portals.get, { params });
      const changed = { ...document, language: 'de' as const };
      const headers = { 'If-Match': `"${revision}"` };
      const saved = await staff.call(api.portals.saveDocument, { params, body: { document: changed }, headers });
      await staff.call(api.portals.publish, { params, headers: { 'If-Match': `"${saved.revision}"` } });
    }

    await page.goto(`${product.origin}/automations/runs`);
    const runs = page.getByRole('list', { name: 'Runs' }).getByRole('listitem').filter({ hasText: name });
    await runs
      .filter({ hasText: loud.customer.name })
      .getByText(/Mail “.+” to Ana/)
      .first()
      .waitFor();
    await runs
      .filter({ hasText: quiet.customer.name })
      .getByText('A condition was not met: Tags was empty.')
      .first()
      .waitFor();

    const mails = (await staff.call(api.outbox.list, { query: { customerId: loud.params.customerId } })).items;
    expect(mails.map(({ kind, to }) => [kind, to.email])).toContainEqual(['portal-published', email]);
  });
});

describe('C-24 webhooks', () => {
  it('a webhook is added, called, and its signature checked with the secret that was shown once', async ({
    product,
    admin,
    open,
  }) => {
    const { url, heard, close } = await receiver();
    const page = await open(`${product.origin}/automations/webhooks`, { as: admin });
    await page.getByRole('button', { name: 'Add webhook' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add webhook' });
    const name = unique('CRM');
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('Address').fill(url);
    await dialog.getByRole('button', { name: 'Add webhook' }).click();
    const told = page.getByRole('dialog', { name: 'The secret of this webhook' });
    const secret = ((await told.locator('pre').textContent()) ?? '').trim();
    await told.getByRole('button', { name: 'Done' }).click();

    await page.goto(`${product.origin}/automations/rules/new?recipe=webhook`);
    await pick(page, 'Webhook', name);
    await pick(page, 'By whom', 'anybody');
    await page.getByRole('button', { name: 'Add automation' }).click();
    await page.getByRole('list', { name: 'Automations' }).waitFor();

    const { params, customer } = await tasksPortal(admin);
    const { id: recordId } = await admin.call(api.tasks.create, { params, body: { title: 'Sign' } });
    await admin.call(api.tasks.setDone, { params: { ...params, recordId }, body: { done: true } });
    await expect.poll(() => heard.length, { timeout: 15_000 }).toBe(1);
    const [{ headers, body } = { headers: {} as IncomingHttpHeaders, body: '' }] = heard;
    const [, seconds, digest] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['portico-signature'])) ?? [];
    expect(createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')).toBe(digest);
    expect(JSON.parse(body)).toMatchObject({ event: 'task-completed', customer: { name: customer.name } });

    await page.goto(`${product.origin}/automations/webhooks`);
    await page.getByRole('button', { name, exact: true }).click();
    const deliveries = page.getByRole('dialog', { name: `Sent to ${name}` });
    await deliveries.getByText('Delivered').waitFor();
    await close();
  });
});

describe('T-08 touchpoints', () => {
  it('a call is logged and sent by mail, with the portal link while it is shared; deleting has a way back', async ({
    product,
    staff,
    open,
  }) => {
    const { params } = await tasksPortal(staff);
    const email = await contactOf(staff, params, 'Eve');
    const page = await open(`${product.origin}/customers/${params.customerId}/touchpoints`, { as: staff });
    await page.getByRole('button', { name: 'Log touchpoint' }).click();
    const dialog = page.getByRole('dialog', { name: 'Log a touchpoint' });
    await dialog.getByLabel('Subject').fill('Kick-off call');
    await dialog.getByRole('combobox', { name: 'With whom' }).click();
    await page.getByRole('option', { name: 'Eve' }).click();
    await dialog.getByLabel('What was said').fill('We agreed on May.');
    await dialog.getByRole('button', { name: 'Log it' }).click();

    const list = page.getByRole('list', { name: 'Touchpoints' });
    await list.getByRole('button', { name: 'Send as e-mail: Kick-off call' }).click();
    const send = page.getByRole('dialog', { name: 'Send as e-mail' });
    expect(await send.getByLabel('With a link to the portal').isChecked()).toBe(true);
    await send.getByRole('button', { name: 'Send' }).click();
    await list.getByText('mailed to Eve, with the portal link').waitFor();
    const mails = (await staff.call(api.outbox.list, { query: { customerId: params.customerId } })).items;
    expect(mails.map(({ kind, to }) => [kind, to.email])).toContainEqual(['touchpoint', email]);

    await staff.call(api.portals.unpublish, { params });
    await list.getByRole('button', { name: 'Send as e-mail: Kick-off call' }).click();
    await send.getByRole('button', { name: 'Send' }).waitFor();
    await expect.poll(() => send.getByLabel('With a link to the portal').count()).toBe(0);
    await send.getByRole('button', { name: 'Cancel' }).click();

    await list.getByRole('button', { name: 'More for Kick-off call' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByText('No touchpoints yet').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await list.getByText('Kick-off call').first().waitFor();
  });
});
