import { type HydratedDocument, type InferSchemaType, model, Schema } from 'mongoose';
import { STAFF_ROLES } from '../http/endpoint.ts';

/** How often unread news are mailed: a mention is mailed at once unless `off`. */
export const NEWS_MAIL = ['off', 'hourly', 'daily'] as const;

/** A second factor: what an authenticator app makes codes from. The secret cannot be hashed, as codes are computed from it. */
const secondFactorSchema = new Schema(
  {
    secret: { type: String, required: true },
    /** Period of the last code that was used; that one and earlier ones are dead. */
    lastStep: { type: Number, required: true },
    /** SHA-256 of the recovery codes that are left. */
    recoveryHashes: { type: [String], default: [] },
    confirmedAt: { type: Date, required: true },
  },
  { _id: false },
);

const staffSchema = new Schema(
  {
    name: { type: String, required: true },
    /** Lower-cased, so that the unique index also holds across spellings. */
    email: { type: String, required: true },
    role: { type: String, enum: STAFF_ROLES, required: true },
    title: { type: String, default: '' },
    phone: { type: String, default: '' },
    photoId: { type: Schema.Types.ObjectId, default: null },
    /** bcrypt; null until an invited person chose a password. */
    passwordHash: { type: String, default: null },
    disabled: { type: Boolean, default: false },
    secondFactor: { type: secondFactorSchema, default: null },
    /** An account manager who serves all customers, not only their own. */
    allCustomers: { type: Boolean, default: false },
    /** How often unread news are mailed. */
    newsMail: { type: String, enum: NEWS_MAIL, default: 'daily' },
    /** Sessions carry it; raising it ends all of them. */
    sessionEpoch: { type: Number, default: 0 },
    lastSeenAt: { type: Date, default: null },
    /** Up to when they have seen what customers did; written by `my-work` only. */
    lookedAt: { type: Date, default: null },
  },
  { timestamps: true, collection: 'staff' },
);
staffSchema.index({ email: 1 }, { unique: true });
staffSchema.index({ name: 1 });

export type StaffDocument = HydratedDocument<InferSchemaType<typeof staffSchema>>;

/** People who sign in: admin, CSM, account manager. */
export const Staff = model('Staff', staffSchema);
