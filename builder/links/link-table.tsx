import { Skeleton, VisuallyHidden } from '@mantine/core';
import type { WorkspaceLink } from '../api/types.ts';
import { SelectAll } from '../ui/select-boxes.tsx';
import type { useSelection } from '../ui/use-selection.ts';
import table from '../ui/window-table.module.css';
import { type Column, type TableShape, WindowTable, WindowTableSkeleton } from '../ui/window-table.tsx';
import { LinkRow } from './link-row.tsx';
import classes from './links.module.css';

const SHAPE: TableShape = { height: 56, phoneHeight: 88, columns: classes.columns };

const COLUMNS: readonly Column[] = [
  { label: 'Customer and who can open it' },
  { label: 'State' },
  { label: 'Expires', className: `${classes.wide} ${table.when}` },
  { label: 'Last visit', className: `${classes.wide} ${table.when}` },
  { label: 'More', head: <VisuallyHidden>More</VisuallyHidden> },
];

/** The list's shape while it is on its way. */
export function TableSkeleton() {
  return (
    <WindowTableSkeleton shape={SHAPE}>
      <span />
      <Skeleton h={14} w="70%" />
      <Skeleton h={18} w={90} />
    </WindowTableSkeleton>
  );
}

/** Links in a table, with a box to select each that is not revoked. */
export function LinkTable({
  links,
  hasMore,
  loadMore,
  selection,
  onRevoke,
}: {
  links: readonly WorkspaceLink[];
  hasMore: boolean;
  loadMore: () => void;
  selection: ReturnType<typeof useSelection>;
  onRevoke: (link: WorkspaceLink) => void;
}) {
  const { selected, select } = selection;
  const selectable = links.filter(({ state }) => state !== 'revoked').length;
  const all = <SelectAll label="Select all loaded links" selectable={selectable} selection={selection} />;
  return (
    <WindowTable
      label="Links"
      shape={SHAPE}
      columns={[{ label: 'Selected', head: all, className: table.check }, ...COLUMNS]}
      items={links}
      hasMore={hasMore}
      loadMore={loadMore}
      isSelected={(id) => selected.has(id)}
    >
      {(link) => <LinkRow link={link} selected={selected.has(link.id)} onSelect={select} onRevoke={onRevoke} />}
    </WindowTable>
  );
}
