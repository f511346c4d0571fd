import { model, Schema, type Types } from 'mongoose';

/** A published version of terms, as it was shown and accepted. */
export interface TermsVersion {
  number: number;
  title: string;
  /** Rich text as JSON text. */
  body: string;
  /** Over number, title and body: what is accepted is what has this digest. */
  digest: string;
  at: Date;
  /** Who published; the name as it was then. */
  by: string;
}

/** Terms and conditions that customers accept before they go on (E-12): a draft, and the version in force. */
export interface TermsFields {
  _id: Types.ObjectId;
  draft: { title: string; body: string };
  /** Goes up with every save of the draft; a save or publish states the one it started from. */
  revision: number;
  /** The latest version; null before the first was published, and until then nobody is asked. */
  current: TermsVersion | null;
  updatedAt: Date;
}

const versionFields = {
  number: { type: Number, required: true },
  title: { type: String, required: true },
  body: { type: String, required: true },
  digest: { type: String, required: true },
  at: { type: Date, required: true },
  by: { type: String, required: true },
} as const;

const termsSchema = new Schema<TermsFields>(
  {
    draft: {
      type: new Schema(
        { title: { type: String, required: true }, body: { type: String, required: true } },
        { _id: false },
      ),
      required: true,
    },
    revision: { type: Number, required: true, default: 1 },
    current: { type: new Schema(versionFields, { _id: false }), default: null },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'terms', versionKey: false },
);

export const TermsModel = model('Terms', termsSchema);

/** Every version that was ever published; the latest one lies in the terms as well. */
export interface TermsVersionFields extends TermsVersion {
  _id: Types.ObjectId;
  termsId: Types.ObjectId;
}

const termsVersionSchema = new Schema<TermsVersionFields>(
  { termsId: { type: Schema.Types.ObjectId, required: true }, ...versionFields },
  { collection: 'termsVersions', versionKey: false },
);
termsVersionSchema.index({ termsId: 1, number: -1 }, { unique: true });

export const TermsVersionModel = model('TermsVersion', termsVersionSchema);

/** Which terms are asked for where. A portal's own choice comes before its template's, and that before the workspace's. */
export interface TermsUseFields {
  /** `workspace`, `template:<id>` or `portal:<id>`. */
  _id: string;
  /** Null: none are asked for here. */
  termsId: Types.ObjectId | null;
}

const termsUseSchema = new Schema<TermsUseFields>(
  { _id: { type: String, required: true }, termsId: { type: Schema.Types.ObjectId, default: null } },
  { collection: 'termsUses', versionKey: false },
);
termsUseSchema.index({ termsId: 1 });

export const TermsUseModel = model('TermsUse', termsUseSchema);

/** Somebody accepted a version: who, when, what exactly, and from where. */
export interface TermsAcceptanceFields {
  _id: Types.ObjectId;
  /** What may be accepted once: `contact:<id>`, or one anonymous visit. */
  who: string;
  termsId: Types.ObjectId;
  number: number;
  title: string;
  digest: string;
  customerId: Types.ObjectId;
  linkId: Types.ObjectId;
  /** Null for an anonymous viewer, and once the contact was erased. */
  contactId: Types.ObjectId | null;
  /** A contact's, or the name an anonymous viewer typed: a claim. Null once erased. */
  name: string | null;
  /** Visits of an anonymous viewer that it lets in. */
  sessionIds: Types.ObjectId[];
  /** Network address. Null once erased. */
  address: string | null;
  at: Date;
}

const termsAcceptanceSchema = new Schema<TermsAcceptanceFields>(
  {
    who: { type: String, required: true },
    termsId: { type: Schema.Types.ObjectId, required: true },
    number: { type: Number, required: true },
    title: { type: String, required: true },
    digest: { type: String, required: true },
    customerId: { type: Schema.Types.ObjectId, required: true },
    linkId: { type: Schema.Types.ObjectId, required: true },
    contactId: { type: Schema.Types.ObjectId, default: null },
    name: { type: String, default: null },
    sessionIds: { type: [Schema.Types.ObjectId], default: [] },
    address: { type: String, default: null },
    at: { type: Date, required: true },
  },
  { collection: 'termsAcceptances', versionKey: false },
);
termsAcceptanceSchema.index({ who: 1, digest: 1 }, { unique: true });
termsAcceptanceSchema.index({ sessionIds: 1, digest: 1 });
termsAcceptanceSchema.index({ termsId: 1, _id: -1 });
termsAcceptanceSchema.index({ customerId: 1, _id: -1 });
termsAcceptanceSchema.index({ contactId: 1 });

export const TermsAcceptanceModel = model('TermsAcceptance', termsAcceptanceSchema);
