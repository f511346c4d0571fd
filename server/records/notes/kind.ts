import type { z } from 'zod';
import { emptyRichText } from '../../../renderer/rich-text/schema.ts';
import { clock } from '../../clock.ts';
import { presentBase } from '../base-presenter.ts';
import type { Note, notesApi } from '../contract.ts';
import type { Kind, RecordQuery } from '../kind.ts';
import { recordService } from '../service.ts';
import { NoteModel, type StoredNote } from './model.ts';

export type NoteInput = z.output<NonNullable<typeof notesApi.update.body>>;

/** Notes: newest first, by when what is noted happened. */
export const noteKind: Kind<StoredNote, NoteInput, typeof Note, RecordQuery> = {
  kind: 'note',
  model: NoteModel,
  searched: 'title',
  order: () => [
    { field: 'at', direction: -1, type: 'date' },
    { field: '_id', direction: -1, type: 'id' },
  ],
  async toStored({ at, ...fields }, _customerId, current) {
    const defaults = current ? {} : { body: emptyRichText(), at: clock.now() };
    return { ...defaults, ...fields, ...(at === undefined ? {} : { at: new Date(at) }) };
  },
  mentions: (note) => ({ actors: [note.createdBy] }),
  present: (note, context) => ({
    ...presentBase(note, context),
    title: note.title,
    body: note.body,
    at: note.at.toISOString(),
  }),
};

export const noteRecords = recordService(noteKind);
