import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { memo } from 'react';
import type { Column } from '../../../renderer/document.ts';
import { COLUMN_ATTRIBUTE } from '../drag-and-drop/measure-canvas.ts';
import { useEditor } from '../state/editor-context.tsx';
import { BlockFrame } from './block-frame.tsx';
import classes from './canvas.module.css';

/** A column of blocks with a "+" in every gap; an empty one says what belongs here. */
export const ColumnFrame = memo(function ColumnFrame({
  column,
  before,
  count,
  sectionTitle,
}: {
  column: Column;
  /** How many blocks of the section come before this column. */
  before: number;
  /** How many blocks the section has. */
  count: number;
  sectionTitle: string;
}) {
  return (
    <div className="column" {...{ [COLUMN_ATTRIBUTE]: column.id }}>
      {column.blocks.length === 0 && <EmptyColumn columnId={column.id} />}
      {column.blocks.map((block, index) => (
        <BlockFrame
          key={block.id}
          block={block}
          columnId={column.id}
          index={index}
          last={index === column.blocks.length - 1}
          place={`${before + index + 1} of ${count}, in ${sectionTitle}`}
        />
      ))}
    </div>
  );
});

function EmptyColumn({ columnId }: { columnId: string }) {
  const { views, readOnly } = useEditor();
  return (
    <div className={classes.empty}>
      <span>Nothing here yet. Drag content here, or choose some.</span>
      {!readOnly && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Plus size={14} />}
          onClick={(event) => {
            event.stopPropagation();
            const at = { kind: 'block', place: { kind: 'column', columnId, index: 0 } } as const;
            views.getState().show({ inserting: { at, anchor: event.currentTarget } });
          }}
        >
          Add here
        </Button>
      )}
    </div>
  );
}
