import { model, Schema, type Types } from 'mongoose';

/** A reusable portal document (C-03). */
export interface TemplateFields {
  _id: Types.ObjectId;
  name: string;
  description: string;
  archived: boolean;
  /** JSON text, see `documents.ts`. */
  document: string;
  /** Titles of its sections, for lists. */
  sectionTitles: string[];
  /** Goes up with every save of the document; a save states the one it started from. */
  revision: number;
  /** Name of who changed it last, as it was then. */
  updatedBy: string;
  updatedAt: Date;
}

const templateSchema = new Schema<TemplateFields>(
  {
    name: { type: String, required: true },
    description: { type: String, default: '' },
    archived: { type: Boolean, default: false },
    document: { type: String, required: true },
    sectionTitles: { type: [String], default: [] },
    revision: { type: Number, required: true, default: 1 },
    updatedBy: { type: String, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'templates', versionKey: false },
);
templateSchema.index({ archived: 1, updatedAt: -1 });

export const TemplateModel = model('Template', templateSchema);
