import { NumberInput, Select, TextInput, VisuallyHidden } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import type { AutomationField } from '../../api/types.ts';
import { StaffSelect } from '../../fields/staff-select.tsx';

type Value = string | number | boolean | null;

/** A value of a customer's field, asked for as its type is. */
export function ValueField({
  field,
  value,
  onChange,
}: {
  field: AutomationField;
  value: Value;
  onChange: (value: Value) => void;
}) {
  const label = `Value of ${field.label}`;
  switch (field.type) {
    case 'number':
      return (
        <NumberInput
          aria-label={label}
          w={140}
          value={typeof value === 'number' ? value : ''}
          onChange={(typed) => onChange(typeof typed === 'number' ? typed : null)}
        />
      );
    case 'boolean':
      return (
        <Select
          aria-label={label}
          w={110}
          allowDeselect={false}
          data={[
            { value: 'true', label: 'yes' },
            { value: 'false', label: 'no' },
          ]}
          value={String(value === true)}
          onChange={(picked) => onChange(picked === 'true')}
        />
      );
    case 'date':
      return (
        <DateInput
          aria-label={label}
          w={160}
          valueFormat="D MMM YYYY"
          placeholder="Day"
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      );
    case 'choice':
      return (
        <Select
          aria-label={label}
          placeholder="Choose"
          w={200}
          allowDeselect={false}
          data={field.choices}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      );
    case 'staff':
      return (
        <StaffSelect
          label={<VisuallyHidden>Person</VisuallyHidden>}
          placeholder="Choose a person"
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      );
    default:
      return (
        <TextInput
          aria-label={label}
          placeholder={field.type === 'tags' ? 'Tag' : 'Text'}
          maxLength={2000}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

/** A value to begin with, where a field has an obvious one. */
export function firstValue(field: AutomationField | undefined): Value {
  if (field?.type === 'boolean') return true;
  return null;
}
