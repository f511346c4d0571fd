import { Box } from '@mantine/core';
import { type CSSProperties, type ReactNode, useMemo } from 'react';
import { useWindowRows } from './use-window-rows.ts';
import classes from './window-table.module.css';

/** What stands above a column: its name, or something in its place. */
export interface Column {
  /** Unique in its table, also where `head` stands in its place. */
  readonly label: string;
  readonly head?: ReactNode;
  readonly className?: string | undefined;
}

/** Shape of a table: how tall its rows are, in pixels, and where its columns lie. */
export interface TableShape {
  readonly height: number;
  readonly phoneHeight: number;
  /** Sets `grid-template-columns` for every width. */
  readonly columns: string | undefined;
}

function heights({ height, phoneHeight }: TableShape): CSSProperties {
  return { '--row-height': `${height}px`, '--row-phone-height': `${phoneHeight}px` } as CSSProperties;
}

/** The table's shape while it is on its way; `children` are the cells of one row. */
export function WindowTableSkeleton({
  shape,
  rows = 8,
  children,
}: {
  shape: TableShape;
  rows?: number;
  children: ReactNode;
}) {
  return (
    <Box className={classes.table} style={heights(shape)} aria-hidden>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows all alike that never change places
        <Box key={row} className={`${classes.row} ${shape.columns}`}>
          {children}
        </Box>
      ))}
    </Box>
  );
}

/** A table in the page of which only the visible rows exist, however many there are; `children` makes the cells of a row. */
export function WindowTable<Item extends { readonly id: string }>({
  label,
  shape,
  columns,
  items,
  total,
  hasMore,
  loadMore,
  isSelected,
  children,
}: {
  label: string;
  shape: TableShape;
  columns: readonly Column[];
  items: readonly Item[];
  /** How many there are, where that is known before all are loaded. */
  total?: number;
  hasMore: boolean;
  loadMore: () => void;
  isSelected?: (id: string) => boolean;
  children: (item: Item) => ReactNode;
}) {
  const ids = useMemo(() => items.map(({ id }) => id), [items]);
  const rows = useWindowRows({ ids, height: shape.height, phoneHeight: shape.phoneHeight, hasMore, loadMore });
  const known = total ?? (hasMore ? undefined : items.length);
  return (
    <Box
      role="table"
      aria-label={label}
      aria-rowcount={known === undefined ? -1 : known + 1}
      className={classes.table}
      style={heights(shape)}
    >
      <Box role="rowgroup">
        <Box role="row" aria-rowindex={1} className={`${classes.row} ${shape.columns} ${classes.head}`}>
          {columns.map((column) => (
            <Box key={column.label} role="columnheader" className={column.className}>
              {column.head ?? column.label}
            </Box>
          ))}
        </Box>
      </Box>
      <Box role="rowgroup" ref={rows.body} className={classes.body} h={rows.height}>
        {rows.items.map(({ index, key, top }) => {
          const item = items[index];
          return (
            item && (
              <Box
                key={key}
                role="row"
                aria-rowindex={index + 2}
                className={`${classes.row} ${shape.columns} ${classes.item}`}
                data-selected={isSelected?.(item.id) || undefined}
                style={{ transform: `translateY(${top}px)` }}
              >
                {children(item)}
              </Box>
            )
          );
        })}
      </Box>
    </Box>
  );
}
