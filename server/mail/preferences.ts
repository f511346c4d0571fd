import { model, Schema, Types } from 'mongoose';
import { nanoid } from 'nanoid';
import { clock } from '../clock.ts';
import { isDuplicateKey } from '../http/database-errors.ts';
import { isTextKind, type MailKind, MUTABLE_KINDS } from './kinds.ts';

/** Long enough that nobody guesses another one's. */
const KEY_LENGTH = 32;

/** What a contact wants to hear of, and the secret in the addresses at which they say so. */
interface PreferenceFields {
  /** The contact. */
  _id: Types.ObjectId;
  key: string;
  muted: MailKind[];
  /** Day, in the contact's zone, on which the last digest went, and which mail that was. */
  digestDay: string;
  digestMail: Types.ObjectId | null;
  updatedAt: Date;
}

const preferenceSchema = new Schema<PreferenceFields>(
  {
    key: { type: String, required: true },
    muted: { type: [String], default: [] },
    digestDay: { type: String, default: '' },
    digestMail: { type: Schema.Types.ObjectId, default: null },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'mail_preferences', versionKey: false },
);
preferenceSchema.index({ key: 1 }, { unique: true });

export const PreferenceModel = model<PreferenceFields>('MailPreference', preferenceSchema);

/** The contact's preferences, made at the first look. */
export async function preferencesOf(contactId: Types.ObjectId | string): Promise<PreferenceFields> {
  const _id = new Types.ObjectId(contactId);
  const found = await PreferenceModel.findById(_id).lean();
  if (found) return found;
  try {
    await PreferenceModel.create({ _id, key: nanoid(KEY_LENGTH), updatedAt: clock.now() });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  return PreferenceModel.findById(_id).orFail().lean();
}

/** Whether the contact does not want mails of this kind. */
export async function isMuted(contactId: Types.ObjectId | string, kind: MailKind): Promise<boolean> {
  return (await PreferenceModel.exists({ _id: contactId, muted: kind })) !== null;
}

/** Takes the one digest that a contact gets per day for this mail; false when another mail had it. */
export async function takeDigestOf(contactId: Types.ObjectId, day: string, mailId: Types.ObjectId): Promise<boolean> {
  await preferencesOf(contactId);
  const taken = await PreferenceModel.updateOne(
    { _id: contactId, $or: [{ digestDay: { $ne: day } }, { digestMail: mailId }] },
    { $set: { digestDay: day, digestMail: mailId } },
  );
  return taken.matchedCount === 1;
}

/** The secret part of the address at which these kinds are muted. */
export async function muteToken(contactId: Types.ObjectId, kinds: readonly MailKind[]): Promise<string> {
  const { key } = await preferencesOf(contactId);
  return `${key}.${kinds.filter((kind) => MUTABLE_KINDS.includes(kind)).join('.')}`;
}

/** Whose preferences a token opens, and which kinds it names; null for one that is none. */
export async function readMuteToken(
  token: string,
): Promise<{ contactId: string; kinds: MailKind[]; muted: ReadonlySet<MailKind> } | null> {
  const [key = '', ...names] = token.split('.');
  const kinds = names.filter(isTextKind).filter((kind) => MUTABLE_KINDS.includes(kind));
  if (key.length !== KEY_LENGTH || kinds.length === 0 || kinds.length !== names.length) return null;
  const found = await PreferenceModel.findOne({ key }).lean();
  return found && { contactId: found._id.toHexString(), kinds, muted: new Set(found.muted) };
}

/** Switches kinds of mail off for a contact, or on again. */
export async function setMuted(contactId: string, kinds: readonly MailKind[], muted: boolean): Promise<void> {
  const change = muted ? { $addToSet: { muted: { $each: [...kinds] } } } : { $pull: { muted: { $in: [...kinds] } } };
  await PreferenceModel.updateOne({ _id: contactId }, { ...change, $set: { updatedAt: clock.now() } });
}

/** Forgets what contacts wanted who are there no more. */
export async function forgetPreferences(contactIds: readonly Types.ObjectId[]): Promise<void> {
  await PreferenceModel.deleteMany({ _id: { $in: [...contactIds] } });
}
