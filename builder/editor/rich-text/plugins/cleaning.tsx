import { $insertGeneratedNodes } from '@lexical/clipboard';
import { $generateNodesFromDOM } from '@lexical/html';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { DRAG_DROP_PASTE } from '@lexical/rich-text';
import { $getSelection, COMMAND_PRIORITY_LOW, type LexicalEditor, PASTE_COMMAND, type PasteCommandType } from 'lexical';
import { useEffect } from 'react';
import { registerCleaning } from '../clean.ts';
import { insertPictures } from '../insert-picture.ts';
import { parsePasted } from '../pasted-html.ts';

/** Keeps pasted text clean; pasted and dropped picture files are uploaded where texts hold pictures. */
export function CleaningPlugin({ pictures }: { pictures: boolean }) {
  const [editor] = useLexicalComposerContext();
  useEffect(() => registerCleaning(editor), [editor]);
  useEffect(
    () =>
      editor.registerCommand(
        DRAG_DROP_PASTE,
        (files) => {
          if (pictures) void insertPictures(editor, files);
          return true;
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor, pictures],
  );
  useEffect(
    () => editor.registerCommand(PASTE_COMMAND, (event) => pasteHtml(editor, event), COMMAND_PRIORITY_LOW),
    [editor],
  );
  return null;
}

/** Pastes HTML from elsewhere; text of this editor's own, plain text and files go Lexical's way. */
function pasteHtml(editor: LexicalEditor, event: PasteCommandType): boolean {
  const data = event instanceof ClipboardEvent ? event.clipboardData : null;
  const html = data?.getData('text/html');
  const selection = $getSelection();
  if (!html || !selection || data?.getData('application/x-lexical-editor')) return false;
  event.preventDefault();
  $insertGeneratedNodes(editor, $generateNodesFromDOM(editor, parsePasted(html)), selection);
  return true;
}
