import { Button, Group, Menu, Skeleton, Stack, Text } from '@mantine/core';
import { CircleAlert, KeyRound, List, Pencil, Plus, Send, Trash2, Webhook as WebhookIcon } from 'lucide-react';
import { useState } from 'react';
import type { Webhook } from '../../api/types.ts';
import { useApi, useChange } from '../../api/use-api.ts';
import classes from '../../records/records.module.css';
import { confirmLoss } from '../../ui/confirm.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ListRow } from '../../ui/list-row.tsx';
import { notifyError } from '../../ui/notify.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { RowMenu } from '../../ui/row-menu.tsx';
import { When } from '../../ui/when.tsx';
import { DeliveriesDialog } from './deliveries-dialog.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';

function LastDelivery({ delivery }: { delivery: Webhook['lastDelivery'] }) {
  if (!delivery) return <span>Nothing sent yet</span>;
  const failed = delivery.state === 'failed';
  return (
    <span className={classes.fact} data-tone={failed ? 'bad' : undefined}>
      {failed && <CircleAlert size={13} aria-hidden />}
      {failed ? 'Failed' : delivery.state === 'waiting' ? 'Being tried again since' : 'Delivered'}{' '}
      <When at={delivery.at} />
    </span>
  );
}

function WebhookRow({
  webhook,
  onEdit,
  onDeliveries,
  onSecret,
}: {
  webhook: Webhook;
  onEdit: () => void;
  onDeliveries: () => void;
  onSecret: (secret: string) => void;
}) {
  const { id, name, url, usedBy, lastDelivery } = webhook;
  const params = { webhookId: id };
  const test = useChange('webhooks.test', { onSuccess: onDeliveries, onError: notifyError });
  const rotate = useChange('webhooks.rotateSecret', { onSuccess: ({ secret }) => onSecret(secret) });
  const remove = useChange('webhooks.remove');
  const askToRotate = () =>
    confirmLoss({
      title: `A new secret for “${name}”?`,
      body: 'Everything is signed with the new one at once. The receiver refuses it until it knows the new secret.',
      action: 'Make a new secret',
      run: () => rotate.mutateAsync({ params }),
    });
  const askToRemove = () =>
    confirmLoss({
      title: `Remove “${name}”?`,
      body:
        usedBy === 0
          ? 'No automation calls it.'
          : 'Automations call it. They go on, and say in their runs that it was removed.',
      action: 'Remove webhook',
      run: () => remove.mutateAsync({ params }),
    });
  return (
    <ListRow
      name={name}
      onOpen={onDeliveries}
      facts={
        <>
          <span>{url}</span>
          <span>{usedBy === 1 ? '1 automation' : `${usedBy} automations`}</span>
          <LastDelivery delivery={lastDelivery} />
        </>
      }
    >
      <Button
        className={classes.above}
        size="xs"
        variant="default"
        leftSection={<Send size={13} />}
        loading={test.isPending}
        onClick={() => test.mutate({ params })}
      >
        Send a test
      </Button>
      <RowMenu name={name}>
        <Menu.Item leftSection={<List size={15} />} onClick={onDeliveries}>
          Deliveries
        </Menu.Item>
        <Menu.Item leftSection={<Pencil size={15} />} onClick={onEdit}>
          Edit
        </Menu.Item>
        <Menu.Item leftSection={<KeyRound size={15} />} onClick={askToRotate}>
          New secret…
        </Menu.Item>
        <Menu.Item leftSection={<Trash2 size={15} />} color="bad" onClick={askToRemove}>
          Remove…
        </Menu.Item>
      </RowMenu>
    </ListRow>
  );
}

/** Addresses that automations call, and what was sent to them (C-24). */
export function WebhookList() {
  const webhooks = useApi('webhooks.list', {});
  const [editing, setEditing] = useState<Webhook | 'new' | null>(null);
  const [deliveriesOf, setDeliveriesOf] = useState<Webhook | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const add = (
    <Button leftSection={<Plus size={16} />} onClick={() => setEditing('new')}>
      Add webhook
    </Button>
  );
  return (
    <>
      <QueryState query={webhooks} skeleton={<Skeleton h={200} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={WebhookIcon} title="No webhooks yet" action={add}>
              An address of another system, a CRM or a chat, that automations tell what happened: signed, tried again
              when it fails, and to be looked up here.
            </Empty>
          ) : (
            <Stack gap="sm">
              <Group justify="space-between">
                <Text size="sm" c="dimmed" maw={560}>
                  Other systems that automations tell what happened. Every request is signed.
                </Text>
                {add}
              </Group>
              <ul className={classes.list} aria-label="Webhooks">
                {items.map((webhook) => (
                  <WebhookRow
                    key={webhook.id}
                    webhook={webhook}
                    onEdit={() => setEditing(webhook)}
                    onDeliveries={() => setDeliveriesOf(webhook)}
                    onSecret={setSecret}
                  />
                ))}
              </ul>
            </Stack>
          )
        }
      </QueryState>
      <WebhookDialog
        webhook={editing === 'new' ? null : editing}
        opened={editing !== null}
        onClose={() => setEditing(null)}
        onSecret={setSecret}
      />
      <DeliveriesDialog webhook={deliveriesOf} onClose={() => setDeliveriesOf(null)} />
      <SecretDialog secret={secret} onClose={() => setSecret(null)} />
    </>
  );
}
