import { Skeleton } from '@mantine/core';
import type { CustomerSummary } from '../api/types.ts';
import { SelectAll } from '../ui/select-boxes.tsx';
import type { useSelection } from '../ui/use-selection.ts';
import table from '../ui/window-table.module.css';
import { type Column, type TableShape, WindowTable, WindowTableSkeleton } from '../ui/window-table.tsx';
import { CustomerRow } from './customer-row.tsx';
import classes from './customers.module.css';

const SHAPE: TableShape = { height: 52, phoneHeight: 60, columns: classes.columns };

const COLUMNS: readonly Column[] = [
  { label: 'Customer' },
  { label: 'Stage', className: classes.medium },
  { label: 'Owner', className: classes.wide },
  { label: 'Tags', className: classes.wide },
];
/** Mean nothing while the portal feature is off. */
const PORTAL_COLUMNS: readonly Column[] = [
  { label: 'Portal' },
  { label: 'Last visit', className: `${classes.wide} ${table.when}` },
];
const CHANGED: Column = { label: 'Changed', className: `${classes.wide} ${table.when}` };

/** The list's shape while it is on its way. */
export function TableSkeleton() {
  return (
    <WindowTableSkeleton shape={SHAPE} rows={10}>
      <span />
      <Skeleton h={14} w="70%" />
      <Skeleton h={14} w="60%" className={classes.medium} />
      <Skeleton h={14} w="60%" className={classes.wide} />
      <Skeleton h={14} w="40%" className={classes.wide} />
      <Skeleton h={18} w={90} />
    </WindowTableSkeleton>
  );
}

/** Customers in a table, with a box to select each. */
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
  const { selected, select } = selection;
  const all = <SelectAll label="Select all loaded customers" selectable={customers.length} selection={selection} />;
  const portal = PORTAL_COLUMNS.map((column) => (withPortal ? column : { ...column, head: '' }));
  return (
    <WindowTable
      label="Customers"
      shape={SHAPE}
      columns={[{ label: 'Selected', head: all, className: table.check }, ...COLUMNS, ...portal, CHANGED]}
      items={customers}
      total={total}
      hasMore={hasMore}
      loadMore={loadMore}
      isSelected={(id) => selected.has(id)}
    >
      {(customer) => (
        <CustomerRow
          customer={customer}
          selected={selected.has(customer.id)}
          withPortal={withPortal}
          onSelect={select}
        />
      )}
    </WindowTable>
  );
}
