import type { Request } from 'express';
import { addressKey, countTry, forgetTries, type Limit, PER_ADDRESS, PER_LINK } from '../access/limits.ts';
import { hashPassword, verifyNothing, verifyPassword } from '../access/passwords.ts';
import { clock } from '../clock.ts';
import { forbidden, HttpError, invalid } from '../http/errors.ts';
import { Password } from './contract.ts';
import { Staff, type StaffDocument } from './model.ts';
import { readToken, spendToken } from './one-time-tokens.ts';
import { checkSecondFactor } from './second-factor.ts';
import { beginSession } from './session.ts';
import { auditFailedSignIn, auditStaff } from './staff-audit.ts';

const WRONG = () => new HttpError(401, 'wrong-credentials', 'E-mail or password is wrong.');
const DEAD_TOKEN = () => new HttpError(401, 'dead-link', 'This link was used or has expired. Ask for a new one.');

/**
 * Signs in by e-mail and password, and by a code where the person has a second factor. Unknown and disabled people get
 * the same answer after the same time.
 */
export async function signIn(
  req: Request,
  { email, password, code }: { readonly email: string; readonly password: string; readonly code?: string },
): Promise<StaffDocument> {
  const address = email.trim().toLowerCase();
  if (password.length === 0 || !isHashable(password)) throw WRONG();
  const here = `sign-in:${address}:${addressKey(req.ip)}`;
  await limited(here, PER_ADDRESS);
  await limited(`sign-in:${address}`, PER_LINK);
  const staff = await Staff.findOne({ email: address });
  const right =
    staff?.passwordHash && !staff.disabled
      ? await verifyPassword(password, staff.passwordHash)
      : await verifyNothing(password);
  if (!staff || !right) {
    auditFailedSignIn(req, staff, 'password');
    throw WRONG();
  }
  await forgetTries(here);
  await checkSecondFactor(req, staff, code);
  return admit(req, staff);
}

/** Signs in by a one-time link; those of an invitation and of a reset also set the password. */
export async function signInWithToken(
  req: Request,
  { token, password, code }: { readonly token: string; readonly password?: string; readonly code?: string },
): Promise<StaffDocument> {
  const found = await readToken(token);
  if (!found?.staffId || found.purpose === 'setup') throw DEAD_TOKEN();
  const staff = await Staff.findById(found.staffId);
  if (!staff || staff.disabled) throw DEAD_TOKEN();
  const setsPassword = found.purpose === 'invitation' || found.purpose === 'reset';
  if (setsPassword && password === undefined) throw invalid('Choose a password.', { password: 'is required' });
  await checkSecondFactor(req, staff, code);
  if (setsPassword && password !== undefined) {
    const passwordHash = await hashPassword(password);
    if (!(await spendToken(token, found.purpose))) throw DEAD_TOKEN();
    staff.set({ passwordHash, sessionEpoch: staff.sessionEpoch + 1 });
    await auditStaff('staff.password-changed', staff, { details: { by: found.purpose }, address: req.ip });
  } else if (!(await spendToken(token, found.purpose))) throw DEAD_TOKEN();
  return admit(req, staff);
}

/** Throws unless this is the person's password now; guesses are limited as at sign-in. */
export async function confirmPassword(req: Request, staff: StaffDocument, password: string): Promise<void> {
  const here = `confirm:${staff.id}:${addressKey(req.ip)}`;
  await limited(here, PER_ADDRESS);
  const right = staff.passwordHash !== null && isHashable(password);
  if (!right || !(await verifyPassword(password, staff.passwordHash ?? '')))
    throw forbidden('The current password is wrong.');
  await forgetTries(here);
}

async function admit(req: Request, staff: StaffDocument): Promise<StaffDocument> {
  staff.lastSeenAt = clock.now();
  await staff.save();
  await beginSession(req, staff);
  await auditStaff('session.started', staff, { address: req.ip });
  return staff;
}

async function limited(id: string, limit: Limit): Promise<void> {
  const verdict = await countTry(id, limit);
  if (!verdict.allowed)
    throw new HttpError(429, 'too-many-tries', `Too many tries. Please wait ${verdict.retryAfter} seconds.`, {
      retryAfter: verdict.retryAfter,
    });
}

/** Whether bcrypt would look at all of it; what it would cut was never accepted as a password. */
function isHashable(password: string): boolean {
  return Password.safeParse(password.padEnd(10)).success;
}
