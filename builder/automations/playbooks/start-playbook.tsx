import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useDisclosure } from '@mantine/hooks';
import { ListChecks } from 'lucide-react';
import { nanoid } from 'nanoid';
import { useState } from 'react';
import type { Customer, Playbook } from '../../api/types.ts';
import { useApi, useChange } from '../../api/use-api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError } from '../../ui/form-error.tsx';
import { notifyDone } from '../../ui/notify.tsx';
import classes from '../automations.module.css';
import { dueWords, stepCount } from './step-words.ts';

function Steps({ playbook }: { playbook: Playbook }) {
  return (
    <div className={classes.card}>
      <Text size="sm" fw={500}>
        {stepCount(playbook.steps)}
      </Text>
      <ul className={classes.outcomes}>
        {playbook.steps.map((step) => (
          <Text component="li" key={step.id} size="sm">
            {step.title}
            <Text span c="dimmed" size="sm">
              {[step.kind === 'note' ? 'note' : dueWords(step), step.showInPortal ? 'in the portal' : 'internal']
                .filter(Boolean)
                .map((words) => ` · ${words}`)
                .join('')}
            </Text>
          </Text>
        ))}
      </ul>
    </div>
  );
}

function StartForm({
  customer,
  playbooks,
  onClose,
}: {
  customer: Customer;
  playbooks: Playbook[];
  onClose: () => void;
}) {
  const [playbookId, setPlaybookId] = useState(playbooks[0]?.id ?? null);
  const [from, setFrom] = useState<string | null>(null);
  // The same however often the button is pressed: one start.
  const [startId] = useState(() => nanoid());
  const playbook = playbooks.find(({ id }) => id === playbookId);
  const start = useChange('playbooks.start', {
    onSuccess: ({ tasks, notes }) => {
      notifyDone(`“${playbook?.name}” is started: ${tasks} tasks and ${notes} notes were made.`);
      onClose();
    },
  });
  return (
    <Stack>
      <Select
        label="Playbook"
        allowDeselect={false}
        data={playbooks.map(({ id, name }) => ({ value: id, label: name }))}
        value={playbookId}
        onChange={setPlaybookId}
      />
      <DateInput
        label="Due days count from"
        placeholder="Today"
        clearable
        valueFormat="D MMM YYYY"
        value={from}
        onChange={setFrom}
      />
      {playbook && <Steps playbook={playbook} />}
      <FormError error={start.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          disabled={!playbook}
          loading={start.isPending}
          onClick={() =>
            playbook &&
            start.mutate({
              params: { customerId: customer.id, playbookId: playbook.id },
              body: { startId, ...(from ? { from } : {}) },
            })
          }
        >
          Start playbook
        </Button>
      </Group>
    </Stack>
  );
}

/** Starts a playbook for one customer by hand; nothing while there are none (C-22). */
export function StartPlaybook({ customer }: { customer: Customer }) {
  const playbooks = useApi('playbooks.list', {}).data?.items ?? [];
  const [opened, dialog] = useDisclosure();
  if (playbooks.length === 0) return null;
  return (
    <>
      <Button variant="default" leftSection={<ListChecks size={16} />} onClick={dialog.open}>
        Start playbook
      </Button>
      <Dialog title={`Start a playbook for ${customer.name}`} opened={opened} onClose={dialog.close}>
        <StartForm customer={customer} playbooks={playbooks} onClose={dialog.close} />
      </Dialog>
    </>
  );
}
