import { type RefCallback, useCallback, useLayoutEffect, useRef } from 'react';

/** Puts an invisible element over another, so that one menu can open beside any of many buttons. */
export function useAnchor(over: Element | null | undefined): RefCallback<HTMLElement> {
  const element = useRef<HTMLElement | null>(null);
  const place = useCallback(() => {
    if (!element.current || !over) return;
    const { left, top, width, height } = over.getBoundingClientRect();
    const shown = { position: 'fixed', pointerEvents: 'none', left: `${left}px`, top: `${top}px` };
    Object.assign(element.current.style, shown, { width: `${width}px`, height: `${Math.min(height, 80)}px` });
  }, [over]);
  useLayoutEffect(place, [place]);
  return useCallback(
    (node) => {
      element.current = node;
      place();
    },
    [place],
  );
}
