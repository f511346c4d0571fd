import { type MouseEvent, memo } from 'react';
import type { BlockInstance } from '../../../renderer/document.ts';
import { useDocument, useEditor, useView } from '../state/editor-context.tsx';
import { BlockContent } from './block-content.tsx';
import classes from './canvas.module.css';
import { InsertButton } from './insert-button.tsx';
import { rememberClick } from './last-click.ts';
import { blockName } from './part-names.ts';
import { PartToolbar } from './part-toolbar.tsx';

/** A block on the canvas: selected by a click or the arrow keys, with its handle and menu in the margin. */
export const BlockFrame = memo(function BlockFrame({
  block,
  columnId,
  index,
  last,
  place,
}: {
  block: BlockInstance;
  columnId: string;
  index: number;
  last: boolean;
  /** Its place as it is spoken: "3 of 9, in Welcome". */
  place: string;
}) {
  const { commands, views, readOnly } = useEditor();
  const part = { kind: 'block', id: block.id } as const;
  const selected = useDocument(({ selection }) => selection.kind === 'block' && selection.id === block.id);
  const editing = useView((state) => state.editingBlockId === block.id);

  const choose = (event: MouseEvent) => {
    event.stopPropagation();
    if (editing || isControl(event.target)) return;
    event.preventDefault();
    commands.select(part, { focus: block.type !== 'text' });
    if (block.type !== 'text' || readOnly || hasSelectedText()) return;
    rememberClick({ x: event.clientX, y: event.clientY });
    views.getState().show({ editingBlockId: block.id });
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled for the whole canvas, in use-keyboard.ts
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as part of a form
    <div
      className={classes.block}
      data-part={block.id}
      data-selected={selected || undefined}
      data-editing={editing || undefined}
      role="group"
      aria-label={`${blockName(block)}, ${place}`}
      tabIndex={selected ? 0 : -1}
      onClick={choose}
    >
      <PartToolbar part={part} label={blockName(block)} selected={selected} />
      <InsertButton kind="block" containerId={columnId} index={index} side="above" />
      <BlockContent block={block} />
      {last && <InsertButton kind="block" containerId={columnId} index={index + 1} side="below" />}
    </div>
  );
});

/** Whether the click was meant for a button of the toolbar or of the error card. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, [role="menu"]') !== null;
}

function hasSelectedText(): boolean {
  return (window.getSelection()?.toString() ?? '') !== '';
}
