import { Alert } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { CircleAlert } from 'lucide-react';
import type { ApiError } from '../api/client.ts';

/** Puts the server's words at the fields they are about. */
export function showFieldErrors<V extends Record<string, unknown>>(form: UseFormReturnType<V>, error: ApiError): void {
  form.setErrors(error.fields);
}

/** What went wrong with the form as a whole; nothing where every message already stands at a field shown. */
export function FormError({ error, shown = [] }: { error: ApiError | null; shown?: readonly string[] }) {
  if (!error) return null;
  const elsewhere = Object.entries(error.fields).filter(([field]) => !shown.includes(field));
  if (Object.keys(error.fields).length > 0 && elsewhere.length === 0) return null;
  return (
    <Alert color="bad" icon={<CircleAlert size={18} />} role="alert">
      {elsewhere.length > 0 ? elsewhere.map(([field, words]) => `${field} ${words}`).join('; ') : error.message}
    </Alert>
  );
}
