import { Box, Checkbox, Skeleton } from '@mantine/core';
import { useMemo } from 'react';
import type { CustomerSummary } from '../api/types.ts';
import { useWindowRows } from '../ui/use-window-rows.ts';
import { CustomerRow } from './customer-row.tsx';
import classes from './customers.module.css';
import type { useSelection } from './use-selection.ts';

const COLUMNS = [
  ['Customer', ''],
  ['Stage', classes.medium],
  ['Owner', classes.wide],
  ['Tags', classes.wide],
  ['Portal', ''],
  ['Last visit', `${classes.wide} ${classes.when}`],
  ['Changed', `${classes.wide} ${classes.when}`],
] as const;
/** Mean nothing while the portal feature is off. */
const PORTAL_COLUMNS: readonly string[] = ['Portal', 'Last visit'];

/** The list's shape while it is on its way. */
export function TableSkeleton() {
  return (
    <Box className={classes.table} aria-hidden>
      {Array.from({ length: 10 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: ten alike rows that never change places
        <Box key={row} className={classes.row}>
          <span />
          <Skeleton h={14} w="70%" />
          <Skeleton h={14} w="60%" className={classes.medium} />
          <Skeleton h={14} w="60%" className={classes.wide} />
          <Skeleton h={14} w="40%" className={classes.wide} />
          <Skeleton h={18} w={90} />
        </Box>
      ))}
    </Box>
  );
}

/** Customers as a table of which only the visible rows exist, however many there are. */
export function CustomerTable({
  customers,
  total,
  hasMore,
  loadMore,
  withPortal,
  selection,
}: {
  customers: readonly CustomerSummary[];
  total: number;
  hasMore: boolean;
  loadMore: () => void;
  withPortal: boolean;
  selection: ReturnType<typeof useSelection>;
}) {
  const ids = useMemo(() => customers.map(({ id }) => id), [customers]);
  const rows = useWindowRows({ ids, height: 52, phoneHeight: 60, hasMore, loadMore });
  const { selected, select, selectAll } = selection;
  return (
    <Box role="table" aria-label="Customers" aria-rowcount={total + 1} className={classes.table}>
      <Box role="rowgroup">
        <Box role="row" aria-rowindex={1} className={`${classes.row} ${classes.head}`}>
          <Box role="columnheader" className={classes.check}>
            <Checkbox
              size="xs"
              aria-label="Select all loaded customers"
              checked={selected.size > 0 && selected.size >= customers.length}
              indeterminate={selected.size > 0 && selected.size < customers.length}
              onChange={(event) => selectAll(event.currentTarget.checked)}
            />
          </Box>
          {COLUMNS.map(([label, className]) => (
            <Box key={label} role="columnheader" className={className}>
              {withPortal || !PORTAL_COLUMNS.includes(label) ? label : ''}
            </Box>
          ))}
        </Box>
      </Box>
      <Box role="rowgroup" ref={rows.body} className={classes.body} h={rows.height}>
        {rows.items.map(({ index, key, top }) => {
          const customer = customers[index];
          return (
            customer && (
              <Box
                key={key}
                role="row"
                aria-rowindex={index + 2}
                className={`${classes.row} ${classes.item}`}
                data-selected={selected.has(customer.id) || undefined}
                style={{ transform: `translateY(${top}px)` }}
              >
                <CustomerRow
                  customer={customer}
                  selected={selected.has(customer.id)}
                  withPortal={withPortal}
                  onSelect={select}
                />
              </Box>
            )
          );
        })}
      </Box>
    </Box>
  );
}
