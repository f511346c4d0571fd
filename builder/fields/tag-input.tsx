import { TagsInput } from '@mantine/core';
import type { FieldProps } from './field.ts';

/** Tags: typed, pasted with commas, or picked from those in use. */
export function TagInput({
  suggestions = [],
  placeholder = 'Type and press Enter',
  ...field
}: FieldProps<string[]> & { suggestions?: readonly string[]; placeholder?: string }) {
  return (
    <TagsInput
      {...field}
      data={[...suggestions]}
      placeholder={field.value.length === 0 ? placeholder : undefined}
      splitChars={[',', ';']}
      acceptValueOnBlur
      clearable={false}
      maxTags={30}
      maxLength={50}
      comboboxProps={{ transitionProps: { duration: 100 } }}
    />
  );
}
