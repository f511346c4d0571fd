import { Anchor, Badge, Button, Group, Select, Skeleton, Stack, Text } from '@mantine/core';
import { Activity } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { AutomationRun } from '../../api/types.ts';
import { usePages } from '../../api/use-api.ts';
import records from '../../records/records.module.css';
import { Empty } from '../../ui/empty.tsx';
import { LoadError } from '../../ui/query-state.tsx';
import { When } from '../../ui/when.tsx';
import classes from '../automations.module.css';
import { eventWords } from '../words.ts';
import { Outcome } from './outcome.tsx';

const STATES = {
  done: { label: 'Done', color: 'good' },
  skipped: { label: 'Nothing to do', color: 'gray' },
  failed: { label: 'Failed', color: 'bad' },
  running: { label: 'Running', color: 'accent' },
} as const;

const TONES = {
  done: { tone: 'good', word: 'Done' },
  skipped: { tone: 'quiet', word: 'Not done' },
  failed: { tone: 'bad', word: 'Failed' },
} as const;

function Run({ run }: { run: AutomationRun }) {
  const { label, color } = STATES[run.state];
  return (
    <li className={records.row}>
      <div className={records.main}>
        <Text fw={500}>
          {run.automationName} ·{' '}
          <Anchor component={Link} href={`/customers/${run.customerId}`}>
            {run.customerName}
          </Anchor>
        </Text>
        <div className={records.meta}>
          <span>Because {eventWords(run.event)}</span>
          <When at={run.at} />
        </div>
        <ul className={classes.outcomes}>
          {run.reason && (
            <Outcome tone="quiet" word="Not done">
              {run.reason}
            </Outcome>
          )}
          {run.steps.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps of a run never change places
            <Outcome key={index} {...TONES[step.outcome]}>
              {step.text}
            </Outcome>
          ))}
        </ul>
      </div>
      <Badge color={color} fw={500}>
        {label}
      </Badge>
    </li>
  );
}

/** What automations did in the last 30 days, and why not; of one automation, where it is named. */
export function RunList({ automationId }: { automationId?: string }) {
  const [state, setState] = useState<AutomationRun['state'] | null>(null);
  const query = { ...(automationId ? { automationId } : {}), ...(state ? { state } : {}) };
  const runs = usePages('automations.runs', { query });
  if (runs.error) return <LoadError error={runs.error} onRetry={() => void runs.refetch()} />;
  if (!runs.first) return <Skeleton h={240} />;
  return (
    <Stack gap="sm">
      <Group>
        <Select
          aria-label="Outcome"
          placeholder="All outcomes"
          clearable
          w={180}
          data={Object.entries(STATES).map(([value, { label }]) => ({ value, label }))}
          value={state}
          onChange={(value) => setState(value as AutomationRun['state'] | null)}
        />
      </Group>
      {runs.items.length === 0 ? (
        <Empty icon={Activity} title={state ? 'No runs like that' : 'No runs yet'}>
          Each time an automation hears of something it waits for, it says here what it did, or why not.
        </Empty>
      ) : (
        <ul className={records.list} aria-label="Runs">
          {runs.items.map((run) => (
            <Run key={run.id} run={run} />
          ))}
        </ul>
      )}
      {runs.hasNextPage && (
        <Button variant="default" loading={runs.isFetchingNextPage} onClick={() => void runs.fetchNextPage()}>
          Show more
        </Button>
      )}
    </Stack>
  );
}
