import { Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { RotateCw } from 'lucide-react';
import type { Webhook, WebhookDelivery } from '../../api/types.ts';
import { useChange, usePages } from '../../api/use-api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { notifyError } from '../../ui/notify.tsx';
import { LoadError } from '../../ui/query-state.tsx';
import { When } from '../../ui/when.tsx';
import classes from '../automations.module.css';
import { Outcome } from '../runs/outcome.tsx';
import { eventWords } from '../words.ts';

const STATES = {
  delivered: { label: 'Delivered', color: 'good' },
  waiting: { label: 'Waiting', color: 'accent' },
  failed: { label: 'Failed', color: 'bad' },
} as const;

function Delivery({ webhookId, delivery }: { webhookId: string; delivery: WebhookDelivery }) {
  const { id, event, state, at, nextAt, attempts, body } = delivery;
  const resend = useChange('webhooks.resend', { onError: notifyError });
  const { label, color } = STATES[state];
  return (
    <li className={classes.card}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={500}>
          {event === 'test' ? 'A test' : `Because ${eventWords(event)}`} ·{' '}
          <Text span size="sm" c="dimmed">
            <When at={at} />
          </Text>
        </Text>
        <Badge color={color} fw={500}>
          {label}
        </Badge>
      </Group>
      <ul className={classes.outcomes}>
        {attempts.map(({ at: tried, status, said }) => {
          const arrived = status !== null && status >= 200 && status < 300;
          return (
            <Outcome key={tried} tone={arrived ? 'good' : 'bad'} word={arrived ? 'Arrived' : 'Did not arrive'}>
              {status !== null && `Answered ${status}. `}
              {said}
            </Outcome>
          );
        })}
      </ul>
      {state === 'waiting' && nextAt && (
        <Text size="xs" c="dimmed" mt={4}>
          Tried again <When at={nextAt} />
        </Text>
      )}
      <details>
        <Text component="summary" size="sm" c="dimmed" mt={6} style={{ cursor: 'pointer' }}>
          What was sent
        </Text>
        <pre className={classes.payload}>{JSON.stringify(JSON.parse(body), null, 2)}</pre>
      </details>
      {state === 'failed' && event !== 'test' && (
        <Button
          mt={8}
          size="xs"
          variant="default"
          leftSection={<RotateCw size={13} />}
          loading={resend.isPending}
          onClick={() => resend.mutate({ params: { webhookId, deliveryId: id } })}
        >
          Send again
        </Button>
      )}
    </li>
  );
}

function Deliveries({ webhookId }: { webhookId: string }) {
  const deliveries = usePages('webhooks.deliveries', { params: { webhookId }, query: { limit: 20 } });
  if (deliveries.error) return <LoadError error={deliveries.error} onRetry={() => void deliveries.refetch()} />;
  if (!deliveries.first) return <Skeleton h={200} />;
  return (
    <Stack gap="sm">
      {deliveries.items.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing was sent in the last 30 days.
        </Text>
      )}
      <ul className={classes.steps} aria-label="Deliveries">
        {deliveries.items.map((delivery) => (
          <Delivery key={delivery.id} webhookId={webhookId} delivery={delivery} />
        ))}
      </ul>
      {deliveries.hasNextPage && (
        <Button
          variant="default"
          loading={deliveries.isFetchingNextPage}
          onClick={() => void deliveries.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </Stack>
  );
}

/** What was sent to a webhook, what became of it, and the way to send it again. */
export function DeliveriesDialog({ webhook, onClose }: { webhook: Webhook | null; onClose: () => void }) {
  return (
    <Dialog title={webhook ? `Sent to ${webhook.name}` : ' '} opened={webhook !== null} onClose={onClose} size="lg">
      {webhook && <Deliveries webhookId={webhook.id} />}
    </Dialog>
  );
}
