import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { usePhone } from './use-phone.ts';

/** So many rows before the end of what is loaded, more is asked for. */
const AHEAD = 25;

/** Rows of a long list in the page, of which only those on screen exist; asks for more before the end is reached. */
export function useWindowRows({
  ids,
  height,
  phoneHeight,
  hasMore,
  loadMore,
}: {
  ids: readonly string[];
  height: number;
  phoneHeight: number;
  hasMore: boolean;
  loadMore: () => void;
}) {
  const phone = usePhone();
  const body = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first rows and the width decide where the list starts
  useLayoutEffect(() => {
    if (body.current) setOffset(body.current.getBoundingClientRect().top + window.scrollY);
  }, [phone, ids.length === 0]);
  const rows = useWindowVirtualizer({
    count: ids.length,
    estimateSize: () => (phone ? phoneHeight : height),
    overscan: 12,
    scrollMargin: offset,
    getItemKey: (index) => ids[index] ?? index,
  });
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are taller on a phone
  useEffect(() => rows.measure(), [rows, phone]);
  useEffect(() => {
    if (hasMore && last >= ids.length - AHEAD) loadMore();
  }, [hasMore, last, ids.length, loadMore]);

  return {
    body,
    height: rows.getTotalSize(),
    items: items.map(({ index, key, start }) => ({ index, key, top: start - offset })),
  };
}
