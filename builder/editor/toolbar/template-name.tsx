import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { Template } from '../../api/types.ts';
import { useApi, useChange } from '../../api/use-api.ts';
import { notifyError } from '../../ui/notify.tsx';
import { useEditor } from '../state/editor-context.tsx';
import classes from './toolbar.module.css';

/** The template's name, changed in place. */
export function TemplateName({ template }: { template: Template }) {
  const { readOnly } = useEditor();
  const params = { templateId: template.id };
  const current = useApi('templates.get', { params }).data?.name ?? template.name;
  const [typed, setTyped] = useState<string | null>(null);
  const rename = useChange('templates.update', { onError: notifyError, onSuccess: () => setTyped(null) });

  const finish = () => {
    const name = typed?.trim();
    if (name && name !== current) rename.mutate({ params, body: { name } });
    else setTyped(null);
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') event.currentTarget.blur();
    if (event.key === 'Escape') setTyped(null);
  };
  if (readOnly) return <h1 className={classes.title}>{current}</h1>;
  return (
    <h1 className={classes.title}>
      <TextInput
        variant="unstyled"
        size="sm"
        aria-label="Name of the template"
        classNames={{ input: classes.nameInput }}
        value={typed ?? current}
        maxLength={200}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={finish}
        onKeyDown={onKey}
      />
    </h1>
  );
}
