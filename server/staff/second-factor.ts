import type { Request } from 'express';
import { customAlphabet } from 'nanoid';
import { Secret, TOTP } from 'otpauth';
import { addressKey, countTry, forgetTries, PER_ADDRESS } from '../access/limits.ts';
import { hashToken } from '../access/tokens.ts';
import { clock } from '../clock.ts';
import { conflict, HttpError, invalid } from '../http/errors.ts';
import type { SignedInStaff } from '../http/route.ts';
import { announce } from '../live/change-feed.ts';
import { workspaceSettings } from '../workspace/settings.ts';
import { Staff, type StaffDocument } from './model.ts';
import { beginSession } from './session.ts';
import { auditFailedSignIn, auditStaff } from './staff-audit.ts';

declare module 'express-session' {
  interface SessionData {
    /** Secret of a second factor that is being set up; it holds once confirmed. */
    pendingSecret: string;
  }
}

/** What authenticator apps expect where nothing else is said (RFC 6238). */
const PERIOD_S = 30;
const DIGITS = 6;
/** A code of the period before or after passes too: clocks differ, and people type slowly. */
const WINDOW = 1;
const RECOVERY_CODES = 10;

/** Ten characters without look-alikes, 49 bits: guessing is limited as with passwords. */
const recoveryCode = customAlphabet('abcdefghjkmnpqrstuvwxyz23456789', 10);

/** Begins setting a second factor up: the secret waits in the session until a code shows that the app has it. */
export async function beginSecondFactor(req: Request, staff: StaffDocument): Promise<{ secret: string; uri: string }> {
  if (staff.secondFactor) throw conflict('second-factor-on', 'Two-step sign-in is on already. Turn it off first.');
  const secret = new Secret({ size: 20 }).base32;
  req.session.pendingSecret = secret;
  const { name } = await workspaceSettings();
  return { secret, uri: codesOf(secret, { issuer: name || 'Portico', label: staff.email }).toString() };
}

/** Turns the second factor on, ends the other sessions, and answers the recovery codes, which are told only now. */
export async function confirmSecondFactor(req: Request, who: SignedInStaff, code: string): Promise<string[]> {
  const secret = req.session.pendingSecret;
  if (secret === undefined) throw conflict('not-begun', 'Begin again: the secret was not kept any longer.');
  const step = stepOf(secret, code);
  if (step === null)
    throw invalid('This code is not right.', { code: 'is not the code that the app shows now for this account' });
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode().replace(/(.{5})(?=.)/, '$1-'));
  const staff = await Staff.findOneAndUpdate(
    { _id: who.id, secondFactor: null },
    {
      $set: {
        secondFactor: { secret, lastStep: step, recoveryHashes: codes.map(hashOf), confirmedAt: clock.now() },
      },
      $inc: { sessionEpoch: 1 },
    },
    { returnDocument: 'after' },
  );
  if (!staff) throw conflict('second-factor-on', 'Two-step sign-in is on already.');
  await beginSession(req, staff);
  await changed(who, staff, true);
  return codes;
}

/** Turns one's own second factor off, with a code of it. */
export async function removeOwnSecondFactor(req: Request, who: SignedInStaff, code: string): Promise<void> {
  const staff = await Staff.findById(who.id).orFail();
  if (!staff.secondFactor) throw conflict('second-factor-off', 'Two-step sign-in is off already.');
  await checkSecondFactor(req, staff, code);
  await clearSecondFactor(who, staff);
}

/** Turns somebody's second factor off, as admin: they lost their phone and the recovery codes. */
export async function clearSecondFactor(who: SignedInStaff, staff: StaffDocument): Promise<void> {
  await Staff.updateOne({ _id: staff._id }, { $set: { secondFactor: null } });
  await changed(who, staff, false);
}

/**
 * Throws unless the person has no second factor or this is a code of it that was never used: of the app, or one of the
 * recovery codes. Comes after the password, and guesses are limited like its.
 */
export async function checkSecondFactor(req: Request, staff: StaffDocument, code: string | undefined): Promise<void> {
  if (!staff.secondFactor) return;
  if (code === undefined)
    throw new HttpError(401, 'second-factor-needed', 'Type the code that your authenticator app shows.');
  const here = `second-factor:${staff.id}:${addressKey(req.ip)}`;
  const verdict = await countTry(here, PER_ADDRESS);
  if (!verdict.allowed)
    throw new HttpError(429, 'too-many-tries', `Too many tries. Please wait ${verdict.retryAfter} seconds.`, {
      retryAfter: verdict.retryAfter,
    });
  if (!(await spendCode(staff, code)) && !(await spendRecoveryCode(staff, code))) {
    auditFailedSignIn(req, staff, 'second factor');
    throw new HttpError(401, 'wrong-code', 'This code is not right, or was used already.');
  }
  await forgetTries(here);
}

/** A code of the app counts once, also when it comes fifty times at once. */
async function spendCode(staff: StaffDocument, code: string): Promise<boolean> {
  const step = stepOf(staff.secondFactor?.secret ?? '', code);
  if (step === null) return false;
  const spent = await Staff.updateOne(
    { _id: staff._id, 'secondFactor.lastStep': { $lt: step } },
    { $set: { 'secondFactor.lastStep': step } },
  );
  return spent.modifiedCount === 1;
}

async function spendRecoveryCode(staff: StaffDocument, code: string): Promise<boolean> {
  const hash = hashOf(code);
  const spent = await Staff.updateOne(
    { _id: staff._id, 'secondFactor.recoveryHashes': hash },
    { $pull: { 'secondFactor.recoveryHashes': hash } },
  );
  return spent.modifiedCount === 1;
}

/** Which period a code belongs to; null when it is none of about now. */
function stepOf(secret: string, code: string): number | null {
  const now = clock.now().getTime();
  const delta = codesOf(secret, {}).validate({ token: code.replaceAll(/\s/g, ''), timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD_S) + delta;
}

function codesOf(secret: string, names: { issuer?: string; label?: string }): TOTP {
  return new TOTP({ ...names, secret: Secret.fromBase32(secret), digits: DIGITS, period: PERIOD_S });
}

function hashOf(code: string): string {
  return hashToken(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
}

async function changed(who: SignedInStaff, staff: StaffDocument, on: boolean): Promise<void> {
  await auditStaff('staff.second-factor-changed', staff, { by: who, details: { on } });
  await announce({ customerId: null, topic: 'staff', id: staff.id });
}
