import { Alert, Badge, Button, Group, SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { CircleAlert, CircleCheck, CirclePlus, Link2, ListX, Pencil } from 'lucide-react';
import { useState } from 'react';
import type { Import, ImportMend, ImportRow } from '../api/types.ts';
import { useChange, usePages } from '../api/use-api.ts';
import { Empty } from '../ui/empty.tsx';
import { FormError } from '../ui/form-error.tsx';
import { LoadError } from '../ui/query-state.tsx';
import classes from './imports.module.css';
import { RowTable } from './row-table.tsx';

type Show = 'all' | 'faulty' | 'mended';
type Summary = NonNullable<Import['summary']>;

function SummaryBadges({ summary }: { summary: Summary }) {
  return (
    <Group gap="xs" role="status">
      <Badge size="lg" color="good" fw={500} leftSection={<CirclePlus size={13} aria-hidden />}>
        {summary.create} new
      </Badge>
      <Badge size="lg" color="accent" fw={500} leftSection={<Pencil size={13} aria-hidden />}>
        {summary.update} updated
      </Badge>
      {summary.mended > 0 && (
        <Badge size="lg" color="good" fw={500} leftSection={<CircleCheck size={13} aria-hidden />}>
          {summary.mended} set right
        </Badge>
      )}
      {summary.faulty > 0 && (
        <Badge size="lg" color="bad" fw={500} leftSection={<CircleAlert size={13} aria-hidden />}>
          {summary.faulty} faulty
        </Badge>
      )}
    </Group>
  );
}

/** What would happen to every row, with faulty ones explained and mended, before anything is written. */
export function PreviewStep({ given, onBack }: { given: Import; onBack: () => void }) {
  const summary = given.summary ?? { create: 0, update: 0, faulty: 0, mendable: 0, mended: 0 };
  const [show, setShow] = useState<Show>(summary.faulty > 0 ? 'faulty' : 'all');
  const params = { importId: given.id };
  const rows = usePages('imports.rows', { params, query: { show } });
  const mend = useChange('imports.mend');
  const run = useChange('imports.run');
  const mendRow = ({ line }: ImportRow, chosen: ImportMend | null) =>
    mend.mutate({
      params,
      body: {
        rows: [{ line, mend: chosen && { kind: chosen.kind, from: chosen.from, count: chosen.count } }],
      },
    });
  const count = summary.create + summary.update;

  return (
    <Stack gap="md">
      <Group justify="space-between">
        <SummaryBadges summary={summary} />
        <SegmentedControl
          size="xs"
          aria-label="Which rows"
          value={show}
          onChange={(value) => setShow(value as Show)}
          data={[
            { value: 'all', label: 'All rows' },
            { value: 'faulty', label: 'Faulty' },
            { value: 'mended', label: 'Set right' },
          ]}
        />
      </Group>
      {summary.mendable > 0 && (
        <Alert color="warning" icon={<Link2 size={18} />} title="Some rows have too many pieces">
          A comma without quotation marks has split a value. In {summary.mendable}{' '}
          {summary.mendable === 1 ? 'row' : 'rows'} it is clear which pieces belong together.
          <Button
            mt="xs"
            size="xs"
            display="block"
            loading={mend.isPending}
            onClick={() => mend.mutate({ params, body: { all: true } })}
          >
            {summary.mendable === 1 ? 'Join the pieces' : `Join the pieces in all ${summary.mendable} rows`}
          </Button>
        </Alert>
      )}
      <FormError error={mend.error} />
      {rows.isPending && <Skeleton h={320} />}
      {rows.error && rows.items.length === 0 && <LoadError error={rows.error} onRetry={() => void rows.refetch()} />}
      {rows.isSuccess && rows.items.length === 0 && (
        <Empty
          icon={show === 'faulty' ? CircleCheck : ListX}
          title={
            show === 'faulty' ? 'No faulty rows' : show === 'mended' ? 'Nothing set right' : 'The file has no rows'
          }
        >
          {show === 'faulty' ? 'Every row can be imported as it is.' : 'Rows come here as soon as there are some.'}
        </Empty>
      )}
      {rows.items.length > 0 && <RowTable columns={given.columns} rows={rows.items} onMend={mendRow} />}
      {rows.hasNextPage && (
        <Button variant="default" loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
          Show more rows
        </Button>
      )}
      <FormError error={run.error} />
      <Group className={classes.bar} justify="space-between">
        <Button variant="default" onClick={onBack}>
          Back to the columns
        </Button>
        <Button disabled={count === 0} loading={run.isPending} onClick={() => run.mutate({ params })}>
          Import {count} {count === 1 ? 'row' : 'rows'}
          {summary.faulty > 0 && `, skip ${summary.faulty}`}
        </Button>
      </Group>
    </Stack>
  );
}
