import { NumberInput, Select, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import type { Attribute, Customer } from '../../api/types.ts';
import type { FieldProps } from '../../fields/field.ts';

type Value = Customer['attributes'][string];

/** The input for a value of an attribute, by the attribute's type (C-27). Empty means not set. */
export function AttributeField({ attribute, ...field }: { attribute: Attribute } & Omit<FieldProps<Value>, 'label'>) {
  const { value, onChange, ...rest } = field;
  const common = { ...rest, label: attribute.label };
  const text = value === null ? '' : String(value);
  switch (attribute.type) {
    case 'number':
      return (
        <NumberInput
          {...common}
          value={typeof value === 'number' ? value : ''}
          onChange={(given) => onChange(typeof given === 'number' ? given : null)}
        />
      );
    case 'date':
      return <DateInput {...common} clearable valueFormat="D MMM YYYY" value={text || null} onChange={onChange} />;
    case 'boolean':
      return (
        <Select
          {...common}
          clearable
          placeholder="Not set"
          data={[
            { value: 'true', label: 'Yes' },
            { value: 'false', label: 'No' },
          ]}
          value={value === null ? null : text}
          onChange={(given) => onChange(given === null ? null : given === 'true')}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          clearable
          placeholder="Not set"
          data={attribute.choices}
          value={text || null}
          onChange={onChange}
        />
      );
    default:
      return (
        <TextInput
          {...common}
          type={attribute.type}
          maxLength={2000}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      );
  }
}
