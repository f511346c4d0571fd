import { ActionIcon, Button, Group, Stack, Text, Textarea, Tooltip } from '@mantine/core';
import { Settings2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Template } from '../../api/types.ts';
import { useApi, useChange } from '../../api/use-api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError } from '../../ui/form-error.tsx';
import { useEditor } from '../state/editor-context.tsx';

/** What can be set of a template besides its document. */
export function TemplateTools({ template }: { template: Template }) {
  const { readOnly } = useEditor();
  const [opened, setOpened] = useState(false);
  if (readOnly) return null;
  return (
    <>
      <Tooltip label="Template settings">
        <ActionIcon variant="default" size={34} aria-label="Template settings" onClick={() => setOpened(true)}>
          <Settings2 size={18} />
        </ActionIcon>
      </Tooltip>
      <Dialog title="Template settings" opened={opened} onClose={() => setOpened(false)}>
        {opened && <SettingsForm template={template} onDone={() => setOpened(false)} />}
      </Dialog>
    </>
  );
}

function SettingsForm({ template, onDone }: { template: Template; onDone: () => void }) {
  const params = { templateId: template.id };
  const current = useApi('templates.get', { params }).data ?? template;
  const portals = useApi('templates.portals', { params }).data?.items ?? [];
  const [description, setDescription] = useState(current.description);
  const save = useChange('templates.update', { onSuccess: onDone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ params, body: { description } });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Textarea
          label="Description"
          description="Shown where a template is chosen"
          autosize
          minRows={2}
          maxLength={500}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
          data-autofocus
        />
        <Text size="sm" c="dimmed">
          {portals.length === 0
            ? 'No portal was made from this template yet.'
            : `${portals.length} ${portals.length === 1 ? 'portal was' : 'portals were'} made from it; editing the template changes none of them: ${portals
                .slice(0, 8)
                .map((portal) => portal.customerName)
                .join(', ')}${portals.length > 8 ? ' …' : ''}`}
        </Text>
        <FormError error={save.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
