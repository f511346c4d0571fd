import { useDroppable } from '@dnd-kit/core';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { DocumentState } from '../document/state.ts';
import { useEditor } from '../state/editor-context.tsx';
import { addDropArea, type Dragged, type Gap } from './session.ts';

/** Finds the gaps of a pane where the dragged thing can go. */
type Measure = (pane: HTMLElement, state: DocumentState, dragged: Dragged) => Gap[];

/** Makes a scrolling pane a place to drop into: `attach` is its `ref`, `pane` is where it is. */
export function useDropArea(
  name: string,
  measure: Measure,
): { pane: RefObject<HTMLElement | null>; attach: (element: HTMLElement | null) => void } {
  const { documents } = useEditor();
  const pane = useRef<HTMLElement | null>(null);
  const { setNodeRef } = useDroppable({ id: name });
  useEffect(() => {
    const element = pane.current;
    if (!element) return undefined;
    return addDropArea({ element, measure: (dragged) => measure(element, documents.getState(), dragged) });
  }, [measure, documents]);
  const attach = useCallback(
    (element: HTMLElement | null) => {
      pane.current = element;
      setNodeRef(element);
    },
    [setNodeRef],
  );
  return { pane, attach };
}
