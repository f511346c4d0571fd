import type { Logger } from 'pino';
import './automations/consumer.ts';
import type { Config } from './config.ts';
import { finishRemovals } from './customers/removal.ts';
import { startDispatch } from './events/dispatch.ts';
import { importRunner } from './imports/runner.ts';
import { startChangeFeed } from './live/change-feed.ts';
import { startMail } from './mail/start.ts';
import { sweepTrash } from './records/trash.ts';
import './notifications/consumer.ts';
import { startSchedules } from './schedules/schedule.ts';
import { startLinkExpiry } from './share-links/expiry.ts';
import { sweepVisits } from './visits/sweep.ts';
import { startVisits } from './visits/write.ts';
import { startDeliveries } from './webhooks/deliver.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Starts what goes on beside requests: hearing other processes, answering to events, writing visits, running imports, sending mails, calling webhooks, looking for what time brings, finishing deletions, emptying the trash. The result stops it. */
export async function startBackgroundWork(logger: Logger, mail: Config['mail']): Promise<() => Promise<void>> {
  const stopFeed = await startChangeFeed(logger);
  const stopImports = importRunner.start(logger);
  const stopLinkExpiry = startLinkExpiry(logger);
  const stopVisits = startVisits(logger);
  const stopDispatch = startDispatch(logger);
  const stopMail = startMail(mail, logger);
  const stopSchedules = startSchedules(logger);
  const stopDeliveries = startDeliveries(logger);
  const tidy = async () => {
    try {
      await finishRemovals();
      await sweepTrash();
      await sweepVisits();
    } catch (error) {
      logger.warn({ err: error }, 'tidying up failed; the next round tries again');
    }
  };
  let tidying = tidy();
  const timer = setInterval(() => {
    tidying = tidying.then(tidy);
  }, HOUR_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await Promise.all([
      stopFeed(),
      stopImports(),
      stopLinkExpiry(),
      stopVisits(),
      stopDispatch(),
      stopMail(),
      stopSchedules(),
      stopDeliveries(),
      tidying,
    ]);
  };
}
