import { model, Schema, type Types } from 'mongoose';
import { recordSchema, type StoredRecord } from '../record-schema.ts';

export interface StoredFileRecord extends StoredRecord {
  readonly name: string;
  readonly description: string;
  readonly folder: string;
  readonly size: number;
  readonly mediaType: string;
  /** What the customer uploaded they always see (C-14). */
  readonly origin: 'staff' | 'customer';
  /** The bytes in GridFS, and a small picture of them where there is one. */
  readonly fileId: Types.ObjectId;
  readonly thumbnailId: Types.ObjectId | null;
}

const fileSchema = recordSchema<StoredFileRecord>(
  'file_records',
  {
    name: { type: String, required: true },
    description: { type: String, default: '' },
    folder: { type: String, default: '' },
    size: { type: Number, required: true },
    mediaType: { type: String, required: true },
    origin: { type: String, enum: ['staff', 'customer'], required: true },
    fileId: { type: Schema.Types.ObjectId, required: true },
    thumbnailId: { type: Schema.Types.ObjectId, default: null },
  },
  { createdAt: -1, _id: -1 },
);

/** Files of customers. */
export const FileModel = model<StoredFileRecord>('File', fileSchema);
