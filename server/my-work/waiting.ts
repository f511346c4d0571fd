import type { Types } from 'mongoose';
import { People } from '../actors/people.ts';
import { positionIn } from '../http/ordering.ts';
import { encodeCursor } from '../http/page.ts';
import type { SignedInStaff } from '../http/route.ts';
import { assigneeName } from '../records/tasks/kind.ts';
import { type StoredTask, TaskModel } from '../records/tasks/model.ts';
import { withCustomers } from './customers.ts';
import { BY_DUE } from './due.ts';
import { type Filter, mergedPage } from './merged-page.ts';
import { filtersFor, type WorkQuery, whose } from './whose.ts';

/** Tasks that are read to find the next customers, at once and at most. */
const STRIDE = 200;
const MAX_STRIDES = 10;
const COUNTED = 100;
/** Tasks that a customer's row names. */
const NAMED = 3;

const WAITING = { isDone: false, showInPortal: true };
const CUSTOMERS_SIDE = ['customer', 'contact'];

const WALKED = { customerId: 1, dueKey: 1 } as const;
type WalkedTask = Pick<StoredTask, '_id' | keyof typeof WALKED>;

interface Group {
  readonly customerId: Types.ObjectId;
  readonly tasks: readonly StoredTask[];
}

/**
 * One page of customers who have something to do in their portal, in the order of what has waited longest: their tasks are
 * walked by day, and a customer stands where their first task does.
 */
export async function waitingCustomers(staff: SignedInStaff, query: WorkQuery) {
  const filters = filtersFor(await whose(staff, query), WAITING, 'assignee.kind', CUSTOMERS_SIDE);
  const { groups, nextCursor } = await walk(filters, query);
  const people = await People.load({
    contacts: groups.flatMap(({ tasks }) => tasks.slice(0, NAMED).map(({ assignee }) => assignee.id)),
  });
  const items = await withCustomers(groups, ({ tasks }, customer) => ({
    customer,
    count: tasks.length,
    tasks: tasks.slice(0, NAMED).map(({ _id, title, due, assignee }) => ({
      id: _id.toHexString(),
      title,
      due,
      assigneeName: assigneeName(assignee, people),
    })),
  }));
  return { items, nextCursor };
}

async function walk(
  filters: readonly Filter[],
  { cursor, limit }: WorkQuery,
): Promise<{ groups: Group[]; nextCursor: string | null }> {
  const groups: Group[] = [];
  const seen = new Set<string>();
  let from: string | null = cursor ?? null;
  for (let stride = 0; stride < MAX_STRIDES; stride += 1) {
    const page: { items: WalkedTask[]; nextCursor: string | null } = await mergedPage(
      { filters, order: BY_DUE, cursor: from ?? undefined, limit: STRIDE },
      (filter, sort, limit) => TaskModel.find(filter, WALKED).sort(sort).limit(limit).lean<WalkedTask[]>(),
    );
    for (const task of page.items) {
      const { customerId } = task;
      if (seen.has(String(customerId))) continue;
      if (groups.length === limit) return { groups, nextCursor: from };
      seen.add(String(customerId));
      const tasks = await waitingTasks(customerId);
      // Whose first task comes earlier stood on an earlier page.
      if (tasks[0]?._id.equals(task._id)) groups.push({ customerId, tasks });
      from = encodeCursor(positionIn(BY_DUE, task));
    }
    from = page.nextCursor;
    if (from === null) break;
  }
  return { groups, nextCursor: from };
}

function waitingTasks(customerId: Types.ObjectId): Promise<StoredTask[]> {
  const theirs: Filter = { customerId, ...WAITING, 'assignee.kind': { $in: CUSTOMERS_SIDE } };
  return TaskModel.find(theirs, { title: 1, due: 1, assignee: 1 })
    .sort({ dueKey: 1, _id: 1 })
    .limit(COUNTED)
    .lean<StoredTask[]>()
    .exec();
}
