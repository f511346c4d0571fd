import { useEffect } from 'react';
import { findBlock } from '../document/find.ts';
import { isLocked } from '../document/locks.ts';
import { dragStore } from '../drag-and-drop/session.ts';
import type { Editor } from '../state/editor-context.tsx';
import { partElement } from '../state/focus.ts';

/** Keys that act wherever the focus is, also in fields: undo and redo. */
function historyKey(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && !event.shiftKey ? 'redo' : null;
}

/** Whether keys belong to the element: a field, text being edited, a menu. Of a part's own buttons only those that press them. */
function keepsKeys(event: KeyboardEvent): boolean {
  const { target, key } = event;
  if (!(target instanceof HTMLElement) || dragStore.getState().dragged) return true;
  if (target.isContentEditable || target.closest('input, textarea, select, [role="menu"], [role="dialog"]'))
    return true;
  const button = target.closest('button');
  return button !== null && (key === 'Enter' || key === ' ' || !button.closest('[data-part]'));
}

/** The builder by keyboard (B-04): arrows, Enter, "/", Delete, duplicate, move, undo, Escape. */
export function useKeyboard(editor: Editor, root: HTMLElement | null): void {
  useEffect(() => {
    if (!root) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const history = historyKey(event);
      if (history) {
        event.preventDefault();
        editor.commands[history]();
      } else if (!keepsKeys(event) && act(editor, event)) event.preventDefault();
    };
    root.addEventListener('keydown', onKey);
    return () => root.removeEventListener('keydown', onKey);
  }, [editor, root]);
}

/** Acts on what is selected; true where the key meant something. */
function act({ commands, documents, views, readOnly }: Editor, event: KeyboardEvent): boolean {
  const { selection, document } = documents.getState();
  const direction = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
  if (event.key === 'Escape') {
    commands.stepOut();
    return true;
  }
  if (direction && event.altKey && !readOnly) {
    commands.move(selection, direction);
    return true;
  }
  if (direction) {
    commands.walk(direction);
    return true;
  }
  if (readOnly || selection.kind === 'none') return false;
  if (event.key === 'Delete' || event.key === 'Backspace') {
    commands.remove(selection);
    return true;
  }
  if (event.key.toLowerCase() === 'd' && (event.ctrlKey || event.metaKey)) {
    commands.duplicate(selection);
    return true;
  }
  if (event.key === '/') {
    const anchor = partElement(selection);
    if (anchor) views.getState().show({ inserting: { at: commands.here('text'), anchor } });
    return true;
  }
  if (event.key !== 'Enter') return false;
  const isText = selection.kind === 'block' && findBlock(document, selection.id)?.block.type === 'text';
  if (isText && !isLocked(documents.getState(), selection)) views.getState().show({ editingBlockId: selection.id });
  else if (selection.kind === 'section') partElement(selection)?.querySelector('input')?.focus();
  else views.getState().show({ drawer: 'right' });
  return true;
}
