import { describe, expect } from 'vitest';
import { api } from '../api.ts';
import { NORTHWIND, readNorthwind, repairAddress } from '../imports/testing/northwind.ts';
import type { TestClient } from '../testing/client.ts';
import { unique } from './support/arrange.ts';
import { BuilderPage } from './support/builder-page.ts';
import { pressBy } from './support/hand.ts';
import { ImportWizard } from './support/import-wizard.ts';
import { it } from './support/journey.ts';
import { PortalOwner } from './support/portal-owner.ts';
import { PortalPage } from './support/portal-page.ts';

const TORN = { customers: 24, orders: 176 };
const COMPANIES = { BONAP: "Bon app'", ERNSH: 'Ernst Handel', GREAL: 'Great Lakes Food Market' };

const empty = (value: string | undefined) => (value === 'NULL' ? '' : (value ?? ''));

/** The file's lines without its header. */
async function linesOf(name: string): Promise<string[][]> {
  return (await readNorthwind(name)).slice(1);
}

/** Customers by the id that the file gives them. */
async function importedCustomers(staff: TestClient) {
  const { items } = await staff.call(api.customers.list, { query: { limit: 200 } });
  return new Map(items.map((customer) => [customer.externalId, customer]));
}

/** Tests of one journey, in this order: each stands on what the one before has made. */
describe.skipIf(NORTHWIND === null)('Northwind as it comes, in the browser', () => {
  it('B-12, C-27 all 91 customers with their contacts, torn addresses joined', async ({ product, staff, open }) => {
    const page = await open(`${product.origin}/customers`, { as: staff });
    await page.getByRole('link', { name: 'Import' }).click();
    const wizard = new ImportWizard(page);
    await wizard.give('Customers', `${NORTHWIND}customers.csv`);
    // A column without a field of its own becomes an attribute, made on the spot.
    await wizard.send('Fax', 'New attribute …');
    await wizard.check();
    await wizard.joinAll(TORN.customers);
    await wizard.run(91);

    const customers = await importedCustomers(staff);
    const lines = await linesOf('customers.csv');
    expect(lines).toHaveLength(91);
    for (const line of lines) {
      const [id = '', name, contact, title, street, city, region, postalCode, country, phone, fax] = repairAddress(
        line,
        11,
        4,
      );
      const params = { customerId: customers.get(id)?.id ?? '' };
      const customer = await staff.call(api.customers.get, { params });
      const address = { street, city, region, postalCode, country };
      expect(customer).toMatchObject({
        name,
        phone: empty(phone),
        address: Object.fromEntries(Object.entries(address).map(([key, value]) => [key, empty(value)])),
      });
      expect(customer.attributes.fax ?? '').toBe(empty(fax));
      const { items } = await staff.call(api.contacts.list, { params });
      expect(items).toMatchObject([{ name: contact, role: empty(title), email: null }]);
    }
  });

  it('B-12 all 830 orders as tasks of the customer, done where shipped', async ({ product, staff, open }) => {
    const page = await open(`${product.origin}/imports/new`, { as: staff });
    const wizard = new ImportWizard(page);
    await wizard.give('Tasks', `${NORTHWIND}orders.csv`);
    await wizard.send('EmployeeID', 'Do not import');
    await wizard.giveAll('Responsible', 'Customer');
    await wizard.giveAll('Show in portal', 'Yes');
    await wizard.check();
    await wizard.joinAll(TORN.orders);
    await wizard.run(830);

    const lines = await linesOf('orders.csv');
    expect(lines).toHaveLength(830);
    const customers = await importedCustomers(staff);
    const tasks = new Map<string | null, { title: string; due: string | null; done: unknown; assignee: unknown }>();
    for (const id of new Set(lines.map(([, customer = '']) => customer))) {
      const params = { customerId: customers.get(id)?.id ?? '' };
      const { items } = await staff.call(api.tasks.list, { params, query: { limit: 200 } });
      for (const task of items) tasks.set(task.externalId, task);
    }
    expect(tasks.size).toBe(830);
    for (const [id = '', , , , required = '', shipped = ''] of lines) {
      const task = tasks.get(id);
      expect(task).toMatchObject({ title: `Order ${id}`, due: required.slice(0, 10), assignee: { kind: 'customer' } });
      expect(task?.done !== null, id).toBe(shipped !== 'NULL');
    }
  });

  it('C-02, C-05, C-11, C-17, C-18, B-07 three portals from one template: published, opened, a task completed', async ({
    product,
    staff,
    open,
  }) => {
    const page = await open(`${product.origin}/templates`, { as: staff });
    const template = unique('Orders');
    await page.getByRole('button', { name: 'New template' }).first().click();
    await page.getByRole('textbox', { name: 'Name' }).fill(template);
    await page.getByRole('button', { name: 'Create template' }).click();
    const builder = new BuilderPage(page, 'mouse');
    await builder.ready();
    await builder.add('Section');
    await page.getByLabel('Title of the section').fill('Your orders');
    await builder.add('Tasks');
    await builder.saved();

    const customers = await importedCustomers(staff);
    for (const [id, name] of Object.entries(COMPANIES)) {
      await page.goto(`${product.origin}/customers`);
      await page.getByLabel('Search customers').fill(name);
      await page.getByRole('link').filter({ hasText: name }).click();
      const owner = new PortalOwner(page, pressBy('mouse'));
      await owner.activate(template);
      const url = await owner.publishAndShare();

      const params = { customerId: customers.get(id)?.id ?? '' };
      const { items } = await staff.call(api.tasks.list, { params, query: { state: 'open' } });
      const order = items[0]?.title ?? '';
      expect(order, `${id} has an order that was not shipped`).toMatch(/^Order \d+$/);
      const visit = await open(url);
      await visit.getByRole('heading', { level: 1, name }).waitFor();
      await page.goto(`${product.origin}/customers/${params.customerId}/tasks`);
      await page.getByLabel(`Complete “${order}”`).waitFor();

      await new PortalPage(visit).complete(order, 'Laurence');
      await visit
        .locator('li.task', { hasText: order })
        .getByText(/by Laurence/)
        .waitFor();
      await page.getByLabel(`Reopen “${order}”`).waitFor();
      const { done } = await staff.call(api.tasks.get, { params: { ...params, recordId: items[0]?.id ?? '' } });
      expect(done?.by).toMatchObject({ kind: 'viewer', name: 'Laurence' });
    }
  });
});
