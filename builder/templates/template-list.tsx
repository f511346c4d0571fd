import { Button, Group, SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Archive, LayoutTemplate, Plus } from 'lucide-react';
import { useState } from 'react';
import type { TemplateSummary } from '../api/types.ts';
import { useApi } from '../api/use-api.ts';
import classes from '../records/records.module.css';
import { useRights } from '../session/session.tsx';
import { Empty } from '../ui/empty.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { CreateTemplateDialog, RenameTemplateDialog } from './template-dialog.tsx';
import { TemplateRow } from './template-row.tsx';

function NoTemplates({ archived, onCreate }: { archived: boolean; onCreate: () => void }) {
  const { designs } = useRights();
  if (archived)
    return (
      <Empty icon={Archive} title="Nothing archived">
        Templates that are no longer offered come here. They can be brought back.
      </Empty>
    );
  return (
    <Empty
      icon={LayoutTemplate}
      title="No templates yet"
      action={
        designs && (
          <Button leftSection={<Plus size={16} />} onClick={onCreate}>
            Create the first template
          </Button>
        )
      }
    >
      {designs
        ? 'A template is the portal as you want it for a kind of customer. Once there is one, portals can be activated.'
        : 'A customer success manager creates the first one. Then you can activate portals for your customers.'}
    </Empty>
  );
}

/** All templates, with making, renaming, duplicating, archiving and deleting them (C-03). */
export function TemplateList() {
  const { designs } = useRights();
  const [archived, setArchived] = useState(false);
  const [creating, dialog] = useDisclosure();
  const [renaming, setRenaming] = useState<TemplateSummary | null>(null);
  const templates = useApi('templates.list', { query: { archived: archived ? 'true' : 'false' } });
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <SegmentedControl
          size="xs"
          aria-label="Which templates"
          value={archived ? 'archived' : 'current'}
          onChange={(value) => setArchived(value === 'archived')}
          data={[
            { value: 'current', label: 'Current' },
            { value: 'archived', label: 'Archived' },
          ]}
        />
        {designs && (
          <Button leftSection={<Plus size={16} />} onClick={dialog.open}>
            New template
          </Button>
        )}
      </Group>
      <QueryState query={templates} skeleton={<Skeleton h={220} />}>
        {({ items }) =>
          items.length === 0 ? (
            <NoTemplates archived={archived} onCreate={dialog.open} />
          ) : (
            <ul className={classes.list} aria-label="Templates">
              {items.map((template) => (
                <TemplateRow key={template.id} template={template} onRename={() => setRenaming(template)} />
              ))}
            </ul>
          )
        }
      </QueryState>
      <CreateTemplateDialog opened={creating} onClose={dialog.close} />
      <RenameTemplateDialog template={renaming} onClose={() => setRenaming(null)} />
    </Stack>
  );
}
