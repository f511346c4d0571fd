import type { Logger } from 'pino';
import { CustomerModel } from '../customers/model.ts';
import { onChange } from '../live/changes.ts';
import type { ChangeTopic } from '../live/contract.ts';
import { standingOf } from './about.ts';
import { MailModel } from './model.ts';
import { wakeSender } from './wake.ts';

/** Changes after which a mail that was kept back may go: the portal is shared, or what it is about is shown there. */
const CONCERNS: ReadonlySet<ChangeTopic> = new Set(['portal', 'link', 'task', 'note', 'file', 'meeting', 'contact']);

/** Lets mails of a customer go that waited for the portal to be shared. */
export async function releaseHeld(customerId: string): Promise<void> {
  if (!(await MailModel.exists({ customerId, state: 'held' }))) return;
  if (!(await CustomerModel.exists({ _id: customerId, portalPublished: true, portalUrl: { $gt: '' } }))) return;
  for await (const mail of MailModel.find({ customerId, state: 'held' }).lean().cursor()) {
    if ((await standingOf(mail)) === 'hidden') continue;
    await MailModel.updateOne({ _id: mail._id, state: 'held' }, { $set: { state: 'queued', answer: '' } });
  }
  wakeSender();
}

/** The same for everybody, for changes that were missed while no process ran. */
export async function releaseAllHeld(): Promise<void> {
  for (const customerId of await MailModel.distinct('customerId', { state: 'held' }))
    if (customerId) await releaseHeld(customerId.toHexString());
}

/** Watches for what held mails wait for. The result stops it. */
export function watchHeld(logger: Logger): () => void {
  return onChange(({ customerId, topic }) => {
    if (!customerId || !CONCERNS.has(topic)) return;
    releaseHeld(customerId).catch((error: unknown) => logger.warn({ err: error }, 'held mails could not be looked at'));
  });
}
