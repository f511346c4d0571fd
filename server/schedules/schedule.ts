import type { Logger } from 'pino';
import { mailNews } from '../notifications/digest.ts';
import { findUnvisitedPortals } from './no-visit.ts';
import { runOnSchedule } from './run-on-schedule.ts';
import { findOverdueTasks } from './task-overdue.ts';

/** What is looked for and when. Days end at midnight of many time zones, none of them off these minutes. */
const SCHEDULES = [
  { name: 'overdue tasks', pattern: '*/5 * * * *', run: findOverdueTasks },
  { name: 'portals without a visit', pattern: '5 * * * *', run: findUnvisitedPortals },
  { name: 'news to mail', pattern: '*/10 * * * *', run: mailNews },
] as const;

/** Starts looking for what nobody does but time. Every process looks; what they find counts once. The result stops it. */
export function startSchedules(logger: Logger): () => Promise<void> {
  return runOnSchedule(SCHEDULES, logger);
}
