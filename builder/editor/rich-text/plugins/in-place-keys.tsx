import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { mergeRegister } from '@lexical/utils';
import {
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_LOW,
  KEY_ESCAPE_COMMAND,
  REDO_COMMAND,
  UNDO_COMMAND,
} from 'lexical';
import { useEffect } from 'react';
import { takeClick } from '../../canvas/last-click.ts';
import { useEditor } from '../../state/editor-context.tsx';

/** On the canvas: undo and redo are the document's, Escape leaves the text, and the caret starts where the click was. */
export function InPlaceKeys() {
  const [editor] = useLexicalComposerContext();
  const { commands } = useEditor();
  useEffect(
    () =>
      mergeRegister(
        editor.registerCommand(UNDO_COMMAND, () => perform(commands.undo), COMMAND_PRIORITY_CRITICAL),
        editor.registerCommand(REDO_COMMAND, () => perform(commands.redo), COMMAND_PRIORITY_CRITICAL),
        editor.registerCommand(
          KEY_ESCAPE_COMMAND,
          (event) => {
            event.preventDefault();
            return perform(commands.stepOut);
          },
          // Above Lexical's own, which would only blur the text.
          COMMAND_PRIORITY_LOW,
        ),
      ),
    [editor, commands],
  );
  useEffect(() => {
    const root = editor.getRootElement();
    const click = takeClick();
    const range = click && rangeAt(click.x, click.y);
    if (!root || !range || !root.contains(range.startContainer)) {
      editor.focus();
      return;
    }
    root.focus({ preventScroll: true });
    const selection = window.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  }, [editor]);
  return null;
}

function perform(command: () => void): true {
  command();
  return true;
}

/** The caret's place at a point of the window. */
function rangeAt(x: number, y: number): Range | null {
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y);
    if (!position) return null;
    const range = document.createRange();
    range.setStart(position.offsetNode, position.offset);
    return range;
  }
  return null;
}
