import { randomInt } from 'node:crypto';
import { clock } from '../clock.ts';
import { isDuplicateKey } from '../http/database-errors.ts';
import { mailboxAt } from './mailbox.ts';
import { SignInCodeModel } from './sign-in-model.ts';
import { hashToken } from './tokens.ts';

export const CODE_MS = 5 * 60_000;
const MAX_TRIES = 5;

/** A code's owner: a mailbox at a link, and the browser that asked. */
export interface CodeHolder {
  readonly linkId: string;
  readonly email: string;
  /** Token of the browser's cookie. */
  readonly browser: string;
}

/** Makes a code of six digits; the one before is dead from the same moment on (E-10). */
export async function issueCode(holder: CodeHolder): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const issue = () =>
    SignInCodeModel.updateOne(
      { _id: mailboxAt(holder.linkId, holder.email) },
      {
        $set: {
          browserHash: hashToken(holder.browser),
          codeHash: hashOf(holder, code),
          tries: 0,
          expiresAt: new Date(clock.now().getTime() + CODE_MS),
          spentAt: null,
        },
      },
      { upsert: true },
    );
  await issue().catch((error: unknown) => {
    if (!isDuplicateKey(error)) throw error;
    return issue();
  });
  return code;
}

/**
 * Tries a code. A try counts before it is looked at, so that a burst of guesses gets five like everybody. `dead`: there is
 * none to try, for whatever reason: used, expired, five tries, another browser, never asked for.
 */
export async function tryCode(holder: CodeHolder, code: string): Promise<'right' | 'wrong' | 'dead'> {
  const _id = mailboxAt(holder.linkId, holder.email);
  const now = clock.now();
  const tried = await SignInCodeModel.findOneAndUpdate(
    {
      _id,
      browserHash: hashToken(holder.browser),
      tries: { $lt: MAX_TRIES },
      spentAt: null,
      expiresAt: { $gt: now },
    },
    { $inc: { tries: 1 } },
    { returnDocument: 'after' },
  ).lean();
  if (!tried) return 'dead';
  const codeHash = hashOf(holder, code);
  if (tried.codeHash !== codeHash) return tried.tries < MAX_TRIES ? 'wrong' : 'dead';
  const { modifiedCount } = await SignInCodeModel.updateOne(
    { _id, codeHash, spentAt: null },
    { $set: { spentAt: now } },
  );
  return modifiedCount === 1 ? 'right' : 'dead';
}

function hashOf({ browser }: CodeHolder, code: string): string {
  return hashToken(`${browser}:${code}`);
}
