import { Box, Skeleton, Text } from '@mantine/core';
import { memo, useMemo } from 'react';
import { Link } from 'wouter';
import type { MailLine } from '../api/types.ts';
import { useWindowRows } from '../ui/use-window-rows.ts';
import { When } from '../ui/when.tsx';
import { MailStateChip } from './mail-state.tsx';
import classes from './outbox.module.css';

const COLUMNS = [
  ['To', ''],
  ['Mail', ''],
  ['State', ''],
  ['When', classes.when],
] as const;

/** The list's shape while it is on its way. */
export function TableSkeleton() {
  return (
    <Box className={classes.table} aria-hidden>
      {Array.from({ length: 8 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: eight alike rows that never change places
        <Box key={row} className={classes.row}>
          <Skeleton h={14} w="70%" />
          <Skeleton h={14} w="80%" />
          <Skeleton h={18} w={90} />
        </Box>
      ))}
    </Box>
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
        <Link href={`/outbox/${id}${query}`} className={classes.title} title={title}>
          {title}
        </Link>
        <Text size="xs" c="dimmed" truncate>
          {mail.state === 'dead' || mail.state === 'failed' ? mail.answer : subject && kindLabel}
        </Text>
      </Box>
      <Box role="cell">
        <MailStateChip state={mail.state} />
      </Box>
      <Box role="cell" className={classes.when}>
        <When at={mail.sentAt ?? mail.dueAt ?? mail.createdAt} />
      </Box>
    </>
  );
});

/** Mails as a table of which only the visible rows exist, however many there are. */
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
  const ids = useMemo(() => mails.map(({ id }) => id), [mails]);
  const rows = useWindowRows({ ids, height: 56, phoneHeight: 96, hasMore, loadMore });
  return (
    <Box role="table" aria-label="Mails" aria-rowcount={hasMore ? -1 : mails.length + 1} className={classes.table}>
      <Box role="rowgroup">
        <Box role="row" aria-rowindex={1} className={`${classes.row} ${classes.head}`}>
          {COLUMNS.map(([label, className]) => (
            <Box key={label} role="columnheader" className={className}>
              {label}
            </Box>
          ))}
        </Box>
      </Box>
      <Box role="rowgroup" ref={rows.body} className={classes.body} h={rows.height}>
        {rows.items.map(({ index, key, top }) => {
          const mail = mails[index];
          return (
            mail && (
              <Box
                key={key}
                role="row"
                aria-rowindex={index + 2}
                className={`${classes.row} ${classes.item}`}
                style={{ transform: `translateY(${top}px)` }}
              >
                <MailRow mail={mail} query={query} />
              </Box>
            )
          );
        })}
      </Box>
    </Box>
  );
}
