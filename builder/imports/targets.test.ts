import { describe, expect, it } from 'vitest';
import type { ColumnTarget, Import } from '../api/types.ts';
import { doubledFields, missingFields, targetKey, targetOf, targetOptions } from './targets.ts';

const fields: Import['fields'] = [
  { field: 'name', label: 'Name', required: true, help: '', choices: [] },
  { field: 'phone', label: 'Phone', required: false, help: '', choices: [] },
];
const mapping = (columns: ColumnTarget[], fixed: { field: string; value: string }[] = []) => ({
  fields,
  mapping: { columns, fixed, emptyWords: [], dateOrder: 'ymd' as const, people: {} },
});

describe('targets of an import (B-12, C-27)', () => {
  it.each<ColumnTarget>([
    { to: 'ignore' },
    { to: 'field', field: 'contact.name' },
    { to: 'attribute', key: 'plan' },
    { to: 'new-attribute', label: 'Fax', type: 'text' },
  ])('%o survives the way through the select', (target) => {
    expect(targetOf(targetKey(target), 'Fax')).toEqual(target);
  });

  it('offers attributes for customers only', () => {
    const labels = (kind: Import['kind']) =>
      targetOptions({ kind, fields }, [])
        .map((one) => JSON.stringify(one))
        .join();
    expect(labels('customers')).toContain('New attribute');
    expect(labels('tasks')).not.toContain('New attribute');
  });

  it('says which required field nothing fills', () => {
    expect(missingFields(mapping([{ to: 'field', field: 'phone' }]))).toEqual(['Name']);
    expect(missingFields(mapping([], [{ field: 'name', value: 'Order {OrderID}' }]))).toEqual([]);
    expect(missingFields(mapping([], [{ field: 'name', value: ' ' }]))).toEqual(['Name']);
  });

  it('says which field is filled twice', () => {
    const phone: ColumnTarget = { to: 'field', field: 'phone' };
    expect(doubledFields(mapping([phone, { to: 'ignore' }, phone, { to: 'ignore' }]))).toEqual(['Phone']);
  });
});
