import { model, Schema } from 'mongoose';
import type { RichText } from '../../../renderer/rich-text/schema.ts';
import { recordSchema, type StoredRecord } from '../record-schema.ts';

export interface StoredNote extends StoredRecord {
  readonly title: string;
  readonly body: RichText;
  readonly at: Date;
}

const noteSchema = recordSchema<StoredNote>(
  'notes',
  {
    title: { type: String, default: '' },
    body: { type: Schema.Types.Mixed, required: true },
    /** When what is noted happened. */
    at: { type: Date, required: true },
  },
  { at: -1, _id: -1 },
);

/** Notes on customers. */
export const NoteModel = model<StoredNote>('Note', noteSchema);
