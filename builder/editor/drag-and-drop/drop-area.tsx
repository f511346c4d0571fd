import { useDroppable } from '@dnd-kit/core';
import { useCallback, useEffect, useRef } from 'react';
import { addDropArea, type DropArea } from './session.ts';

/** Makes a scrolling pane a place to drop into; the answer goes to its `ref`. */
export function useDropArea(
  name: string,
  measure: (pane: HTMLElement, ...rest: Parameters<DropArea['measure']>) => ReturnType<DropArea['measure']>,
) {
  const element = useRef<HTMLElement | null>(null);
  const { setNodeRef } = useDroppable({ id: name });
  useEffect(() => {
    const pane = element.current;
    if (!pane) return undefined;
    return addDropArea({ element: pane, measure: (dragged) => measure(pane, dragged) });
  }, [measure]);
  return useCallback(
    (node: HTMLElement | null) => {
      element.current = node;
      setNodeRef(node);
    },
    [setNodeRef],
  );
}
