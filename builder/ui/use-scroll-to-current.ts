import { type RefObject, useEffect, useRef } from 'react';

/** Keeps the current one of a row of tabs or links in view where the row is wider than the screen. */
export function useScrollToCurrent<E extends HTMLElement>(current: string | undefined): RefObject<E | null> {
  const row = useRef<E>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is current is read from the page
  useEffect(() => {
    const element = row.current;
    const item = element?.querySelector<HTMLElement>('[aria-selected="true"], [aria-current="page"]');
    // Not scrollIntoView, which would also move the page.
    if (element && item) element.scrollLeft = item.offsetLeft - (element.clientWidth - item.clientWidth) / 2;
  }, [current]);
  return row;
}
