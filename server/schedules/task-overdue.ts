import { addDays, dayOf } from '../../renderer/dates.ts';
import { SYSTEM_ACTOR } from '../actors/actor.ts';
import { clock } from '../clock.ts';
import { CustomerModel } from '../customers/model.ts';
import { type StoredTask, TaskModel } from '../records/tasks/model.ts';
import { workspaceSettings } from '../workspace/settings.ts';
import { emitFound } from './emit-found.ts';
import { inBatches } from './in-batches.ts';

/** What became overdue longer ago than this is no news: the program was not running, or the task was typed with a past day. */
const NEWS_DAYS = 7;
/** Where the day begins first. */
const EARLIEST_ZONE = 'Pacific/Kiritimati';

/** Finds tasks whose due day has ended in the customer's time zone, and tells of each once for each due day. */
export async function findOverdueTasks(): Promise<void> {
  const now = clock.now();
  const { timeZone: workspaceZone } = await workspaceSettings();
  const today = dayOf(now, EARLIEST_ZONE);
  const tasks = TaskModel.find(
    { isDone: false, dueKey: { $gte: addDays(today, -NEWS_DAYS), $lt: today } },
    { customerId: 1, due: 1 },
  )
    .lean<Pick<StoredTask, '_id' | 'customerId' | 'due'>>()
    .cursor();
  for await (const batch of inBatches(tasks)) {
    const zones = await zonesOf(batch);
    const overdue = batch.filter(({ customerId, due }) => {
      const zone = zones.get(customerId.toHexString());
      return zone !== undefined && due !== null && due < dayOf(now, zone ?? workspaceZone);
    });
    await emitFound(
      overdue.map(({ _id, customerId, due }) => ({
        kind: 'task-overdue',
        taskId: _id.toHexString(),
        customerId: customerId.toHexString(),
        actor: SYSTEM_ACTOR,
        key: `task-overdue:${_id.toHexString()}:${due}`,
      })),
    );
  }
}

/** Time zones by customer, null where they have none of their own. */
async function zonesOf(tasks: readonly Pick<StoredTask, 'customerId'>[]): Promise<Map<string, string | null>> {
  const ids = tasks.map(({ customerId }) => customerId);
  const customers = await CustomerModel.find({ _id: { $in: ids } }, { timeZone: 1 }).lean();
  return new Map(customers.map(({ _id, timeZone }) => [_id.toHexString(), timeZone ?? null]));
}
