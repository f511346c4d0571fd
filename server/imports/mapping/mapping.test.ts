import { describe, expect, it } from 'vitest';
import { HttpError } from '../../http/errors.ts';
import type { CellContext } from '../fields/field-type.ts';
import { compileMapping } from './compile-mapping.ts';
import { columnNames, plainWords } from './header.ts';
import { proposeMapping } from './propose-mapping.ts';
import { readRow } from './read-row.ts';

const CUSTOMERS =
  'CustomerID,CompanyName,ContactName,ContactTitle,Address,City,Region,PostalCode,Country,Phone,Fax'.split(',');
const ORDERS =
  'OrderID,CustomerID,EmployeeID,OrderDate,RequiredDate,ShippedDate,ShipVia,Freight,ShipName,ShipAddress'.split(',');
const context: CellContext = {
  dateOrder: 'ymd',
  timeZone: 'UTC',
  now: new Date('2026-03-10T09:00:00Z'),
  stages: [],
  staffOf: () => undefined,
};
const noAttributes = new Map();

describe('B-12 proposing a mapping from the header', () => {
  const shortForm = (kind: 'customers' | 'tasks', header: string[]) =>
    proposeMapping(kind, header, [], []).columns.map((target) => (target.to === 'field' ? target.field : target.to));

  it('B-12 maps Northwind’s customers and orders as people would', () => {
    expect(shortForm('customers', CUSTOMERS)).toEqual([
      'externalId',
      'name',
      'contact.name',
      'contact.role',
      'address.street',
      'address.city',
      'address.region',
      'address.postalCode',
      'address.country',
      'phone',
      'ignore',
    ]);
    expect(shortForm('tasks', ORDERS).slice(0, 6)).toEqual([
      'externalId',
      'customer',
      'assignee',
      'ignore',
      'due',
      'doneAt',
    ]);
    expect(proposeMapping('tasks', ORDERS, [], []).fixed).toEqual([{ field: 'title', value: 'Order {OrderID}' }]);
  });

  it('B-12 tells the name of the company from that of the contact', () => {
    expect(shortForm('customers', ['Company', 'Name', 'E-Mail'])).toEqual(['name', 'contact.name', 'contact.email']);
    expect(shortForm('customers', ['Name', 'E-Mail'])).toEqual(['name', 'contact.email']);
  });

  it('C-27 maps columns to attributes of the same name', () => {
    const { columns } = proposeMapping(
      'customers',
      ['Name', 'Annual revenue'],
      [],
      [{ key: 'annualRevenue', label: 'Annual revenue' }],
    );
    expect(columns[1]).toEqual({ to: 'attribute', key: 'annualRevenue' });
  });

  it('B-12 finds the words for empty and the order of dates in the rows', () => {
    const mapping = proposeMapping(
      'tasks',
      ['Title', 'Customer', 'Due'],
      [
        ['a', 'b', 'NULL'],
        ['c', 'd', '31.12.2026'],
      ],
      [],
    );
    expect(mapping.emptyWords).toEqual(['NULL']);
    expect(mapping.dateOrder).toBe('dmy');
  });

  it('B-12 reads headers as words and keeps column names apart', () => {
    expect(['CustomerID', 'customer_id', 'E-Mail', 'Größe', '__proto__'].map(plainWords)).toEqual([
      'customer id',
      'customer id',
      'e mail',
      'grosse',
      'proto',
    ]);
    expect(columnNames(['A', ' a ', '', 'B'])).toEqual(['A', 'a 2', 'Column 3', 'B']);
  });
});

describe('B-12 reading rows by a mapping', () => {
  const mapping = { ...proposeMapping('tasks', ORDERS, [['1', 'X', 'NULL']], []) };
  const row = ['10248', 'VINET', 'NULL', '1996-07-04', '1996-08-01', 'NULL', '3', '32.38', 'Vins', 'Rue 1'];

  it('B-12 reads fields and puts cells into fixed texts, once', () => {
    const plan = compileMapping('tasks', ORDERS, mapping, noAttributes);
    expect(readRow(row, plan, context)).toEqual({
      values: { externalId: '10248', customer: 'VINET', due: '1996-08-01', title: 'Order 10248' },
      attributes: new Map(),
      errors: [],
    });
    const braces = ['{CustomerID}', ...row.slice(1)];
    expect(readRow(braces, plan, context).values.title).toBe('Order {CustomerID}');
  });

  it('B-12 tells every faulty cell in words', () => {
    const plan = compileMapping('tasks', ORDERS, mapping, noAttributes);
    const faulty = ['10248', '', '9', '', 'never', '', '', '', '', ''];
    expect(readRow(faulty, plan, context).errors).toEqual(
      [
        { column: 'CustomerID', message: 'Customer is empty.' },
        { column: 'EmployeeID', message: 'Responsible: “9” is nobody on staff; match it to a person.' },
        { column: 'RequiredDate', message: 'Due: “never” is no date, like 2026-03-31.' },
      ].sort((a, b) => ORDERS.indexOf(a.column) - ORDERS.indexOf(b.column)),
    );
  });

  it('B-12 refuses rows with too few or too many cells, and takes trailing delimiters for nothing', () => {
    const plan = compileMapping('tasks', ORDERS, mapping, noAttributes);
    expect(readRow(row.slice(1), plan, context).errors[0]?.message).toContain('has 9 cells; the header has 10');
    expect(readRow([...row, 'x'], plan, context).errors[0]?.message).toContain('Perhaps a text holds a delimiter');
    expect(readRow([...row, '', ' '], plan, context).errors).toEqual([]);
  });

  it('B-12 names what is wrong with a mapping', () => {
    const problemsOf = (change: Partial<typeof mapping>): Readonly<Record<string, string>> => {
      try {
        compileMapping('tasks', ORDERS, { ...mapping, ...change }, noAttributes);
      } catch (error) {
        if (error instanceof HttpError) return error.details.fields ?? {};
        throw error;
      }
      return {};
    };
    const ignore = { to: 'ignore' } as const;
    expect(problemsOf({ fixed: [] })).toEqual({ 'fields.title': 'Choose a column for “Title”.' });
    expect(problemsOf({ fixed: [{ field: 'title', value: 'Order {Nope}' }] })).toEqual({
      'fixed.0': 'The file has no column “Nope”.',
      'fields.title': 'Choose a column for “Title”.',
    });
    expect(problemsOf({ columns: ORDERS.map(() => ({ to: 'field', field: '__proto__' }) as const) })['columns.0']).toBe(
      'There is no field “__proto__” for tasks.',
    );
    expect(
      problemsOf({ columns: [...mapping.columns.slice(0, 9), { to: 'attribute', key: 'plan' }] })['columns.9'],
    ).toBe('Only customers have attributes.');
    expect(() => compileMapping('tasks', ORDERS, { ...mapping, columns: [ignore] }, noAttributes)).toThrow(
      'The file has 10 columns; the mapping has 1.',
    );
  });
});
