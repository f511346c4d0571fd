import { Input, NumberInput, SegmentedControl, Switch, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { TagFilter } from '../../../renderer/blocks/settings.ts';
import { TagFilterField } from '../../fields/tag-filter-field.tsx';
import { inWords, type SchemaField } from './schema-fields.ts';

interface ControlProps {
  readonly field: SchemaField;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly error: string | undefined;
  readonly disabled: boolean;
}

/** Controls that a schema can name for a setting, by `.meta({ control })`. */
export const controls: Readonly<Record<string, (props: ControlProps) => ReactNode>> = {
  text: ({ field, value, onChange, ...rest }) => (
    <TextInput
      {...rest}
      label={field.title}
      description={field.description}
      value={String(value ?? '')}
      maxLength={field.max}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  ),
  number: ({ field, value, onChange, error, disabled }) => (
    <NumberInput
      label={field.title}
      description={field.description}
      value={value as number | string}
      min={field.min}
      max={field.max}
      allowDecimal={false}
      disabled={disabled}
      error={error && `must be a whole number from ${field.min} to ${field.max}`}
      onChange={onChange}
    />
  ),
  switch: ({ field, value, onChange, error, disabled }) => (
    <Switch
      label={field.title}
      description={field.description}
      error={error}
      disabled={disabled}
      checked={value === true}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  ),
  segmented: ({ field, value, onChange, error, disabled }) => (
    <Input.Wrapper label={field.title} description={field.description} error={error} labelElement="div">
      <SegmentedControl
        fullWidth
        mt={4}
        size="xs"
        aria-label={field.title}
        disabled={disabled}
        value={String(value)}
        onChange={onChange}
        data={field.options.map((option) => ({ value: option, label: inWords(option) }))}
      />
    </Input.Wrapper>
  ),
  'tag-filter': ({ field, value, onChange, error, disabled }) => (
    <TagFilterField
      label={field.title}
      description={field.description}
      error={error}
      disabled={disabled}
      value={value as TagFilter}
      onChange={onChange}
    />
  ),
};
