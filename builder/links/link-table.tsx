import { Box, Checkbox, Skeleton, VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import type { WorkspaceLink } from '../api/types.ts';
import type { useSelection } from '../customers/use-selection.ts';
import { useWindowRows } from '../ui/use-window-rows.ts';
import { LinkRow } from './link-row.tsx';
import classes from './links.module.css';

const COLUMNS = [
  ['Customer and who can open it', ''],
  ['State', ''],
  ['Expires', `${classes.wide} ${classes.when}`],
  ['Last visit', `${classes.wide} ${classes.when}`],
] as const;

/** The list's shape while it is on its way. */
export function TableSkeleton() {
  return (
    <Box className={classes.table} aria-hidden>
      {Array.from({ length: 8 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: eight alike rows that never change places
        <Box key={row} className={classes.row}>
          <span />
          <Skeleton h={14} w="70%" />
          <Skeleton h={18} w={90} />
        </Box>
      ))}
    </Box>
  );
}

/** Links as a table of which only the visible rows exist, however many there are. */
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
  const ids = useMemo(() => links.map(({ id }) => id), [links]);
  const rows = useWindowRows({ ids, height: 56, phoneHeight: 88, hasMore, loadMore });
  const { selected, select, selectAll } = selection;
  const selectable = links.filter(({ state }) => state !== 'revoked').length;
  return (
    <Box role="table" aria-label="Links" aria-rowcount={hasMore ? -1 : links.length + 1} className={classes.table}>
      <Box role="rowgroup">
        <Box role="row" aria-rowindex={1} className={`${classes.row} ${classes.head}`}>
          <Box role="columnheader" className={classes.check}>
            <Checkbox
              size="xs"
              aria-label="Select all loaded links"
              disabled={selectable === 0}
              checked={selected.size > 0 && selected.size >= selectable}
              indeterminate={selected.size > 0 && selected.size < selectable}
              onChange={(event) => selectAll(event.currentTarget.checked)}
            />
          </Box>
          {COLUMNS.map(([label, className]) => (
            <Box key={label} role="columnheader" className={className}>
              {label}
            </Box>
          ))}
          <Box role="columnheader">
            <VisuallyHidden>More</VisuallyHidden>
          </Box>
        </Box>
      </Box>
      <Box role="rowgroup" ref={rows.body} className={classes.body} h={rows.height}>
        {rows.items.map(({ index, key, top }) => {
          const link = links[index];
          return (
            link && (
              <Box
                key={key}
                role="row"
                aria-rowindex={index + 2}
                className={`${classes.row} ${classes.item}`}
                data-selected={selected.has(link.id) || undefined}
                style={{ transform: `translateY(${top}px)` }}
              >
                <LinkRow link={link} selected={selected.has(link.id)} onSelect={select} onRevoke={onRevoke} />
              </Box>
            )
          );
        })}
      </Box>
    </Box>
  );
}
