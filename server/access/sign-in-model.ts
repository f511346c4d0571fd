import { model, Schema, type Types } from 'mongoose';

/** The links that were mailed to one mailbox for one share link; of several only the newest opens. */
export interface MagicLinkFields {
  /** Share link and mailbox: there is one per pair, so that a newer link kills the older in the same write. */
  _id: string;
  linkId: Types.ObjectId;
  email: string;
  /** SHA-256 of the mailed tokens, newest first. Only the first opens; the others still tell to whom they went. */
  tokenHashes: string[];
  /** End of the newest. */
  expiresAt: Date;
  spentAt: Date | null;
  /** From then on an old mail is not recognised any more. */
  forgottenAt: Date;
}

const magicLinkSchema = new Schema<MagicLinkFields>(
  {
    _id: { type: String, required: true },
    linkId: { type: Schema.Types.ObjectId, required: true },
    email: { type: String, required: true },
    tokenHashes: { type: [String], required: true },
    expiresAt: { type: Date, required: true },
    spentAt: { type: Date, default: null },
    forgottenAt: { type: Date, required: true },
  },
  { collection: 'magicLinks', versionKey: false },
);
magicLinkSchema.index({ tokenHashes: 1 });
magicLinkSchema.index({ email: 1 });
magicLinkSchema.index({ linkId: 1 });
magicLinkSchema.index({ forgottenAt: 1 }, { expireAfterSeconds: 0 });

export const MagicLinkModel = model('MagicLink', magicLinkSchema);

/** The latest code that was asked for with one address at one share link, whether or not anybody got it. */
export interface SignInCodeFields {
  /** Share link and mailbox: a newer code kills the older in the same write. */
  _id: string;
  /** SHA-256 of the token in the cookie of the browser that asked. */
  browserHash: string;
  /** SHA-256 of that token and the code together: six digits alone could be found out from their hash. */
  codeHash: string;
  tries: number;
  expiresAt: Date;
  spentAt: Date | null;
}

const signInCodeSchema = new Schema<SignInCodeFields>(
  {
    _id: { type: String, required: true },
    browserHash: { type: String, required: true },
    codeHash: { type: String, required: true },
    tries: { type: Number, required: true },
    expiresAt: { type: Date, required: true },
    spentAt: { type: Date, default: null },
  },
  { collection: 'signInCodes', versionKey: false },
);
signInCodeSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const SignInCodeModel = model('SignInCode', signInCodeSchema);
