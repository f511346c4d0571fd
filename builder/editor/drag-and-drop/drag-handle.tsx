import { useDraggable } from '@dnd-kit/core';
import { GripVertical } from 'lucide-react';
import { memo } from 'react';
import type { Selection } from '../document/selection.ts';
import { partName } from '../state/focus.ts';
import classes from './drag.module.css';

interface Props {
  part: Selection;
  /** Name of what is moved: "Tasks". */
  label: string;
  /** Pane the handle stands in, as the same part has one on the canvas and one in the outline. */
  pane: 'canvas' | 'outline';
  tabbable: boolean;
}

/** The only thing by which a section or block is dragged, so that selecting text never starts a drag. */
export const DragHandle = memo(function DragHandle({ part, label, pane, tabbable }: Props) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef } = useDraggable({
    id: `${pane}:${partName(part)}`,
    data: { kind: 'part', part, label },
  });
  return (
    <button
      type="button"
      {...attributes}
      {...listeners}
      ref={(node) => {
        setNodeRef(node);
        setActivatorNodeRef(node);
      }}
      tabIndex={tabbable ? 0 : -1}
      className={classes.handle}
      aria-label={`Drag ${label}`}
      title="Drag to move"
    >
      <GripVertical size={16} aria-hidden />
    </button>
  );
});
