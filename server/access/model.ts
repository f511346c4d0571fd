import { model, Schema, type Types } from 'mongoose';

/** A visit under one share link: let in by its password or by mail, or an anonymous viewer who gave a name. */
export interface ViewerSessionFields {
  _id: Types.ObjectId;
  /** SHA-256 of the token in the cookie; the token itself is nowhere. */
  tokenHash: string;
  linkId: Types.ObjectId;
  /** Epochs of portal and link when it began; it ends with either. */
  epoch: string;
  /** The contact who signed in by mail; null for an anonymous viewer. */
  contactId: Types.ObjectId | null;
  /** The name an anonymous viewer typed: a claim. */
  name: string | null;
  /** Its latest request; it ends when that is too long ago. */
  seenAt: Date;
  /** When it may be forgotten. */
  expiresAt: Date;
}

const viewerSessionSchema = new Schema<ViewerSessionFields>(
  {
    tokenHash: { type: String, required: true },
    linkId: { type: Schema.Types.ObjectId, required: true },
    epoch: { type: String, required: true },
    contactId: { type: Schema.Types.ObjectId, default: null },
    name: { type: String, default: null },
    seenAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'viewerSessions', versionKey: false },
);
viewerSessionSchema.index({ tokenHash: 1 }, { unique: true });
viewerSessionSchema.index({ linkId: 1 });
viewerSessionSchema.index({ contactId: 1 }, { partialFilterExpression: { contactId: { $type: 'objectId' } } });
viewerSessionSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const ViewerSessionModel = model('ViewerSession', viewerSessionSchema);

/** Recent tries of one kind, kept in the store so that a restart or another process forgets none. */
export interface TriesFields {
  /** What is limited: a link, or a link and an address. */
  _id: string;
  /** Oldest first. */
  times: Date[];
  /** Goes up with every change, so that of two at once one must look again. */
  revision: number;
  expiresAt: Date;
}

const triesSchema = new Schema<TriesFields>(
  {
    _id: { type: String, required: true },
    times: { type: [Date], required: true },
    revision: { type: Number, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'tries', versionKey: false },
);
triesSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const TriesModel = model('Tries', triesSchema);

/** How often something was done within a stretch of time. */
export interface PaceFields {
  /** What is counted, and which stretch. */
  _id: string;
  count: number;
  expiresAt: Date;
}

const paceSchema = new Schema<PaceFields>(
  {
    _id: { type: String, required: true },
    count: { type: Number, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'paces', versionKey: false },
);
paceSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const PaceModel = model('Pace', paceSchema);
