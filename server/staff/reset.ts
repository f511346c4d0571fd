import { addressKey, countTry, type Limit } from '../access/limits.ts';
import { hashToken } from '../access/tokens.ts';
import { absoluteUrl } from '../addresses.ts';
import { queueMail } from '../mail/queue.ts';
import { Staff } from './model.ts';
import { issueToken } from './one-time-tokens.ts';

const HOUR_MS = 3600_000;
const QUARTER_MS = HOUR_MS / 4;

/** Three mails to one mailbox in a quarter of an hour. */
const PER_MAILBOX: Limit = {
  memory: QUARTER_MS,
  nextAt: (times) => (times.length < 3 ? 0 : (times.at(-3) ?? 0) + QUARTER_MS),
};
/** Twenty addresses asked for from one network in an hour. */
const PER_ASKER: Limit = {
  memory: HOUR_MS,
  nextAt: (times) => (times.length < 20 ? 0 : (times.at(-20) ?? 0) + HOUR_MS),
};

/**
 * Mails a link to choose a new password, once, within an hour. Nothing tells whether the address is known: the caller
 * answers before this has begun.
 */
export async function mailPasswordReset(email: string, address: string | undefined): Promise<void> {
  if (!(await countTry(`reset:from:${addressKey(address)}`, PER_ASKER)).allowed) return;
  const staff = await Staff.findOne({ email: email.trim().toLowerCase(), disabled: false });
  if (!staff || !(await countTry(`reset:${staff.id}`, PER_MAILBOX)).allowed) return;
  const token = await issueToken('reset', staff.id, HOUR_MS);
  await queueMail({
    key: `staff-reset:${hashToken(token)}`,
    kind: 'staff-reset',
    to: { email: staff.email, name: staff.name, staffId: staff.id },
    customerId: null,
    values: { link: absoluteUrl(`/reset/${token}`) },
  });
}
