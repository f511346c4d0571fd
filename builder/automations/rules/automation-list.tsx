import { Anchor, Badge, Button, Group, Skeleton, Stack, Switch, Text, Title } from '@mantine/core';
import { CircleAlert, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Automation } from '../../api/types.ts';
import { useApi, useChange } from '../../api/use-api.ts';
import classes from '../../records/records.module.css';
import { confirmLoss } from '../../ui/confirm.tsx';
import { EditMenu, ListRow } from '../../ui/list-row.tsx';
import { notifyError } from '../../ui/notify.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { When } from '../../ui/when.tsx';
import { useNames } from '../use-names.ts';
import { actionSentence, conditionSentence, type Names, triggerSentence } from '../words.ts';
import { RecipeCards } from './recipe-cards.tsx';

/** "When …, if …: …." */
function sentence({ when, conditions, actions }: Automation, names: Names): string {
  const conditionWords = conditions.map((condition) => conditionSentence(condition, names)).join(' and ');
  const actionWords = actions.map((action) => actionSentence(action, names)).join(', then ');
  return `When ${triggerSentence(when)}${conditionWords && `, if ${conditionWords}`}: ${actionWords}.`;
}

function LastRun({ run }: { run: Automation['lastRun'] }) {
  if (!run) return <span>Not run yet</span>;
  return (
    <span className={classes.fact} data-tone={run.state === 'failed' ? 'bad' : undefined}>
      {run.state === 'failed' && <CircleAlert size={13} aria-hidden />}
      {run.state === 'failed' ? 'Failed' : run.state === 'skipped' ? 'Looked' : 'Ran'} <When at={run.at} /> for{' '}
      {run.customerName}
    </span>
  );
}

function AutomationRow({ automation, names }: { automation: Automation; names: Names }) {
  const [, navigate] = useLocation();
  const { id, name, enabled, lastRun } = automation;
  const params = { automationId: id };
  const update = useChange('automations.update', { onError: notifyError });
  const remove = useChange('automations.remove');
  const open = () => navigate(`/automations/rules/${id}`);
  const shown = update.isPending ? (update.variables.body.enabled ?? enabled) : enabled;
  const askToDelete = () =>
    confirmLoss({
      title: `Delete “${name}”?`,
      body: 'It does nothing any more. What it has made stays, and its runs can be read until they expire.',
      action: 'Delete automation',
      run: () => remove.mutateAsync({ params }),
    });
  return (
    <ListRow
      name={name}
      onOpen={open}
      facts={
        <>
          <span>{sentence(automation, names)}</span>
          <LastRun run={lastRun} />
        </>
      }
    >
      {!shown && (
        <Badge size="sm" color="gray" fw={500}>
          Off
        </Badge>
      )}
      <Switch
        className={classes.above}
        aria-label={`${name} is on`}
        checked={shown}
        onChange={(event) => update.mutate({ params, body: { enabled: event.currentTarget.checked } })}
      />
      <EditMenu name={name} onEdit={open} onDelete={askToDelete} />
    </ListRow>
  );
}

/** All rules with a switch each; the ready-made ones to start from. */
export function AutomationList() {
  const automations = useApi('automations.list', {});
  const names = useNames();
  const [adding, setAdding] = useState(false);
  return (
    <QueryState query={automations} skeleton={<Skeleton h={240} />}>
      {({ items }) =>
        items.length === 0 || adding ? (
          <Stack gap="md">
            <div>
              <Title order={2}>What should happen by itself?</Title>
              <Text size="sm" c="dimmed" maw={560}>
                An automation waits for something, looks whether it matters, and does what you would do. Start from one
                of these; everything can be changed before it is switched on.
              </Text>
            </div>
            <RecipeCards />
            {adding && (
              <Group>
                <Button variant="default" onClick={() => setAdding(false)}>
                  Back to the list
                </Button>
              </Group>
            )}
          </Stack>
        ) : (
          <Stack gap="sm">
            <Group justify="space-between">
              <Text size="sm" c="dimmed">
                What they did, and why not, is under{' '}
                <Anchor component={Link} href="/automations/runs" size="sm" underline="always">
                  Runs
                </Anchor>
                .
              </Text>
              <Button leftSection={<Plus size={16} />} onClick={() => setAdding(true)}>
                Add automation
              </Button>
            </Group>
            <ul className={classes.list} aria-label="Automations">
              {items.map((automation) => (
                <AutomationRow key={automation.id} automation={automation} names={names} />
              ))}
            </ul>
          </Stack>
        )
      }
    </QueryState>
  );
}
