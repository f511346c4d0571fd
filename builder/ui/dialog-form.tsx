import { Button, Group, Stack } from '@mantine/core';
import type { FormEventHandler, ReactNode } from 'react';
import type { ApiError } from '../api/client.ts';
import { FormError } from './form-error.tsx';

/** The form of a dialog: its fields, what went wrong, and the two buttons at its end. */
export function DialogForm({
  action,
  busy,
  error,
  shown,
  onSubmit,
  onCancel,
  children,
}: {
  /** What the button does, as a verb: "Save". */
  action: string;
  busy: boolean;
  error: ApiError | null;
  /** Fields that show their own errors. */
  shown?: readonly string[];
  onSubmit: FormEventHandler<HTMLFormElement>;
  onCancel: () => void;
  children: ReactNode;
}) {
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {children}
        <FormError error={error} shown={shown} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
