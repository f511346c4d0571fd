import { Cron } from 'croner';
import type { Logger } from 'pino';

/** Something that is done again and again, by every process: what it does must count once. */
export interface Schedule {
  /** What could not be looked for, in the log. */
  readonly name: string;
  /** When, in UTC: minutes, hours …; seconds before them where there are six parts. */
  readonly pattern: string;
  readonly run: () => Promise<unknown>;
}

/** Runs schedules, none of them twice at once. The result stops it after what is under way. */
export function runOnSchedule(schedules: readonly Schedule[], logger: Logger): () => Promise<void> {
  const running = new Set<Promise<unknown>>();
  const jobs = schedules.map(
    ({ name, pattern, run }) =>
      new Cron(pattern, { protect: true, unref: true, timezone: 'UTC' }, async () => {
        const work = run().catch((error: unknown) => logger.warn({ err: error }, `could not look for ${name}`));
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
