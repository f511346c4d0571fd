import { Types } from 'mongoose';
import { clock } from '../clock.ts';
import { isDuplicateKey } from '../http/database-errors.ts';
import { mailboxAt } from './mailbox.ts';
import { MagicLinkModel } from './sign-in-model.ts';
import { hashToken, newToken } from './tokens.ts';

const MINUTE = 60_000;
export const MAGIC_LINK_MS = 45 * MINUTE;
/** So long an old mail still fills in its reader's address. */
const REMEMBERED_MS = 180 * 24 * 60 * MINUTE;
/** So many mails back. */
const REMEMBERED = 20;

/** A link to mail: it opens once, until then. */
export interface MagicLink {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Makes a link for a mailbox; the one before is dead from the same moment on (E-10). */
export async function issueMagicLink(linkId: string, email: string): Promise<MagicLink> {
  const token = newToken();
  const now = clock.now().getTime();
  const expiresAt = new Date(now + MAGIC_LINK_MS);
  const issue = () =>
    MagicLinkModel.updateOne(
      { _id: mailboxAt(linkId, email) },
      {
        $push: { tokenHashes: { $each: [hashToken(token)], $position: 0, $slice: REMEMBERED } },
        $set: { expiresAt, spentAt: null, forgottenAt: new Date(now + REMEMBERED_MS) },
        $setOnInsert: { linkId: new Types.ObjectId(linkId), email },
      },
      { upsert: true },
    );
  await issue().catch((error: unknown) => {
    // Two firsts at once: one made the entry, the other finds it now.
    if (!isDuplicateKey(error)) throw error;
    return issue();
  });
  return { token, expiresAt };
}

/** To whom a token was mailed for this link, and whether it still opens; null for one that never was. Changes nothing. */
export async function findMagicLink(linkId: string, token: string): Promise<{ email: string; opens: boolean } | null> {
  const tokenHash = hashToken(token);
  const found = await MagicLinkModel.findOne({ tokenHashes: tokenHash, linkId }).lean();
  if (!found) return null;
  const opens = found.tokenHashes[0] === tokenHash && found.spentAt === null && found.expiresAt > clock.now();
  return { email: found.email, opens };
}

/** Uses a token up: of many at once one gets its address, the others null. */
export async function spendMagicLink(linkId: string, token: string): Promise<string | null> {
  const now = clock.now();
  const spent = await MagicLinkModel.findOneAndUpdate(
    { 'tokenHashes.0': hashToken(token), linkId, spentAt: null, expiresAt: { $gt: now } },
    { $set: { spentAt: now } },
  ).lean();
  return spent?.email ?? null;
}

/** Forgets what was mailed for share links that are no more. */
export async function forgetMagicLinks(linkIds: readonly Types.ObjectId[]): Promise<void> {
  await MagicLinkModel.deleteMany({ linkId: { $in: [...linkIds] } });
}
