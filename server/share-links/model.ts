import { model, Schema, type Types } from 'mongoose';

/** A secret address of a portal with its own access rule (C-18). */
export interface ShareLinkFields {
  _id: Types.ObjectId;
  portalId: Types.ObjectId;
  customerId: Types.ObjectId;
  /** The secret part of the address: a nanoid of 128 bits or more. */
  key: string;
  name: string;
  rule: 'open' | 'password';
  passwordHash: string | null;
  /** Goes up with a new password, rule or address and on revocation; viewer sessions of an earlier epoch are dead. */
  epoch: number;
  revokedAt: Date | null;
  createdAt: Date;
}

const shareLinkSchema = new Schema<ShareLinkFields>(
  {
    portalId: { type: Schema.Types.ObjectId, required: true },
    customerId: { type: Schema.Types.ObjectId, required: true },
    key: { type: String, required: true },
    name: { type: String, default: '' },
    rule: { type: String, enum: ['open', 'password'], required: true },
    passwordHash: { type: String, default: null },
    epoch: { type: Number, required: true, default: 1 },
    revokedAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
  },
  { collection: 'shareLinks', versionKey: false },
);
shareLinkSchema.index({ key: 1 }, { unique: true });
shareLinkSchema.index({ portalId: 1, _id: 1 });

export const ShareLinkModel = model('ShareLink', shareLinkSchema);
