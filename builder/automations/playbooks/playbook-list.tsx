import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { ListChecks, Plus } from 'lucide-react';
import { useLocation } from 'wouter';
import type { Playbook } from '../../api/types.ts';
import { useApi, useChange } from '../../api/use-api.ts';
import classes from '../../records/records.module.css';
import { confirmLoss } from '../../ui/confirm.tsx';
import { Empty } from '../../ui/empty.tsx';
import { EditMenu, ListRow } from '../../ui/list-row.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { When } from '../../ui/when.tsx';
import { stepCount } from './step-words.ts';

function PlaybookRow({ playbook }: { playbook: Playbook }) {
  const [, navigate] = useLocation();
  const remove = useChange('playbooks.remove');
  const { id, name, description, steps, usedBy, updatedAt } = playbook;
  const open = () => navigate(`/automations/playbooks/${id}`);
  const askToDelete = () =>
    confirmLoss({
      title: `Delete “${name}”?`,
      body: 'What it has made for customers stays.',
      action: 'Delete playbook',
      run: () => remove.mutateAsync({ params: { playbookId: id } }),
    });
  return (
    <ListRow
      name={name}
      onOpen={open}
      facts={
        <>
          {description && <span>{description}</span>}
          <span>{stepCount(steps)}</span>
          <span>{usedBy === 0 ? 'Started by hand' : usedBy === 1 ? '1 automation' : `${usedBy} automations`}</span>
          <span>
            changed <When at={updatedAt} />
          </span>
        </>
      }
    >
      <EditMenu name={name} onEdit={open} onDelete={askToDelete} />
    </ListRow>
  );
}

/** All playbooks (C-22). */
export function PlaybookList() {
  const [, navigate] = useLocation();
  const playbooks = useApi('playbooks.list', {});
  const add = (
    <Button leftSection={<Plus size={16} />} onClick={() => navigate('/automations/playbooks/new')}>
      Add playbook
    </Button>
  );
  return (
    <QueryState query={playbooks} skeleton={<Skeleton h={200} />}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty icon={ListChecks} title="No playbooks yet" action={add}>
            A playbook is a list of tasks and notes that is made for a customer at once: by an automation, when the
            customer enters a stage, or by hand.
          </Empty>
        ) : (
          <Stack gap="sm">
            <Group justify="space-between">
              <Text size="sm" c="dimmed" maw={560}>
                Tasks and notes that are made for a customer at once: by an automation, or by hand on the customer's
                page.
              </Text>
              {add}
            </Group>
            <ul className={classes.list} aria-label="Playbooks">
              {items.map((playbook) => (
                <PlaybookRow key={playbook.id} playbook={playbook} />
              ))}
            </ul>
          </Stack>
        )
      }
    </QueryState>
  );
}
