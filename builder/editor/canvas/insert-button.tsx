import { Plus } from 'lucide-react';
import { memo } from 'react';
import { useEditor } from '../state/editor-context.tsx';
import type { InsertAt } from '../state/view-store.ts';
import classes from './canvas.module.css';

/**
 * The "+" between two places. It is reached by the pointer; the keyboard has "/" and the part's menu instead, so that
 * Tab does not stop at every gap of a long page.
 */
export const InsertButton = memo(function InsertButton({
  kind,
  containerId,
  index,
  side,
}: {
  kind: InsertAt['kind'];
  /** The page of a section, the column of a block. */
  containerId: string;
  index: number;
  /** The edge of the section or block around it on which it sits. */
  side: 'above' | 'below';
}) {
  const { views, readOnly } = useEditor();
  if (readOnly) return null;
  const at: InsertAt =
    kind === 'section'
      ? { kind, pageId: containerId, index }
      : { kind, place: { kind: 'column', columnId: containerId, index } };
  return (
    <div className={classes.gap} data-kind={kind} data-side={side}>
      <button
        type="button"
        tabIndex={-1}
        className={classes.insert}
        aria-label={kind === 'section' ? 'Insert a section here' : 'Insert here'}
        onClick={(event) => {
          event.stopPropagation();
          views.getState().show({ inserting: { at, anchor: event.currentTarget } });
        }}
      >
        <Plus size={14} aria-hidden />
      </button>
    </div>
  );
});
