import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { DRAG_DROP_PASTE } from '@lexical/rich-text';
import { COMMAND_PRIORITY_LOW } from 'lexical';
import { useEffect } from 'react';
import { registerCleaning } from '../clean.ts';
import { insertPictures } from '../insert-picture.ts';

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
  return null;
}
