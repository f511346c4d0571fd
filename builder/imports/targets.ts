import type { Attribute, ColumnTarget, Import } from '../api/types.ts';

/** A column's target as one string for a select: `ignore`, `field:name`, `attribute:plan`, `new`. */
export function targetKey(target: ColumnTarget): string {
  switch (target.to) {
    case 'field':
      return `field:${target.field}`;
    case 'attribute':
      return `attribute:${target.key}`;
    case 'new-attribute':
      return 'new';
    default:
      return 'ignore';
  }
}

/** The target that a choice means; a new attribute is called like the column until told otherwise. */
export function targetOf(key: string, columnName: string): ColumnTarget {
  if (key.startsWith('field:')) return { to: 'field', field: key.slice('field:'.length) };
  if (key.startsWith('attribute:')) return { to: 'attribute', key: key.slice('attribute:'.length) };
  if (key === 'new') return { to: 'new-attribute', label: columnName.trim() || 'New attribute', type: 'text' };
  return { to: 'ignore' };
}

/** What a column can be mapped to. Attributes belong to customers only. */
export function targetOptions(given: Pick<Import, 'kind' | 'fields'>, attributes: readonly Attribute[]) {
  const fields = {
    group: 'Fields',
    items: given.fields.map(({ field, label, required }) => ({
      value: `field:${field}`,
      label: required ? `${label} (required)` : label,
    })),
  };
  const ignore = { value: 'ignore', label: 'Do not import' };
  if (given.kind !== 'customers') return [ignore, fields];
  return [
    ignore,
    fields,
    {
      group: 'Attributes',
      items: [
        ...attributes.map(({ key, label }) => ({ value: `attribute:${key}`, label })),
        { value: 'new', label: 'New attribute …' },
      ],
    },
  ];
}

/** Required fields that no column and no fixed value fills. */
export function missingFields({ fields, mapping }: Pick<Import, 'fields' | 'mapping'>): string[] {
  const filled = new Set([
    ...mapping.columns.flatMap((target) => (target.to === 'field' ? [target.field] : [])),
    ...mapping.fixed.filter(({ value }) => value.trim()).map(({ field }) => field),
  ]);
  return fields.filter(({ field, required }) => required && !filled.has(field)).map(({ label }) => label);
}

/** Fields that more than one column is mapped to, by their labels. */
export function doubledFields({ fields, mapping }: Pick<Import, 'fields' | 'mapping'>): string[] {
  const keys = mapping.columns.filter(({ to }) => to === 'field' || to === 'attribute').map(targetKey);
  const doubled = new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
  return [...doubled].map(
    (key) => fields.find(({ field }) => `field:${field}` === key)?.label ?? key.split(':')[1] ?? key,
  );
}
