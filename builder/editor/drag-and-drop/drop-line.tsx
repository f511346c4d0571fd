import { Plus } from 'lucide-react';
import type { RefObject } from 'react';
import { useStore } from 'zustand';
import classes from './drag.module.css';
import { dragStore } from './session.ts';

/** The line with a "+" that shows where the dragged thing will go; stands in the content of its pane. */
export function DropLine({ pane }: { pane: RefObject<HTMLElement | null> }) {
  const gap = useStore(dragStore, (state) => (state.area !== null && state.area === pane.current ? state.gap : null));
  if (!gap) return null;
  return (
    <div className={classes.line} style={{ left: gap.x, top: gap.y, width: gap.width }} data-drop-line="">
      <span className={classes.plus}>
        <Plus size={14} aria-hidden />
      </span>
    </div>
  );
}
