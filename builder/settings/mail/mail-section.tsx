import { Badge, Button, Skeleton, Stack, Title } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type ResponseOf, useApi, useChange } from '../../api/use-api.ts';
import classes from '../../records/records.module.css';
import { confirmLoss } from '../../ui/confirm.tsx';
import { EditMenu, ListRow } from '../../ui/list-row.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { SettingsSection } from '../section.tsx';
import { LANGUAGE_NAMES } from './languages.ts';
import { MailTemplateEditor } from './mail-template-editor.tsx';
import { NameDialog } from './name-dialog.tsx';

type Line = ResponseOf<'mailTemplates.list'>['items'][number];

/** What the workspace's mails say, per kind and language; and templates of its own for automations (E-11). */
export function MailSection() {
  const [, navigate] = useLocation();
  const templateId = new URLSearchParams(useSearch()).get('template');
  const open = (id: string) => navigate(`/settings/mail?template=${encodeURIComponent(id)}`);
  if (templateId) return <MailTemplateEditor key={templateId} templateId={templateId} />;
  return <TemplateLists onOpen={open} />;
}

function TemplateLists({ onOpen }: { onOpen: (templateId: string) => void }) {
  const templates = useApi('mailTemplates.list', {});
  const [adding, setAdding] = useState(false);
  return (
    <SettingsSection
      title="Mail"
      lead="What your mails say, in each language. Everything has a ready-made text; change what should sound like you."
      action={
        <Button leftSection={<Plus size={16} />} onClick={() => setAdding(true)}>
          Add template
        </Button>
      }
    >
      <QueryState query={templates} skeleton={<Skeleton h={400} />}>
        {({ items }) => (
          <Stack gap="xl">
            <TemplateList
              title="To contacts"
              items={items.filter(({ kind }) => kind && !kind.startsWith('staff-'))}
              onOpen={onOpen}
            />
            <TemplateList title="Your own" items={items.filter(({ kind }) => !kind)} onOpen={onOpen} />
            <TemplateList
              title="To colleagues"
              items={items.filter(({ kind }) => kind?.startsWith('staff-'))}
              onOpen={onOpen}
            />
          </Stack>
        )}
      </QueryState>
      <NameDialog template={null} opened={adding} onClose={() => setAdding(false)} onDone={onOpen} />
    </SettingsSection>
  );
}

function TemplateList({
  title,
  items,
  onOpen,
}: {
  title: string;
  items: readonly Line[];
  onOpen: (templateId: string) => void;
}) {
  if (items.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {title}
      </Title>
      <ul className={classes.list} aria-label={title}>
        {items.map((template) => (
          <TemplateRow key={template.id} template={template} onOpen={() => onOpen(template.id)} />
        ))}
      </ul>
    </Stack>
  );
}

function TemplateRow({ template: { id, kind, name, when, edited }, onOpen }: { template: Line; onOpen: () => void }) {
  const remove = useChange('mailTemplates.remove');
  const askToDelete = () =>
    confirmLoss({
      title: `Delete “${name}”?`,
      body: 'Automations that send it will say that it is gone. Mails that were sent stay in the Outbox.',
      action: 'Delete template',
      run: () => remove.mutateAsync({ params: { templateId: id } }),
    });
  return (
    <ListRow
      name={name}
      onOpen={onOpen}
      facts={
        <>
          <span>{when}</span>
          {edited.map((language) => (
            <Badge key={language} size="xs" color="gray" fw={500}>
              {kind ? `Edited: ${LANGUAGE_NAMES[language]}` : LANGUAGE_NAMES[language]}
            </Badge>
          ))}
        </>
      }
    >
      <EditMenu name={name} onEdit={onOpen} {...(kind ? {} : { onDelete: askToDelete })} />
    </ListRow>
  );
}
