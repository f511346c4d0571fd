import { Button, Group, Stack, Switch } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import type { ApiError } from '../api/client.ts';
import { bind } from '../fields/bind.ts';
import { TagInput } from '../fields/tag-input.tsx';
import { FormError } from '../ui/form-error.tsx';

interface SharedValues extends Record<string, unknown> {
  tags: string[];
  showInPortal: boolean;
}

/** The frame of a record's form: the kind's own fields, tags, *show in portal*, and saving. */
export function RecordForm<V extends SharedValues>({
  form,
  isNew,
  tags,
  alwaysShown = false,
  saving,
  error,
  onSubmit,
  children,
}: {
  form: UseFormReturnType<V>;
  isNew: boolean;
  tags: readonly string[];
  /** What the customer uploaded cannot be hidden from them. */
  alwaysShown?: boolean;
  saving: boolean;
  error: ApiError | null;
  onSubmit: () => void;
  children: ReactNode;
}) {
  const shared = form as unknown as UseFormReturnType<SharedValues>;
  const shown = bind(shared, 'showInPortal');
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack>
        {children}
        <TagInput label="Tags" suggestions={tags} {...bind(shared, 'tags')} />
        <Switch
          label="Show in portal"
          description={
            alwaysShown
              ? 'The customer uploaded this themselves and always sees it'
              : 'The customer sees it wherever their portal shows such content'
          }
          checked={alwaysShown || shown.value}
          disabled={alwaysShown}
          onChange={(event) => shown.onChange(event.currentTarget.checked)}
        />
        <FormError error={error} shown={Object.keys(form.values)} />
        <Group>
          <Button type="submit" loading={saving} disabled={!isNew && !form.isDirty()}>
            {isNew ? 'Add' : 'Save'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
