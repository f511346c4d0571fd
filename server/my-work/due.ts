import { addDays, dayOf } from '../../renderer/dates.ts';
import { People } from '../actors/people.ts';
import { clock } from '../clock.ts';
import type { Ordering } from '../http/ordering.ts';
import type { SignedInStaff } from '../http/route.ts';
import { assigneeName } from '../records/tasks/kind.ts';
import { type StoredTask, TaskModel } from '../records/tasks/model.ts';
import { workspaceSettings } from '../workspace/settings.ts';
import { withCustomers } from './customers.ts';
import { countedUpTo, type Filter, mergedPage } from './merged-page.ts';
import { filtersFor, type Whose, type WorkQuery, whose } from './whose.ts';

/** What is due within so many days is worth knowing of today. */
const AHEAD_DAYS = 7;
const COUNTED = 100;

/** By day; the index of each filter ends in it. */
export const BY_DUE: Ordering = [
  { field: 'dueKey', direction: 1, type: 'string' },
  { field: '_id', direction: 1, type: 'id' },
];

/** One page of open tasks of staff that are overdue or soon due. */
export async function dueTasks(staff: SignedInStaff, query: WorkQuery) {
  const { timeZone } = await workspaceSettings();
  const filters = dueFilters(await whose(staff, query), addDays(dayOf(clock.now(), timeZone), AHEAD_DAYS));
  const [page, total] = await Promise.all([
    mergedPage({ ...query, filters, order: BY_DUE }, (filter, sort, limit) =>
      TaskModel.find(filter).sort(sort).limit(limit).lean<StoredTask[]>(),
    ),
    countedUpTo(filters, COUNTED, (filter) => TaskModel.countDocuments(filter)),
  ]);
  const people = await People.load({
    staff: page.items.map(({ assignee }) => (assignee.kind === 'staff' ? assignee.id : null)),
  });
  const items = await withCustomers(page.items, ({ _id, title, due, priority, assignee }, customer) => ({
    id: _id.toHexString(),
    title,
    due,
    priority,
    customer,
    assigneeName: assigneeName(assignee, people),
    mine: assignee.kind === 'staff' && assignee.id?.toHexString() === staff.id,
  }));
  return { items, nextCursor: page.nextCursor, total };
}

/** Mine is what is assigned to me anywhere, and what nobody has taken at my own customers. */
function dueFilters(asked: Whose, until: string): Filter[] {
  const due = { isDone: false, dueKey: { $lte: until } };
  if (!asked.mine) return filtersFor(asked, due, 'assignee.kind', ['none', 'staff']);
  const { staff, customerIds } = asked;
  const own = { customerId: { $in: customerIds } };
  return [
    { ...due, 'assignee.kind': 'staff', 'assignee.id': staff.id, ...(staff.ownCustomersOnly ? own : {}) },
    { ...due, 'assignee.kind': 'none', ...own },
  ];
}
