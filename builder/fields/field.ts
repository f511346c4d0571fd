import type { ReactNode } from 'react';

/** What every field takes, so that forms and generated panels treat them alike. */
export interface FieldProps<T> {
  label: ReactNode;
  description?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  value: T;
  onChange: (value: T) => void;
}
