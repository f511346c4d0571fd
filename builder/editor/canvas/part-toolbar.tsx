import { Ellipsis } from 'lucide-react';
import { memo } from 'react';
import type { Selection } from '../document/selection.ts';
import { DragHandle } from '../drag-and-drop/drag-handle.tsx';
import { useEditor } from '../state/editor-context.tsx';
import classes from './canvas.module.css';

/** Handle and menu of a section or block, in the margin beside it, so that it never covers text. */
export const PartToolbar = memo(function PartToolbar({
  part,
  label,
  selected,
}: {
  part: Selection;
  label: string;
  selected: boolean;
}) {
  const { commands, views, readOnly } = useEditor();
  if (readOnly) return null;
  return (
    <div className={classes.toolbar}>
      <DragHandle part={part} label={label} pane="canvas" tabbable={selected} />
      <button
        type="button"
        className={classes.menuButton}
        tabIndex={selected ? 0 : -1}
        aria-haspopup="menu"
        aria-label={`Actions for ${label}`}
        onClick={(event) => {
          event.stopPropagation();
          commands.select(part);
          views.getState().show({ menu: { part, anchor: event.currentTarget } });
        }}
      >
        <Ellipsis size={16} aria-hidden />
      </button>
    </div>
  );
});
