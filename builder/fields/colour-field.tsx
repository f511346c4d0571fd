import { ColorInput } from '@mantine/core';
import { useState } from 'react';
import type { FieldProps } from './field.ts';

const COMPLETE = /^#[0-9a-f]{6}$/i;

/** A colour as `#rrggbb`. With `emptyMeans` it may be left out, and the words say what is used then. */
export function ColourField({ emptyMeans, ...field }: FieldProps<string | null> & { emptyMeans?: string }) {
  const [typed, setTyped] = useState(field.value ?? '');
  const [known, setKnown] = useState(field.value);
  if (known !== field.value) {
    setKnown(field.value);
    setTyped(field.value ?? '');
  }
  const complete = COMPLETE.test(typed) || (typed === '' && emptyMeans !== undefined);

  const change = (text: string) => {
    setTyped(text);
    const value = text === '' && emptyMeans !== undefined ? null : text;
    if (value === null || COMPLETE.test(value)) {
      setKnown(value);
      field.onChange(value);
    }
  };

  return (
    <ColorInput
      label={field.label}
      description={field.description}
      disabled={field.disabled}
      required={field.required}
      error={field.error ?? (complete ? undefined : 'must be a colour like #2563eb')}
      placeholder={emptyMeans}
      value={typed}
      onChange={change}
      eyeDropperButtonProps={{ 'aria-label': 'Pick a colour from the screen' }}
      swatches={['#2563eb', '#4f46e5', '#7c3aed', '#be185d', '#c2410c', '#b45309', '#15803d', '#0f766e', '#334155']}
      format="hex"
      fixOnBlur={false}
    />
  );
}
