import { Alert, Button, Group, Skeleton, Stack } from '@mantine/core';
import { EyeOff, Footprints } from 'lucide-react';
import { useApi, usePages } from '../../api/use-api.ts';
import { Empty } from '../../ui/empty.tsx';
import { LoadError, QueryState } from '../../ui/query-state.tsx';
import { VisitRow } from './visit-row.tsx';
import classes from './visits.module.css';
import { VisitsChart } from './visits-chart.tsx';

/** Who looked at the portal, when, at what and for how long (B-08). */
export function VisitsTab({ customerId }: { customerId: string }) {
  const days = useApi('visits.days', { params: { customerId } });
  const visits = usePages('visits.list', { params: { customerId }, query: { limit: 25 } });
  return (
    <Stack gap="md">
      <QueryState query={days} skeleton={<Skeleton h={150} />}>
        {(data) => (
          <>
            {!data.recorded && (
              <Alert color="gray" icon={<EyeOff size={18} />} title="Visits are not recorded">
                An admin switched this off in Settings, Privacy. What was recorded before is shown until it expires.
              </Alert>
            )}
            {visits.items.length > 0 && <VisitsChart days={data.days} />}
          </>
        )}
      </QueryState>
      {visits.isPending && <Skeleton h={240} />}
      {visits.error && visits.items.length === 0 && (
        <LoadError error={visits.error} onRetry={() => void visits.refetch()} />
      )}
      {visits.isSuccess && visits.items.length === 0 && (
        <Empty icon={Footprints} title="Nobody has looked yet">
          Once somebody at the customer opens the portal, each visit comes here. Staff, crawlers and people who ask not
          to be tracked are left out.
        </Empty>
      )}
      {visits.items.length > 0 && (
        <ul className={classes.visits} aria-label="Visits">
          {visits.items.map((visit) => (
            <VisitRow key={visit.id} visit={visit} />
          ))}
        </ul>
      )}
      {visits.hasNextPage && (
        <Group justify="center">
          <Button variant="default" loading={visits.isFetchingNextPage} onClick={() => void visits.fetchNextPage()}>
            Show earlier visits
          </Button>
        </Group>
      )}
    </Stack>
  );
}
