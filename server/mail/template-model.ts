import { type HydratedDocument, model, Schema, type Types } from 'mongoose';
import type { RichText } from '../../renderer/rich-text/schema.ts';
import type { TextKind } from './kinds.ts';

/** What a mail says in one language. */
export interface MailText {
  readonly subject: string;
  readonly body: RichText;
  /** Words on the button to the portal; empty for no button. */
  readonly button: string;
}

export interface StoredMailText extends MailText {
  readonly language: string;
}

/** Texts of the workspace's own: in place of a kind's ready-made ones, or a template of its own for automations. */
export interface MailTemplateFields {
  _id: Types.ObjectId;
  /** The kind whose texts these are; null for a template of the workspace's own. */
  kind: TextKind | null;
  name: string;
  texts: StoredMailText[];
  /** Goes up with every change of the texts, so that of two at once one looks again. */
  revision: number;
  updatedAt: Date;
}
export type MailTemplateDocument = HydratedDocument<MailTemplateFields>;

const textSchema = new Schema<StoredMailText>(
  {
    language: { type: String, required: true },
    subject: { type: String, required: true },
    body: { type: Schema.Types.Mixed, required: true },
    button: { type: String, default: '' },
  },
  { _id: false },
);

const templateSchema = new Schema<MailTemplateFields>(
  {
    kind: { type: String, default: null },
    name: { type: String, default: '' },
    texts: { type: [textSchema], default: [] },
    revision: { type: Number, default: 0 },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'mail_templates', versionKey: false, minimize: false },
);
templateSchema.index({ kind: 1 }, { unique: true, partialFilterExpression: { kind: { $type: 'string' } } });

/** Edited texts of mails (E-11). */
export const MailTemplateModel = model<MailTemplateFields>('MailTemplate', templateSchema);
