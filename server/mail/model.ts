import { model, Schema, type Types } from 'mongoose';
import type { RichText } from '../../renderer/rich-text/schema.ts';
import { MAIL_KINDS, type MailKind } from './kinds.ts';

/** Mails are kept this long, to be looked up in the Outbox. */
const KEPT_SECONDS = 90 * 24 * 3600;

/**
 * Where a mail is on its way:
 * `held` until the portal is shared · `queued` · `sending` under a lease · `failed`, to be tried again · `sent` ·
 * `kept` in the Outbox, as there is no mail server · `dead`: given up · `gathered`: went out within another mail ·
 * `cancelled` by staff · `muted` by its reader
 */
export const MAIL_STATES = [
  'held',
  'queued',
  'sending',
  'failed',
  'sent',
  'kept',
  'dead',
  'gathered',
  'cancelled',
  'muted',
] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** Who gets a mail. The name and the language are as they were when it was queued. */
export interface MailRecipient {
  readonly email: string;
  readonly name: string;
  readonly contactId: Types.ObjectId | null;
  readonly staffId: Types.ObjectId | null;
  readonly language: string | null;
}

/** One line of a list in a mail: a task that is due, a piece of news. */
export interface MailItem {
  readonly title: string;
  readonly detail: string;
}

/** A mail as it goes over the wire, but for pictures. */
export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** From, To, Reply-To and what else the mail's head says, in the order shown. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** Codes and one-time addresses in it; wiped once it is sent. */
  readonly secrets: readonly string[];
}

/** What a mail is about; gone or hidden meanwhile, the mail is not sent, or kept back. */
export interface MailSubject {
  readonly kind: 'task' | 'comment';
  readonly id: Types.ObjectId;
}

export interface MailFields {
  _id: Types.ObjectId;
  /** One mail per event and address. */
  key: string;
  kind: MailKind;
  /** A text of the workspace's own in place of the kind's. */
  templateId: Types.ObjectId | null;
  customerId: Types.ObjectId | null;
  to: MailRecipient;
  /** The share link that it is to lead by; null: the best one. */
  linkId: Types.ObjectId | null;
  about: MailSubject | null;
  /** Dynamic data of this mail alone. */
  values: { readonly path: string; readonly value: string }[];
  items: MailItem[];
  /** Texts edited for this mail, in place of the template's. */
  subject: string | null;
  body: RichText | null;
  button: string | null;
  state: MailState;
  /** Whose mails wait to be sent together; null for one that goes alone. */
  batch: string | null;
  /** The same, on the one mail of a batch that the others will join. */
  openBatch: string | null;
  /** The mail that this one went out within. */
  gatheredInto: Types.ObjectId | null;
  /** Goes before those that can wait. */
  urgent: boolean;
  /** When it is to be sent, or sent again; doubles as the lease. */
  dueAt: Date | null;
  /** Not worth sending afterwards. */
  notAfter: Date | null;
  attempts: number;
  messageId: string;
  rendered: RenderedMail | null;
  /** What the mail server said last, or why it was given up. */
  answer: string;
  /** By which the reader is found. */
  words: string[];
  createdAt: Date;
  sentAt: Date | null;
}

const recipientSchema = new Schema(
  {
    email: { type: String, required: true },
    name: { type: String, default: '' },
    contactId: { type: Schema.Types.ObjectId, default: null },
    staffId: { type: Schema.Types.ObjectId, default: null },
    language: { type: String, default: null },
  },
  { _id: false },
);

const mailSchema = new Schema<MailFields>(
  {
    key: { type: String, required: true },
    kind: { type: String, enum: MAIL_KINDS, required: true },
    templateId: { type: Schema.Types.ObjectId, default: null },
    customerId: { type: Schema.Types.ObjectId, default: null },
    to: { type: recipientSchema, required: true },
    linkId: { type: Schema.Types.ObjectId, default: null },
    about: {
      type: new Schema<MailSubject>({ kind: String, id: Schema.Types.ObjectId }, { _id: false }),
      default: null,
    },
    values: { type: Schema.Types.Mixed, required: true },
    items: { type: Schema.Types.Mixed, required: true },
    subject: { type: String, default: null },
    body: { type: Schema.Types.Mixed, default: null },
    button: { type: String, default: null },
    state: { type: String, enum: MAIL_STATES, required: true },
    batch: { type: String, default: null },
    openBatch: { type: String, default: null },
    gatheredInto: { type: Schema.Types.ObjectId, default: null },
    urgent: { type: Boolean, required: true },
    dueAt: { type: Date, default: null },
    notAfter: { type: Date, default: null },
    attempts: { type: Number, default: 0 },
    messageId: { type: String, required: true },
    rendered: { type: Schema.Types.Mixed, default: null },
    answer: { type: String, default: '' },
    words: { type: [String], required: true },
    createdAt: { type: Date, required: true },
    sentAt: { type: Date, default: null },
  },
  { collection: 'mails', versionKey: false, minimize: false },
);
mailSchema.index({ key: 1 }, { unique: true });
mailSchema.index({ openBatch: 1 }, { unique: true, partialFilterExpression: { openBatch: { $type: 'string' } } });
mailSchema.index({ urgent: 1, dueAt: 1 }, { partialFilterExpression: { dueAt: { $type: 'date' } } });
mailSchema.index({ state: 1, openBatch: 1, batch: 1 });
mailSchema.index({ batch: 1, state: 1 }, { partialFilterExpression: { batch: { $type: 'string' } } });
mailSchema.index({ gatheredInto: 1 }, { partialFilterExpression: { gatheredInto: { $type: 'objectId' } } });
mailSchema.index({ state: 1, _id: -1 });
mailSchema.index({ words: 1, _id: -1 });
mailSchema.index({ customerId: 1, _id: -1 });
mailSchema.index({ customerId: 1, state: 1 });
mailSchema.index({ createdAt: 1 }, { expireAfterSeconds: KEPT_SECONDS });

/** Every mail: waiting, sent, or kept. */
export const MailModel = model<MailFields>('Mail', mailSchema);
