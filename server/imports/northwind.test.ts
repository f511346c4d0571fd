import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ContactModel } from '../contacts/model.ts';
import { CustomerModel } from '../customers/model.ts';
import { TaskModel } from '../records/tasks/model.ts';
import { Staff } from '../staff/model.ts';
import { startTestApp, type TestApp, type TestStaff } from '../testing/app.ts';
import { importsApi } from './contract.ts';
import { finished } from './testing/finished.ts';
import { NORTHWIND, readNorthwind, repairAddress } from './testing/northwind.ts';

const value = (cell: string | undefined) => (cell === 'NULL' || cell === undefined ? '' : cell.trim());
const dayOf = (cell: string | undefined) => value(cell).slice(0, 10) || null;

/** The file's rows as they were meant, by column name. */
async function truth(name: string, addressColumn: number): Promise<Map<string, string>[]> {
  const [header = [], ...rows] = await readNorthwind(name);
  return rows.map((row) => {
    const cells = repairAddress(row, header.length, addressColumn);
    return new Map(header.map((column, index) => [column, value(cells[index])]));
  });
}

describe.skipIf(!NORTHWIND)('B-12 the Northwind files, as they come', () => {
  let app: TestApp;
  let csm: TestStaff;
  beforeAll(async () => {
    app = await startTestApp();
    csm = await app.signIn('csm');
  });
  afterAll(() => app.close());

  const upload = async (kind: 'customers' | 'tasks', name: string) => {
    const bytes = new Uint8Array(await readFile(`${NORTHWIND}${name}`));
    return csm.call(importsApi.create, { body: { kind }, file: { name, bytes, type: 'text/csv' } });
  };
  const run = async (importId: string) => {
    await csm.call(importsApi.run, { params: { importId } });
    return finished(csm, importId);
  };

  it('B-12 imports all 91 companies with their contacts, each right, also the 24 whose address was split', async () => {
    const source = await upload('customers', 'customers.csv');
    expect(source.mapping.emptyWords).toEqual(['NULL']);
    expect(source.summary).toEqual({ create: 67, update: 0, faulty: 24, mendable: 24, mended: 0 });
    const importId = source.id;
    const mended = await csm.call(importsApi.mend, { params: { importId }, body: { all: true } });
    expect(mended.summary).toEqual({ create: 91, update: 0, faulty: 0, mendable: 0, mended: 24 });
    expect(await run(importId)).toMatchObject({ state: 'done', progress: { done: 91, created: 91, skipped: 0 } });

    const customers = new Map((await CustomerModel.find({}).lean()).map((customer) => [customer.externalId, customer]));
    const contacts = new Map((await ContactModel.find({}).lean()).map((one) => [one.customerId.toHexString(), one]));
    expect([customers.size, contacts.size]).toEqual([91, 91]);
    for (const row of await truth('customers.csv', 4)) {
      const customer = customers.get(row.get('CustomerID') ?? '');
      expect(customer).toMatchObject({
        name: row.get('CompanyName'),
        phone: row.get('Phone'),
        address: {
          street: row.get('Address'),
          city: row.get('City'),
          region: row.get('Region'),
          postalCode: row.get('PostalCode'),
          country: row.get('Country'),
        },
      });
      expect(contacts.get(customer?._id.toHexString() ?? '')).toMatchObject({
        name: row.get('ContactName'),
        role: row.get('ContactTitle'),
        email: null,
      });
    }
  }, 60_000);

  it('B-12 imports all 830 orders as tasks, each right: customer, days, done, and who is in charge', async () => {
    const source = await upload('tasks', 'orders.csv');
    expect(source.mapping.fixed).toEqual([{ field: 'title', value: 'Order {OrderID}' }]);
    expect(source.people.map(({ value: id }) => id).sort()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
    const people: Record<string, string> = {};
    for (const { value: id } of source.people) {
      const employee = await Staff.create({ name: `Employee ${id}`, email: `e${id}@example.com`, role: 'am' });
      people[id] = employee.id;
    }
    const importId = source.id;
    await csm.call(importsApi.setMapping, { params: { importId }, body: { ...source.mapping, people } });
    const mended = await csm.call(importsApi.mend, { params: { importId }, body: { all: true } });
    expect(mended.summary).toEqual({ create: 830, update: 0, faulty: 0, mendable: 0, mended: 176 });
    expect(await run(importId)).toMatchObject({ state: 'done', progress: { done: 830, created: 830, skipped: 0 } });

    const externalIds = new Map(
      (await CustomerModel.find({}).lean()).map(({ _id, externalId }) => [_id.toHexString(), externalId]),
    );
    const tasks = new Map((await TaskModel.find({}).lean()).map((task) => [task.externalId, task]));
    expect(tasks.size).toBe(830);
    for (const row of await truth('orders.csv', 9)) {
      const task = tasks.get(row.get('OrderID') ?? '');
      expect({
        title: task?.title,
        customer: externalIds.get(task?.customerId.toHexString() ?? ''),
        due: task?.due,
        done: task?.done?.at.toISOString().slice(0, 10) ?? null,
        assignee: task?.assignee.id?.toHexString(),
        shown: task?.showInPortal,
      }).toEqual({
        title: `Order ${row.get('OrderID')}`,
        customer: row.get('CustomerID'),
        due: dayOf(row.get('RequiredDate')),
        done: dayOf(row.get('ShippedDate')),
        assignee: people[row.get('EmployeeID') ?? ''],
        shown: false,
      });
    }

    const again = await upload('tasks', 'orders.csv');
    expect(again.remembered).toBe(true);
    expect(again.summary).toEqual({ create: 0, update: 654, faulty: 176, mendable: 176, mended: 0 });
  }, 120_000);
});
