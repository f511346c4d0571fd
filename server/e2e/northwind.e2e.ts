import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { api } from '../api.ts';
import type { Import, ImportKind, Mapping } from '../imports/contract.ts';
import { NORTHWIND, readNorthwind, repairAddress } from '../imports/testing/northwind.ts';
import type { TestClient } from '../testing/client.ts';
import { block, documentOf, ifMatch, newTemplate, section } from './support/arrange.ts';
import { DESKTOP, openBrowser, openPage } from './support/browser.ts';
import { PortalPage } from './support/portal-page.ts';
import { type Product, startProduct } from './support/product.ts';
import { signedIn } from './support/sign-in.ts';

let product: Product;
let browser: Browser;
let staff: TestClient;

beforeAll(async () => {
  if (NORTHWIND === null) return;
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  staff = await signedIn(product, 'csm');
});
afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

type Imported = z.output<typeof Import>;

/** Uploads a file, takes the proposed mapping with `change`, joins every torn row, and runs. */
async function importFile(
  kind: z.infer<typeof ImportKind>,
  name: string,
  change: (mapping: z.infer<typeof Mapping>, proposed: Imported) => z.infer<typeof Mapping>,
): Promise<Imported> {
  const bytes = readFileSync(`${NORTHWIND}${name}`);
  const proposed = await staff.call(api.imports.create, { body: { kind }, file: { name, bytes } });
  const params = { importId: proposed.id };
  await staff.call(api.imports.setMapping, { params, body: change(proposed.mapping, proposed) });
  const mended = await staff.call(api.imports.mend, { params, body: { all: true } });
  expect(mended.summary).toMatchObject({ faulty: 0, create: proposed.rowCount });
  expect(mended.summary?.mended).toBeGreaterThan(0);
  await staff.call(api.imports.run, { params });
  for (;;) {
    const now = await staff.call(api.imports.get, { params });
    if (now.state !== 'running') return now;
    await delay(100);
  }
}

async function allCustomers() {
  const { items } = await staff.call(api.customers.list, { query: { limit: 200 } });
  return new Map(items.map((customer) => [customer.externalId, customer]));
}

const empty = (value: string | undefined) => (value === 'NULL' ? '' : (value ?? ''));

describe.skipIf(NORTHWIND === null)('Northwind as it comes (B-12, C-27)', () => {
  it('imports all 91 customers with their contacts, torn addresses joined', async () => {
    const done = await importFile('customers', 'customers.csv', (mapping, { columns }) => ({
      ...mapping,
      // A column without a field of its own becomes an attribute, made on the spot.
      columns: mapping.columns.map((target, index) =>
        columns[index]?.name === 'Fax' ? { to: 'new-attribute', label: 'Fax', type: 'text' } : target,
      ),
    }));
    expect(done).toMatchObject({ state: 'done', progress: { created: 91, updated: 0, skipped: 0 } });
    const customers = await allCustomers();
    const lines = (await readNorthwind('customers.csv')).filter(([id]) => id !== 'CustomerID');
    expect(lines).toHaveLength(91);
    for (const line of lines) {
      const [id = '', name, contact, title, street, city, region, postalCode, country, phone, fax] = repairAddress(
        line,
        11,
        4,
      );
      const params = { customerId: customers.get(id)?.id ?? '' };
      const customer = await staff.call(api.customers.get, { params });
      expect(customer).toMatchObject({
        name,
        phone: empty(phone),
        address: {
          street: empty(street),
          city: empty(city),
          region: empty(region),
          postalCode: empty(postalCode),
          country: empty(country),
        },
      });
      expect(customer.attributes.fax ?? '').toBe(empty(fax));
      const { items } = await staff.call(api.contacts.list, { params });
      expect(items).toMatchObject([{ name: contact, role: empty(title), email: null }]);
    }
  });

  it('imports all 830 orders as tasks of the customer, done where shipped', async () => {
    const done = await importFile('tasks', 'orders.csv', (mapping, { columns }) => ({
      ...mapping,
      columns: mapping.columns.map((target, index) =>
        columns[index]?.name === 'EmployeeID' ? { to: 'ignore' } : target,
      ),
      fixed: [...mapping.fixed, { field: 'assignee', value: 'customer' }, { field: 'showInPortal', value: 'true' }],
    }));
    expect(done).toMatchObject({ state: 'done', progress: { created: 830, updated: 0, skipped: 0 } });
    const lines = (await readNorthwind('orders.csv')).filter(([id]) => id !== 'OrderID');
    expect(lines).toHaveLength(830);
    const customers = await allCustomers();
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

  it('C-02, C-17, C-18 three portals from one template: published, opened, a task completed', async () => {
    const template = await newTemplate(
      staff,
      documentOf(section('Your orders', block('tasks', { heading: 'Orders', limit: 50 }))),
    );
    const customers = await allCustomers();
    for (const id of ['BONAP', 'ERNSH', 'GREAL']) {
      const customer = customers.get(id);
      const params = { customerId: customer?.id ?? '' };
      const portal = await staff.call(api.portals.activate, { params, body: { templateId: template.id } });
      await staff.call(api.portals.publish, { params, headers: ifMatch(portal.revision) });
      const { link } = await staff.call(api.shareLinks.create, { params, body: { rule: 'open' } });
      const { page, context, troubles } = await openPage(browser, DESKTOP);
      await page.goto(link.url);
      await page.getByRole('heading', { level: 1, name: customer?.name ?? '' }).waitFor();
      const portalPage = new PortalPage(page);
      const { items } = await staff.call(api.tasks.list, { params, query: { state: 'open', limit: 200 } });
      const open = items[0];
      expect(open, `${id} has an order that was not shipped`).toBeDefined();
      await portalPage.complete(open?.title ?? '', 'Laurence');
      await portalPage
        .task(open?.title ?? '')
        .getByText(/by Laurence/)
        .waitFor();
      const after = await staff.call(api.tasks.get, { params: { ...params, recordId: open?.id ?? '' } });
      expect(after.done?.by.name).toBe('Laurence');
      expect(troubles).toEqual([]);
      await context.close();
    }
  });
});
