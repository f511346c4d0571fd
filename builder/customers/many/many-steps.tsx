import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ApiError } from '../../api/client.ts';
import type { CustomerSummary } from '../../api/types.ts';
import { FormError } from '../../ui/form-error.tsx';
import { LoadError } from '../../ui/query-state.tsx';
import { type ManyRow, ManyRows } from './many-rows.tsx';

/** What every bulk action is given. */
export interface ManyActionProps {
  readonly customers: readonly CustomerSummary[];
  /** `done`: it ran to its end, so that the selection has served. */
  readonly onClose: (done: boolean) => void;
}

/** How far the bulk action is. */
interface Run {
  readonly isIdle: boolean;
  readonly isPending: boolean;
  readonly isSuccess: boolean;
  readonly isError: boolean;
  readonly error: ApiError | null;
  readonly share: number;
  readonly stop: () => void;
}

/**
 * The three steps of a bulk action: what will happen to each customer, the press and its progress, what became of each.
 * Nothing happens before the press.
 */
export function ManySteps({
  intro,
  preview,
  controls,
  action,
  ready,
  run,
  outcome,
  onStart,
  onClose,
}: {
  intro: string;
  /** Undefined rows: on their way. */
  preview: { rows: readonly ManyRow[] | undefined; error?: ApiError | null; refetch?: () => void; share?: number };
  /** What can be chosen before the press. */
  controls?: ReactNode;
  action: string;
  ready: boolean;
  run: Run;
  outcome: { words: string; rows: readonly ManyRow[] };
  onStart: () => void;
  onClose: () => void;
}) {
  const { rows, error, refetch, share = 0 } = preview;
  return (
    <Stack>
      {run.isIdle && (
        <>
          <Text size="sm">{intro}</Text>
          {controls}
          {error && refetch && <LoadError error={error} onRetry={refetch} />}
          {!rows && !error && <Progress value={Math.max(4, share * 100)} aria-label="Looking at each customer" />}
          {rows && <ManyRows rows={rows} label="What will happen" />}
        </>
      )}
      {run.isPending && <Progress value={Math.max(4, run.share * 100)} aria-label="Progress" />}
      {!run.isIdle && !run.isPending && (
        <>
          <Text size="sm" role="status">
            {outcome.words}
          </Text>
          {outcome.rows.length > 0 && <ManyRows rows={outcome.rows} label="What became of each" />}
        </>
      )}
      <FormError error={run.error} />
      <Group justify="flex-end">
        {run.isSuccess ? (
          <Button onClick={onClose}>Done</Button>
        ) : (
          <>
            <Button variant="default" onClick={run.isPending ? run.stop : onClose}>
              {run.isPending ? 'Stop' : run.isError ? 'Close' : 'Cancel'}
            </Button>
            <Button disabled={!ready} loading={run.isPending} onClick={onStart}>
              {run.isError ? 'Go on' : action}
            </Button>
          </>
        )}
      </Group>
    </Stack>
  );
}
