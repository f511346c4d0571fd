import { dayOf } from '../../renderer/dates.ts';
import { clock } from '../clock.ts';
import { workspaceSettings } from '../workspace/settings.ts';
import { VisitModel } from './model.ts';

const DAY_MS = 24 * 3600 * 1000;

/** How many visits a customer's portal had on each of the last days, today last. */
export async function visitsByDay(customerId: string, count: number) {
  const { timeZone, recordVisits } = await workspaceSettings();
  const today = Date.parse(dayOf(clock.now(), timeZone));
  const days = new Map<string, { visits: number; visitors: Set<string> }>(
    Array.from({ length: count }, (_, ago) => {
      const day = new Date(today - (count - 1 - ago) * DAY_MS).toISOString().slice(0, 10);
      return [day, { visits: 0, visitors: new Set<string>() }];
    }),
  );
  // A day more than asked for: zones differ from UTC by less.
  const since = new Date(today - count * DAY_MS);
  const visits = VisitModel.find({ customerId, startedAt: { $gte: since } }, { startedAt: 1, visitor: 1 })
    .lean()
    .cursor();
  for await (const { startedAt, visitor } of visits) {
    const day = days.get(dayOf(startedAt, timeZone));
    if (!day) continue;
    day.visits += 1;
    day.visitors.add(visitor);
  }
  return {
    recorded: recordVisits,
    days: [...days].map(([day, { visits: number, visitors }]) => ({ day, visits: number, visitors: visitors.size })),
  };
}
