import type { BlockActions } from '../../actions.ts';
import { commentAction } from '../record-actions.ts';
import type { NotesSettings } from './block.ts';

/** Comments on the notes that the block shows (C-20). */
export const notesActions: BlockActions<NotesSettings> = {
  comment: commentAction('note', async (id, { settings: { tags, limit }, scope }) =>
    (await scope.notes({ tags, limit })).some((note) => note.id === id),
  ),
};
