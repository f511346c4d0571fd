import { Types } from 'mongoose';
import type { z } from 'zod';
import type { People } from '../../actors/people.ts';
import { ContactModel } from '../../contacts/model.ts';
import { emit } from '../../events/emit.ts';
import { invalid } from '../../http/errors.ts';
import type { Ordering } from '../../http/ordering.ts';
import { Staff } from '../../staff/model.ts';
import { presentBase } from '../base-presenter.ts';
import type { Assignee, Task, tasksApi } from '../contract.ts';
import type { Kind, RecordQuery } from '../kind.ts';
import { recordService } from '../service.ts';
import { NO_DUE_KEY, type StoredAssignee, type StoredTask, TaskModel } from './model.ts';

export type TaskInput = z.output<NonNullable<typeof tasksApi.update.body>>;
type TaskQuery = RecordQuery & { readonly state?: 'open' | 'done' };

/** Open before done, then by due day, those without one last (C-10). */
const BY_DUE_DAY: Ordering = [
  { field: 'isDone', direction: 1, type: 'boolean' },
  { field: 'dueKey', direction: 1, type: 'string' },
  { field: '_id', direction: 1, type: 'id' },
];

/** What was done last comes first, for whoever looks at nothing but what is done. */
const BY_COMPLETION: Ordering = [
  { field: 'done.at', direction: -1, type: 'date' },
  { field: '_id', direction: -1, type: 'id' },
];

/** Tasks, for staff and customers to do. */
export const taskKind: Kind<StoredTask, TaskInput, typeof Task, TaskQuery> = {
  kind: 'task',
  model: TaskModel,
  searched: 'title',
  order: ({ state }) => (state === 'done' ? BY_COMPLETION : BY_DUE_DAY),
  filter: ({ state }) => (state === undefined ? {} : { isDone: state === 'done' }),
  async toStored({ due, assignee, ...fields }, customerId) {
    return {
      ...fields,
      ...(due === undefined ? {} : { due, dueKey: due ?? NO_DUE_KEY }),
      ...(assignee === undefined ? {} : { assignee: await storedAssignee(assignee, customerId) }),
    };
  },
  async written({ _id, customerId, assignee, isDone }, before, actor) {
    if (isDone || assignee.kind !== 'contact' || !assignee.id || before?.assignee.id?.equals(assignee.id)) return;
    const [taskId, contactId] = [_id.toHexString(), assignee.id.toHexString()];
    await emit({
      kind: 'task-assigned',
      customerId: customerId.toHexString(),
      taskId,
      contactId,
      actor,
      // Two changes of the same state of the task that both assign it have assigned it once.
      key: `task-assigned:${taskId}:${contactId}:${before?.updatedAt.getTime() ?? 'new'}`,
    });
  },
  mentions: ({ createdBy, done, assignee }) => ({
    actors: done ? [createdBy, done.by] : [createdBy],
    staff: [assignee.kind === 'staff' ? assignee.id : null],
    contacts: [assignee.kind === 'contact' ? assignee.id : null],
  }),
  present: (task, context) => ({
    ...presentBase(task, context),
    title: task.title,
    description: task.description,
    due: task.due ?? null,
    priority: task.priority,
    assignee: presentAssignee(task.assignee),
    assigneeName: assigneeName(task.assignee, context.people),
    done: task.done && { at: task.done.at.toISOString(), by: context.people.present(task.done.by) },
  }),
};

export const taskRecords = recordService(taskKind);

/** Name of the one person who is to do a task; null for nobody and for the customer as a whole. */
export function assigneeName({ kind, id }: StoredAssignee, people: People): string | null {
  if (kind === 'staff') return people.staffName(id);
  return kind === 'contact' ? people.contactName(id) : null;
}

function presentAssignee({ kind, id }: StoredAssignee): z.input<typeof Assignee> {
  if (kind === 'none' || kind === 'customer') return { kind };
  return { kind, id: id?.toHexString() ?? '' };
}

/** Makes sure that whoever is to do it exists, and that a contact is this customer's. */
async function storedAssignee(assignee: z.output<typeof Assignee>, customerId: string): Promise<StoredAssignee> {
  if (assignee.kind === 'none' || assignee.kind === 'customer') return { kind: assignee.kind, id: null };
  const exists =
    assignee.kind === 'staff'
      ? await Staff.exists({ _id: assignee.id })
      : await ContactModel.exists({ _id: assignee.id, customerId });
  if (!exists)
    throw invalid(
      assignee.kind === 'staff' ? 'There is no such staff member.' : 'There is no such contact at this customer.',
      { 'assignee.id': 'is nobody here' },
    );
  return { kind: assignee.kind, id: new Types.ObjectId(assignee.id) };
}
