import { Button, Group, Menu, Skeleton, Stack } from '@mantine/core';
import { MessagesSquare, Pencil, Plus, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { plainText } from '../../../renderer/rich-text/plain-text.ts';
import type { Customer, Touchpoint } from '../../api/types.ts';
import { useChange, usePages } from '../../api/use-api.ts';
import classes from '../../records/records.module.css';
import { Empty } from '../../ui/empty.tsx';
import { ListRow } from '../../ui/list-row.tsx';
import { notifyError, notifyUndo } from '../../ui/notify.tsx';
import { LoadError } from '../../ui/query-state.tsx';
import { RowMenu } from '../../ui/row-menu.tsx';
import { When } from '../../ui/when.tsx';
import { kindOf } from './kinds.ts';
import { SendDialog } from './send-dialog.tsx';
import { TouchpointDialog } from './touchpoint-dialog.tsx';

function TouchpointRow({
  touchpoint,
  onEdit,
  onSend,
}: {
  touchpoint: Touchpoint;
  onEdit: () => void;
  onSend: () => void;
}) {
  const { id, customerId, kind, subject, at, body, contacts, createdBy, sent } = touchpoint;
  const params = { customerId, touchpointId: id };
  const restore = useChange('touchpoints.restore', { onError: notifyError });
  const remove = useChange('touchpoints.remove', {
    onSuccess: () => notifyUndo(`Deleted “${subject}”.`, () => restore.mutate({ params })),
    onError: notifyError,
  });
  const { label, icon: Icon } = kindOf(kind);
  const text = plainText(body);
  return (
    <ListRow
      name={subject}
      onOpen={onEdit}
      leading={
        <span className={classes.thumbnail} title={label}>
          <Icon size={18} strokeWidth={1.75} aria-label={label} />
        </span>
      }
      facts={
        <>
          <When at={at} />
          {contacts.length > 0 && <span>with {contacts.map(({ name }) => name).join(', ')}</span>}
          <span>by {createdBy.name}</span>
          {sent.map((sending) => (
            <span key={sending.at} className={classes.fact}>
              <Send size={12} aria-hidden /> mailed to {sending.to.join(', ')}
              {sending.withLink && ', with the portal link'}
            </span>
          ))}
          {text && <span>{text.slice(0, 160)}</span>}
        </>
      }
    >
      <Button
        className={classes.above}
        size="xs"
        variant="default"
        leftSection={<Send size={13} />}
        onClick={onSend}
        aria-label={`Send as e-mail: ${subject}`}
      >
        Send as e-mail
      </Button>
      <RowMenu name={subject}>
        <Menu.Item leftSection={<Pencil size={15} />} onClick={onEdit}>
          Edit
        </Menu.Item>
        <Menu.Item leftSection={<Trash2 size={15} />} color="bad" onClick={() => remove.mutate({ params })}>
          Delete
        </Menu.Item>
      </RowMenu>
    </ListRow>
  );
}

/** Calls and mails with a customer, latest first (T-08). */
export function TouchpointsTab({ customer }: { customer: Customer }) {
  const customerId = customer.id;
  const touchpoints = usePages('touchpoints.list', { params: { customerId } });
  const [editing, setEditing] = useState<Touchpoint | 'new' | null>(null);
  const [sending, setSending] = useState<Touchpoint | null>(null);
  if (touchpoints.error) return <LoadError error={touchpoints.error} onRetry={() => void touchpoints.refetch()} />;
  if (!touchpoints.first) return <Skeleton h={200} />;
  return (
    <Stack gap="sm">
      <Group justify="flex-end">
        <Button leftSection={<Plus size={16} />} onClick={() => setEditing('new')}>
          Log touchpoint
        </Button>
      </Group>
      {touchpoints.items.length === 0 ? (
        <Empty icon={MessagesSquare} title="No touchpoints yet">
          Calls, mails and meetings with this customer come here, with whom and what was said. What was logged can be
          sent to contacts by mail.
        </Empty>
      ) : (
        <ul className={classes.list} aria-label="Touchpoints">
          {touchpoints.items.map((touchpoint) => (
            <TouchpointRow
              key={touchpoint.id}
              touchpoint={touchpoint}
              onEdit={() => setEditing(touchpoint)}
              onSend={() => setSending(touchpoint)}
            />
          ))}
        </ul>
      )}
      {touchpoints.hasNextPage && (
        <Button
          variant="default"
          loading={touchpoints.isFetchingNextPage}
          onClick={() => void touchpoints.fetchNextPage()}
        >
          Show more
        </Button>
      )}
      <TouchpointDialog
        customerId={customerId}
        touchpoint={editing === 'new' ? null : editing}
        opened={editing !== null}
        onClose={() => setEditing(null)}
      />
      <SendDialog customer={customer} touchpoint={sending} onClose={() => setSending(null)} />
    </Stack>
  );
}
