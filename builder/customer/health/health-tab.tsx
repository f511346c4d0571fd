import { Button, SimpleGrid, Skeleton } from '@mantine/core';
import { HeartPulse } from 'lucide-react';
import { Link } from 'wouter';
import { useApi } from '../../api/use-api.ts';
import { useRights } from '../../session/session.tsx';
import { Empty } from '../../ui/empty.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { ScoreCard } from './score-card.tsx';

/** All health scores of a customer with their history. */
export function HealthTab({ customerId }: { customerId: string }) {
  const { designs } = useRights();
  const scores = useApi('healthScores.list', {});
  const values = useApi('healthValues.list', { params: { customerId }, query: {} });
  const skeleton = (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Skeleton h={280} />
      <Skeleton h={280} />
    </SimpleGrid>
  );
  return (
    <QueryState query={scores} skeleton={skeleton}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty
            icon={HeartPulse}
            title="No health scores yet"
            action={
              designs && (
                <Button component={Link} href="/settings/health-scores" variant="default">
                  Define a health score
                </Button>
              )
            }
          >
            {designs
              ? 'A score is defined once for the workspace; then its values are recorded here for each customer.'
              : 'A customer success manager defines the scores; then their values are recorded here.'}
          </Empty>
        ) : (
          <QueryState query={values} skeleton={skeleton}>
            {(all) => (
              <SimpleGrid cols={{ base: 1, md: 2 }}>
                {items.map((score) => (
                  <ScoreCard
                    key={score.id}
                    customerId={customerId}
                    score={score}
                    values={all.items.filter(({ scoreId }) => scoreId === score.id)}
                  />
                ))}
              </SimpleGrid>
            )}
          </QueryState>
        )
      }
    </QueryState>
  );
}
