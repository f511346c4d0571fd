import { Cron } from 'croner';
import type { Logger } from 'pino';
import { mailNews } from '../notifications/digest.ts';
import { findUnvisitedPortals } from './no-visit.ts';
import { findOverdueTasks } from './task-overdue.ts';

/** What is looked for and when. Days end at midnight of many time zones, none of them off these minutes. */
const SCHEDULES = [
  { name: 'overdue tasks', pattern: '*/5 * * * *', find: findOverdueTasks },
  { name: 'portals without a visit', pattern: '5 * * * *', find: findUnvisitedPortals },
  { name: 'news to mail', pattern: '*/10 * * * *', find: mailNews },
] as const;

/** Starts looking for what nobody does but time. Every process looks; what they find counts once. The result stops it. */
export function startSchedules(logger: Logger): () => Promise<void> {
  const running = new Set<Promise<void>>();
  const jobs = SCHEDULES.map(
    ({ name, pattern, find }) =>
      new Cron(pattern, { protect: true, unref: true, timezone: 'UTC' }, async () => {
        const work = find().catch((error: unknown) => logger.warn({ err: error }, `could not look for ${name}`));
        running.add(work);
        await work;
        running.delete(work);
      }),
  );
  return async () => {
    for (const job of jobs) job.stop();
    await Promise.all(running);
  };
}
