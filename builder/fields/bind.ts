import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';

/** Value, change and error of one field of a form, for the fields of this folder. */
export function bind<V extends Record<string, unknown>, K extends keyof V & string>(
  form: UseFormReturnType<V>,
  key: K,
): { value: V[K]; onChange: (value: V[K]) => void; error: ReactNode } {
  return {
    value: form.values[key],
    onChange: (value) => {
      form.setValues({ [key]: value } as unknown as Partial<V>);
      form.clearFieldError(key);
    },
    error: form.errors[key],
  };
}
