import { isDuplicateKey } from '../http/database-errors.ts';
import { type MailFields, MailModel } from './model.ts';

/** What happens within this time arrives as one mail. */
export const BATCH_MS = 5 * 60_000;

/** Makes a mail the one of its batch that is sent and that the others join; nothing to do where there is one already. */
export async function openBatch(mail: Pick<MailFields, '_id' | 'batch'>, dueAt: Date): Promise<void> {
  if (mail.batch === null) return;
  try {
    await MailModel.updateOne(
      { _id: mail._id, state: 'queued', openBatch: null },
      { $set: { openBatch: mail.batch, dueAt } },
    );
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/**
 * Opens a batch for mails that were left without one: queued while theirs was just being sent, released from being
 * held, or written by a process that died before it could.
 */
export async function openLeftBatches(now: Date): Promise<void> {
  const left = MailModel.find({ batch: { $type: 'string' }, state: 'queued', openBatch: null }, { batch: 1 })
    .lean()
    .cursor();
  const opened = new Set<string>();
  for await (const mail of left) {
    if (mail.batch === null || opened.has(mail.batch)) continue;
    opened.add(mail.batch);
    await openBatch(mail, new Date(now.getTime() + BATCH_MS));
  }
}
