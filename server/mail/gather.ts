import { addDays, dayOf, startOfDay } from '../../renderer/dates.ts';
import type { MailKind } from './kinds.ts';
import { type MailFields, MailModel } from './model.ts';
import { PreferenceModel, takeDigestOf } from './preferences.ts';
import { MUTED, refusalOf } from './refusal.ts';

/** Hour at which a day's mails may come, in the reader's zone. */
export const MORNING_HOUR = 8;
const HOUR_MS = 3600_000;

/** What becomes of a batch whose time has come. */
export type Gathered =
  | { readonly outcome: 'go'; readonly others: readonly MailFields[] }
  | { readonly outcome: 'wait'; readonly until: Date };

/**
 * Takes along what else waits for the same reader. A mail that gathers several things is a digest, and nobody gets more
 * than one a day: a second one waits for the next morning.
 */
export async function gather(
  head: MailFields,
  options: { readonly now: Date; readonly timeZone: string; readonly without: readonly MailKind[] },
): Promise<Gathered> {
  if (head.openBatch !== null) {
    const waiting = { batch: head.batch, state: 'queued' as const, kind: { $nin: [...options.without] } };
    await leaveOut(head);
    const company = await MailModel.countDocuments(waiting);
    if ((company > 0 || head.kind === 'overdue-digest') && !(await isTodaysDigest(head, options)))
      return { outcome: 'wait', until: nextMorning(options) };
    if (company > 0) await MailModel.updateMany(waiting, { $set: { state: 'gathered', gatheredInto: head._id } });
    await MailModel.updateOne({ _id: head._id }, { $set: { openBatch: null } });
  }
  const others = await MailModel.find({ gatheredInto: head._id }).sort({ _id: 1 }).lean();
  return { outcome: 'go', others };
}

async function isTodaysDigest(head: MailFields, { now, timeZone }: { now: Date; timeZone: string }): Promise<boolean> {
  const { contactId } = head.to;
  return contactId === null || takeDigestOf(contactId, dayOf(now, timeZone), head._id);
}

/** What is not wanted any more, or must not be told, or not yet. */
async function leaveOut(head: MailFields): Promise<void> {
  const { contactId } = head.to;
  const muted = contactId ? (await PreferenceModel.findById(contactId).lean())?.muted : undefined;
  for (const mail of await MailModel.find({ batch: head.batch, state: 'queued' }).lean()) {
    const refusal = muted?.includes(mail.kind) ? MUTED : await refusalOf(mail);
    if (refusal) await MailModel.updateOne({ _id: mail._id, state: 'queued' }, { $set: refusal });
  }
}

/** Tomorrow at eight, where the reader is. */
function nextMorning({ now, timeZone }: { readonly now: Date; readonly timeZone: string }): Date {
  const tomorrow = startOfDay(addDays(dayOf(now, timeZone), 1), timeZone);
  return new Date(tomorrow.getTime() + MORNING_HOUR * HOUR_MS);
}
