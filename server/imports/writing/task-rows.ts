import { Types } from 'mongoose';
import { SYSTEM_ACTOR } from '../../actors/actor.ts';
import { ContactModel } from '../../contacts/model.ts';
import { type StoredAssignee, TaskModel } from '../../records/tasks/model.ts';
import type { TaskValues } from '../fields/task-fields.ts';
import type { RowError } from '../mapping/read-row.ts';
import { storedIds, type Write, writeUnique } from './bulk.ts';
import { findCustomers, type NamedCustomer } from './customer-names.ts';
import { type RowHappening, tellHappenings } from './events.ts';
import { type Candidate, idOfRow, type Resolution, type RowWriter, type WriteContext } from './row-writer.ts';

/** The task that a row makes or changes. */
interface TaskTarget {
  readonly candidate: Candidate<TaskValues>;
  readonly taskId: Types.ObjectId;
  readonly customerId: Types.ObjectId;
  readonly isStored: boolean;
  /** Already done before, by somebody: that stays as it was said. */
  readonly wasDone: boolean;
  readonly assignee: StoredAssignee | undefined;
  readonly assigneeBefore: StoredAssignee | undefined;
}

interface Contact {
  readonly _id: Types.ObjectId;
  readonly customerId: Types.ObjectId;
}

/** Rows of tasks. */
export const taskRows: RowWriter<TaskValues, TaskTarget> = {
  uniqueIn: ({ values }) => (values.externalId ? [`external id “${values.externalId}” for ${values.customer}`] : []),

  async resolve(rows, context) {
    const customers = await findCustomers(new Set(rows.flatMap(({ values }) => values.customer ?? [])));
    const [tasks, contacts, ownTasks] = await Promise.all([
      existingTasks(rows, customers),
      contactsOf(rows),
      storedIds(
        TaskModel,
        rows.map(({ line }) => idOfRow(context, line, 'task')),
      ),
    ]);
    return rows.map((candidate): Resolution<TaskTarget> => {
      const { line, values } = candidate;
      const customer = customers.get(values.customer ?? '') ?? 'unknown';
      if (typeof customer === 'string')
        return { line, errors: [customerProblem(values.customer, customer)], action: 'create', target: null };
      const newId = idOfRow(context, line, 'task');
      const existing = tasks.get(taskKey(customer.id, values.externalId ?? ''));
      const taskId = existing?._id ?? newId;
      const isStored = existing !== undefined || ownTasks.has(newId.toHexString());
      const assignee = assigneeOf(values, customer.id, contacts);
      const errors = assignee === 'unknown' ? [contactProblem(values)] : [];
      const wasDone = existing?.isDone ?? false;
      return {
        line,
        errors,
        action: taskId.equals(newId) ? 'create' : 'update',
        target:
          assignee === 'unknown'
            ? null
            : {
                candidate,
                taskId,
                customerId: customer.id,
                isStored,
                wasDone,
                assignee,
                assigneeBefore: existing?.assignee,
              },
      };
    });
  },

  changes: ({ customerId }) => customerId,

  async write(targets, context) {
    const rows = [...targets];
    const refused = await writeUnique(
      TaskModel,
      rows.map(([, target]) => taskWrite(target, context)),
    );
    const written = rows.filter((_, index) => !refused.has(index));
    await tellHappenings(
      written.flatMap(([line, target]) => assignmentOf(line, target)),
      context,
    );
    const message = 'Another task of the customer was just given this external id. Import it again.';
    return new Map([...refused].flatMap((index) => (rows[index] ? [[rows[index][0], { column: null, message }]] : [])));
  },
};

/** An open task that a contact has from now on. */
function assignmentOf(line: number, target: TaskTarget): RowHappening[] {
  const { taskId, customerId, assignee, assigneeBefore, wasDone, candidate } = target;
  const { doneAt } = candidate.values;
  const isDone = doneAt === undefined ? wasDone : doneAt !== null;
  if (isDone || assignee?.kind !== 'contact' || !assignee.id || assigneeBefore?.id?.equals(assignee.id)) return [];
  const happening = {
    kind: 'task-assigned',
    taskId: taskId.toHexString(),
    contactId: assignee.id.toHexString(),
  } as const;
  return [{ line, customerId, happening }];
}

function customerProblem(text: string | undefined, problem: 'unknown' | 'ambiguous'): RowError {
  const message =
    problem === 'unknown'
      ? `There is no customer with the external id or name “${text}”.`
      : `Several customers are called “${text}”; use the external id.`;
  return { column: null, message };
}

function contactProblem({ assignee }: TaskValues): RowError {
  const email = assignee?.kind === 'contact' ? assignee.email : '';
  return { column: null, message: `“${email}” is the e-mail of no contact of this customer.` };
}

function taskKey(customerId: Types.ObjectId, externalId: string): string {
  return `${customerId.toHexString()} ${externalId}`;
}

async function existingTasks(
  rows: readonly Candidate<TaskValues>[],
  customers: ReadonlyMap<string, NamedCustomer>,
): Promise<Map<string, { _id: Types.ObjectId; isDone: boolean; assignee: StoredAssignee }>> {
  const externalIds = rows.flatMap(({ values }) => values.externalId ?? []);
  const customerIds = [...customers.values()].flatMap((customer) => (typeof customer === 'string' ? [] : customer.id));
  if (externalIds.length === 0 || customerIds.length === 0) return new Map();
  const tasks = await TaskModel.find(
    { customerId: { $in: customerIds }, externalId: { $in: externalIds } },
    { customerId: 1, externalId: 1, isDone: 1, assignee: 1 },
  ).lean();
  return new Map(tasks.map((task) => [taskKey(task.customerId, task.externalId ?? ''), task]));
}

async function contactsOf(rows: readonly Candidate<TaskValues>[]): Promise<Map<string, Contact>> {
  const emails = rows.flatMap(({ values: { assignee } }) => (assignee?.kind === 'contact' ? assignee.email : []));
  if (emails.length === 0) return new Map();
  const contacts = await ContactModel.find({ email: { $in: emails } }, { email: 1, customerId: 1 }).lean();
  return new Map(contacts.map((contact) => [contact.email ?? '', contact]));
}

function assigneeOf(
  { assignee }: TaskValues,
  customerId: Types.ObjectId,
  contacts: ReadonlyMap<string, Contact>,
): StoredAssignee | undefined | 'unknown' {
  if (!assignee) return undefined;
  if (assignee.kind === 'staff') return { kind: 'staff', id: new Types.ObjectId(assignee.id) };
  if (assignee.kind !== 'contact') return { kind: assignee.kind, id: null };
  const contact = contacts.get(assignee.email);
  return contact?.customerId.equals(customerId) ? { kind: 'contact', id: contact._id } : 'unknown';
}

function taskWrite(target: TaskTarget, { by }: WriteContext): Write {
  const { title, externalId, description, due, priority, tags, showInPortal } = target.candidate.values;
  const { taskId: _id, customerId, assignee } = target;
  const fields = { title, externalId, description, due, dueKey: due, priority, tags, showInPortal, assignee };
  const given = {
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    ...doneOf(target),
  };
  return target.isStored ? { _id, update: given } : { insert: { _id, customerId, createdBy: by, ...given } };
}

function doneOf({ candidate: { values }, wasDone }: TaskTarget): Record<string, unknown> {
  if (values.doneAt === undefined) return {};
  if (values.doneAt === null) return { isDone: false, done: null };
  return wasDone ? {} : { isDone: true, done: { at: values.doneAt, by: SYSTEM_ACTOR } };
}
