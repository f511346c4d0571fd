import type { Logger } from 'pino';
import { clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { openLeftBatches } from './batches.ts';
import './consumers.ts';
import { runOnSchedule } from '../schedules/run-on-schedule.ts';
import { delivery } from './delivery.ts';
import { releaseAllHeld, watchHeld } from './held.ts';
import { remindContacts } from './reminders.ts';
import { MailSender } from './sender.ts';
import { smtpTransport } from './transport.ts';

/** What is looked for beside what is due, and when. */
const SCHEDULES = [
  { name: 'batches without a head', pattern: '*/10 * * * * *', run: () => openLeftBatches(clock.now()) },
  { name: 'reminders', pattern: '2,17,32,47 * * * *', run: remindContacts },
  { name: 'held mails', pattern: '30 * * * *', run: releaseAllHeld },
] as const;

/** Starts sending mails, and looking for what is to be mailed. The result stops it after the mails that are under way. */
export function startMail({ smtpUrl, from }: Config['mail'], logger: Logger): () => Promise<void> {
  delivery.bySmtp = smtpUrl !== undefined;
  const sender = new MailSender({ transport: smtpUrl === undefined ? null : smtpTransport(smtpUrl), from, logger });
  const stopSender = sender.start();
  const stopWatching = watchHeld(logger);
  const stopSchedules = runOnSchedule(SCHEDULES, logger);
  return async () => {
    stopWatching();
    await Promise.all([stopSender(), stopSchedules()]);
  };
}
