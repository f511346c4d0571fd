import { Box, Skeleton, Text } from '@mantine/core';
import { memo } from 'react';
import { Link } from 'wouter';
import type { MailLine } from '../api/types.ts';
import { When } from '../ui/when.tsx';
import table from '../ui/window-table.module.css';
import { type Column, type TableShape, WindowTable, WindowTableSkeleton } from '../ui/window-table.tsx';
import { MailStateChip } from './mail-state.tsx';
import classes from './outbox.module.css';

const SHAPE: TableShape = { height: 56, phoneHeight: 96, columns: classes.columns };

const COLUMNS: readonly Column[] = [
  { label: 'To' },
  { label: 'Mail' },
  { label: 'State' },
  { label: 'When', className: table.when },
];

/** The list's shape while it is on its way. */
export function TableSkeleton() {
  return (
    <WindowTableSkeleton shape={SHAPE}>
      <Skeleton h={14} w="70%" />
      <Skeleton h={14} w="80%" />
      <Skeleton h={18} w={90} />
    </WindowTableSkeleton>
  );
}

const MailRow = memo(function MailRow({ mail, query }: { mail: MailLine; query: string }) {
  const { id, to, subject, kindLabel, customer } = mail;
  const title = subject || kindLabel;
  return (
    <>
      <Box role="cell" className={classes.who}>
        <Text size="sm" truncate title={to.email}>
          {to.name || to.email}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {customer?.name ?? (to.name ? to.email : '')}
        </Text>
      </Box>
      <Box role="cell">
        <Link href={`/outbox/${id}${query}`} className={table.title} title={title}>
          {title}
        </Link>
        <Text size="xs" c="dimmed" truncate>
          {mail.state === 'dead' || mail.state === 'failed' ? mail.answer : subject && kindLabel}
        </Text>
      </Box>
      <Box role="cell">
        <MailStateChip state={mail.state} />
      </Box>
      <Box role="cell" className={table.when}>
        <When at={mail.sentAt ?? mail.dueAt ?? mail.createdAt} />
      </Box>
    </>
  );
});

/** Mails in a table. */
export function MailTable({
  mails,
  hasMore,
  loadMore,
  query,
}: {
  mails: readonly MailLine[];
  hasMore: boolean;
  loadMore: () => void;
  /** The filters, kept while a mail is open. */
  query: string;
}) {
  return (
    <WindowTable label="Mails" shape={SHAPE} columns={COLUMNS} items={mails} hasMore={hasMore} loadMore={loadMore}>
      {(mail) => <MailRow mail={mail} query={query} />}
    </WindowTable>
  );
}
