import { Stack } from '@mantine/core';
import type { z } from 'zod';
import type { BlockFormProps } from '../../fields/block-form.ts';
import { controls } from './controls.tsx';
import { fieldsOf } from './schema-fields.ts';

/** A settings panel made from the schema alone, so that a new block type needs none of its own (B-13). */
export function GeneratedForm({
  schema,
  settings,
  onChange,
  errors,
  disabled,
}: BlockFormProps<Record<string, unknown>> & { schema: z.ZodObject }) {
  return (
    <Stack>
      {fieldsOf(schema).map((field) => {
        const Control = controls[field.control];
        if (!Control) throw new Error(`There is no control "${field.control}" for the setting "${field.title}".`);
        return (
          <Control
            key={field.name}
            field={field}
            value={settings[field.name]}
            onChange={(value) => onChange({ ...settings, [field.name]: value })}
            error={errors[field.name]}
            disabled={disabled}
          />
        );
      })}
    </Stack>
  );
}
