import { Divider, Drawer, Skeleton, Stack } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useRef } from 'react';
import type { Customer } from '../api/types.ts';
import { useApi } from '../api/use-api.ts';
import { CommentThread } from '../comments/comment-thread.tsx';
import { LoadError } from '../ui/query-state.tsx';
import { usePhone } from '../ui/use-phone.ts';
import { type RecordKindUi, type RecordPlural, type RecordTypes, SINGULAR } from './kind.ts';

/** A record opened beside the list: its form, and what was said about it. */
export function RecordDrawer<P extends RecordPlural>({
  kind,
  customer,
  recordId,
  loaded,
  tags,
  onClose,
}: {
  kind: RecordKindUi<P>;
  customer: Customer;
  /** `new` for one to be made, null while closed. */
  recordId: string | null;
  /** The record, where the list has it already. */
  loaded: RecordTypes[P] | undefined;
  tags: readonly string[];
  onClose: () => void;
}) {
  const phone = usePhone();
  const dirty = useRef(false);
  const isNew = recordId === 'new';
  const fetched = useApi(
    `${kind.plural}.get` as 'notes.get',
    { params: { customerId: customer.id, recordId: recordId ?? '' } },
    { enabled: recordId !== null && !isNew && !loaded },
  );
  const record = loaded ?? (fetched.data as unknown as RecordTypes[P] | undefined);
  const { Form, Preview } = kind;

  const close = () => {
    dirty.current = false;
    onClose();
  };
  const askToClose = () => {
    if (!dirty.current) return close();
    modals.openConfirmModal({
      title: 'Discard what you changed?',
      children: `The changes to this ${SINGULAR[kind.plural]} are not saved.`,
      labels: { confirm: 'Discard', cancel: 'Keep editing' },
      confirmProps: { color: 'bad' },
      onConfirm: close,
    });
  };

  return (
    <Drawer
      opened={recordId !== null}
      onClose={askToClose}
      position="right"
      size={phone ? '100%' : 560}
      title={isNew ? kind.addLabel : record ? kind.titleOf(record) : ' '}
      transitionProps={{ duration: 120 }}
    >
      {recordId !== null && (
        <Stack key={recordId}>
          {record && Preview && <Preview record={record} />}
          {isNew || record ? (
            <Form
              customer={customer}
              record={record ?? null}
              tags={tags}
              onSaved={() => {
                dirty.current = false;
                if (isNew) onClose();
              }}
              onDirty={(is) => {
                dirty.current = is;
              }}
            />
          ) : fetched.error ? (
            <LoadError error={fetched.error} onRetry={() => void fetched.refetch()} />
          ) : (
            <Skeleton h={360} />
          )}
          {record && (
            <>
              <Divider />
              <CommentThread
                customerId={customer.id}
                record={{ kind: SINGULAR[kind.plural], id: record.id }}
                shownInPortal={record.showInPortal}
              />
            </>
          )}
        </Stack>
      )}
    </Drawer>
  );
}
