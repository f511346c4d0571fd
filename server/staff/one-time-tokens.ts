import { createHash } from 'node:crypto';
import { model, Schema, Types } from 'mongoose';
import { nanoid } from 'nanoid';
import { clock } from '../clock.ts';

/**
 * What a one-time address is for: signing a demo role in, letting an invited person or one who forgot it choose
 * a password, making the first admin.
 */
export type TokenPurpose = 'sign-in' | 'invitation' | 'reset' | 'setup';

const tokenSchema = new Schema(
  {
    /** SHA-256 of the token: who reads the database cannot sign in with it. */
    _id: { type: String, required: true },
    purpose: { type: String, required: true },
    staffId: { type: Schema.Types.ObjectId, default: null },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'one_time_tokens' },
);
tokenSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
tokenSchema.index({ staffId: 1, purpose: 1 });

const OneTimeToken = model('OneTimeToken', tokenSchema);

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Makes a token; those made before for the same person and purpose stop working. */
export async function issueToken(purpose: TokenPurpose, staffId: string | null, ttlMs: number): Promise<string> {
  const token = nanoid(32);
  await OneTimeToken.deleteMany({ purpose, staffId: staffId && new Types.ObjectId(staffId) });
  await OneTimeToken.create({
    _id: hashOf(token),
    purpose,
    staffId,
    expiresAt: new Date(clock.now().getTime() + ttlMs),
  });
  return token;
}

/** What a token is for, without using it up; null when it is unknown, used or expired. */
export async function readToken(token: string): Promise<{ purpose: TokenPurpose; staffId: string | null } | null> {
  const found = await OneTimeToken.findOne({ _id: hashOf(token), expiresAt: { $gt: clock.now() } }).lean();
  return found && { purpose: found.purpose as TokenPurpose, staffId: found.staffId?.toHexString() ?? null };
}

/** Uses a token up. True for exactly one of any number of attempts at once. */
export async function spendToken(token: string, purpose: TokenPurpose): Promise<boolean> {
  const spent = await OneTimeToken.findOneAndDelete({
    _id: hashOf(token),
    purpose,
    expiresAt: { $gt: clock.now() },
  }).lean();
  return spent !== null;
}
