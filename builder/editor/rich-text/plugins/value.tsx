import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $addUpdateTag, type EditorState, HISTORY_MERGE_TAG, SKIP_SELECTION_FOCUS_TAG } from 'lexical';
import { useEffect, useRef } from 'react';
import type { RichText } from '../../../../renderer/rich-text/schema.ts';
import { toEditor, toStored } from '../stored-text.ts';

/** Tag of updates that bring in a value from outside, which must not be told back. */
const FROM_OUTSIDE = 'from-outside';

/** Ties the editor to a value: tells every change, and takes in values that come by undo or from somebody else. */
export function ValuePlugin({
  value,
  knownTypes,
  onChange,
}: {
  value: RichText;
  knownTypes: readonly string[];
  onChange: (value: RichText) => void;
}) {
  const [editor] = useLexicalComposerContext();
  const told = useRef(value);
  /** The state that each told value came from, so that undo brings the caret back too. */
  const states = useRef(new WeakMap<RichText, EditorState>());
  const tell = useRef(onChange);
  tell.current = onChange;

  useEffect(() => {
    states.current.set(told.current, editor.getEditorState());
    return editor.registerUpdateListener(({ editorState, dirtyElements, dirtyLeaves, tags }) => {
      if (tags.has(FROM_OUTSIDE) || (dirtyElements.size === 0 && dirtyLeaves.size === 0)) return;
      // Registering a node's clean-up marks it dirty under this tag; nobody changed anything yet.
      if (tags.has(HISTORY_MERGE_TAG)) return;
      const next = toStored(editorState.toJSON() as unknown as RichText);
      states.current.set(next, editorState);
      told.current = next;
      tell.current(next);
    });
  }, [editor]);

  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    const known = states.current.get(value);
    const state = known ?? editor.parseEditorState(JSON.stringify(toEditor(value, knownTypes)));
    editor.setEditorState(state, { tag: FROM_OUTSIDE });
    if (!known) editor.update(() => $addUpdateTag(SKIP_SELECTION_FOCUS_TAG));
  }, [editor, value, knownTypes]);

  return null;
}
