import { Anchor, Badge, Button, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { CheckSquare, Plus, StickyNote } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { ApiError } from '../../api/client.ts';
import type { Playbook, PlaybookStep } from '../../api/types.ts';
import { useApi, useChange } from '../../api/use-api.ts';
import { ItemTools } from '../../fields/item-tools.tsx';
import { FormError } from '../../ui/form-error.tsx';
import { notifyDone } from '../../ui/notify.tsx';
import { Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import classes from '../automations.module.css';
import { StepFields } from './step-card.tsx';
import { newStep } from './step-words.ts';

const MAX_STEPS = 100;

/** What keeps a playbook from being saved, by path. */
function problemsIn(name: string, steps: readonly PlaybookStep[]): Record<string, string> {
  const untitled = steps.flatMap(({ title }, index) =>
    title.trim() ? [] : [[`steps.${index}.title`, 'is required'] as const],
  );
  return Object.fromEntries([...(name.trim() ? [] : [['name', 'is required'] as const]), ...untitled]);
}

function Editor({ playbook }: { playbook: Playbook | null }) {
  const [, navigate] = useLocation();
  const [name, setName] = useState(playbook?.name ?? '');
  const [description, setDescription] = useState(playbook?.description ?? '');
  const [steps, setSteps] = useState<PlaybookStep[]>(() => playbook?.steps ?? [newStep('task')]);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const options = {
    onSuccess: () => {
      notifyDone(`“${name}” is saved.`);
      navigate('/automations/playbooks');
    },
    onError: (error: ApiError) => setProblems(error.fields),
  };
  const create = useChange('playbooks.create', options);
  const update = useChange('playbooks.update', options);
  const save = () => {
    const found = problemsIn(name, steps);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    const body = { name, description, steps };
    if (playbook) update.mutate({ params: { playbookId: playbook.id }, body });
    else create.mutate({ body });
  };
  const add = (kind: PlaybookStep['kind']) => setSteps([...steps, newStep(kind)]);

  return (
    <Stack gap="md" maw={820}>
      <TextInput
        label="Name"
        required
        maxLength={200}
        placeholder="Onboarding"
        value={name}
        error={problems.name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label="Description"
        maxLength={500}
        placeholder="For whom, and when to use it"
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <ol className={classes.steps} aria-label="Steps">
        {steps.map((step, index) => (
          <li key={step.id} className={classes.card} data-problem={problems[`steps.${index}.title`] ? true : undefined}>
            <Group justify="space-between" wrap="nowrap" mb={8}>
              <Badge
                color="gray"
                fw={500}
                leftSection={
                  step.kind === 'task' ? <CheckSquare size={12} aria-hidden /> : <StickyNote size={12} aria-hidden />
                }
              >
                {step.kind === 'task' ? 'Task' : 'Note'}
              </Badge>
              <ItemTools items={steps} index={index} name="step" onChange={setSteps} />
            </Group>
            <StepFields
              step={step}
              problem={problems[`steps.${index}.title`]}
              onChange={(changed) => setSteps(steps.with(index, changed))}
            />
          </li>
        ))}
      </ol>
      <Group gap="xs">
        <Button
          variant="default"
          size="xs"
          leftSection={<Plus size={14} />}
          disabled={steps.length >= MAX_STEPS}
          onClick={() => add('task')}
        >
          Add task
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<Plus size={14} />}
          disabled={steps.length >= MAX_STEPS}
          onClick={() => add('note')}
        >
          Add note
        </Button>
      </Group>
      <FormError error={create.error ?? update.error} />
      <Group justify="flex-end">
        <Button variant="default" component={Link} href="/automations/playbooks">
          Cancel
        </Button>
        <Button onClick={save} loading={create.isPending || update.isPending}>
          {playbook ? 'Save' : 'Add playbook'}
        </Button>
      </Group>
    </Stack>
  );
}

function Saved({ playbookId }: { playbookId: string }) {
  const playbook = useApi('playbooks.get', { params: { playbookId } });
  return (
    <QueryState query={playbook} skeleton={<Skeleton h={420} maw={820} />}>
      {(data) => <Editor playbook={data} />}
    </QueryState>
  );
}

/** A playbook's steps in their order (C-22). What it has made already stays as it is. */
export function PlaybookEditor({ playbookId }: { playbookId: string }) {
  const isNew = playbookId === 'new';
  return (
    <Page title={isNew ? 'New playbook' : 'Playbook'}>
      <Text size="sm">
        <Anchor component={Link} href="/automations/playbooks" size="sm">
          All playbooks
        </Anchor>
      </Text>
      {isNew ? <Editor playbook={null} /> : <Saved playbookId={playbookId} />}
    </Page>
  );
}
