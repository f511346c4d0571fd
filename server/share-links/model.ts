import { model, Schema, type Types } from 'mongoose';

/** Whom a link with the rule `email` is for: any contact of the customer, chosen ones, or any address at these domains. */
export type StoredAudience =
  | { kind: 'customer' }
  | { kind: 'contacts'; contactIds: Types.ObjectId[] }
  | { kind: 'domains'; domains: string[] };

/** A secret address of a portal with its own access rule (C-18, B-09). */
export interface ShareLinkFields {
  _id: Types.ObjectId;
  portalId: Types.ObjectId;
  customerId: Types.ObjectId;
  /** The secret part of the address: a nanoid of 128 bits or more. */
  key: string;
  name: string;
  rule: 'open' | 'password' | 'email';
  passwordHash: string | null;
  /** With the rule `email`, else null. */
  audience: StoredAudience | null;
  /** Contacts whom the link no longer admits, whatever the audience says. */
  revokedContactIds: Types.ObjectId[];
  /** From this moment on it is as good as revoked, until somebody sets a later one. */
  expiresAt: Date | null;
  /** `expiresAt` until its coming was told to everybody (`expiry.ts`), then null. */
  untoldExpiry: Date | null;
  /** Goes up with every change that shuts somebody out; viewer sessions of an earlier epoch are dead. */
  epoch: number;
  revokedAt: Date | null;
  /** The latest visit of somebody who is no staff. */
  lastVisitAt: Date | null;
  /** Whether the portal is published, kept beside it so that all links of the workspace can be filtered by state. */
  portalLive: boolean;
  /** Words of the name, by which a link is found. */
  words: string[];
  createdAt: Date;
}

const audienceSchema = new Schema<{ kind: string; contactIds?: Types.ObjectId[]; domains?: string[] }>(
  {
    kind: { type: String, enum: ['customer', 'contacts', 'domains'], required: true },
    contactIds: { type: [Schema.Types.ObjectId], default: undefined },
    domains: { type: [String], default: undefined },
  },
  { _id: false },
);

const shareLinkSchema = new Schema<ShareLinkFields>(
  {
    portalId: { type: Schema.Types.ObjectId, required: true },
    customerId: { type: Schema.Types.ObjectId, required: true },
    key: { type: String, required: true },
    name: { type: String, default: '' },
    rule: { type: String, enum: ['open', 'password', 'email'], required: true },
    passwordHash: { type: String, default: null },
    audience: { type: audienceSchema, default: null },
    revokedContactIds: { type: [Schema.Types.ObjectId], default: [] },
    expiresAt: { type: Date, default: null },
    untoldExpiry: { type: Date, default: null },
    epoch: { type: Number, required: true, default: 1 },
    revokedAt: { type: Date, default: null },
    lastVisitAt: { type: Date, default: null },
    portalLive: { type: Boolean, default: false },
    words: { type: [String], default: [] },
    createdAt: { type: Date, required: true },
  },
  { collection: 'shareLinks', versionKey: false },
);
shareLinkSchema.index({ key: 1 }, { unique: true });
shareLinkSchema.index({ portalId: 1, _id: 1 });
shareLinkSchema.index({ customerId: 1, _id: -1 });
shareLinkSchema.index({ untoldExpiry: 1 });

export const ShareLinkModel = model('ShareLink', shareLinkSchema);
