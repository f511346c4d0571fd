import type { Types } from 'mongoose';
import { type ActorInput, isCustomerSide } from '../../actors/actor.ts';
import { audit } from '../../audit/audit.ts';
import { clock } from '../../clock.ts';
import { emit } from '../../events/emit.ts';
import { conflict } from '../../http/errors.ts';
import { announce } from '../../live/change-feed.ts';
import { taskRecords } from './kind.ts';
import { type StoredTask, TaskModel } from './model.ts';

/** Completes or reopens a task as staff; of many at once one wins and the others get 409 with the task as it is (C-11). */
export async function setTaskDone(
  customerId: string,
  taskId: string,
  done: boolean,
  by: ActorInput,
): Promise<StoredTask> {
  const task = await flipDone({ _id: taskId, customerId }, done, by);
  if (!task) {
    const current = await taskRecords.find(customerId, taskId);
    throw conflict(
      done ? 'already-done' : 'already-open',
      done ? 'The task is done already.' : 'The task is open already.',
      await taskRecords.presentOne(current),
    );
  }
  return task;
}

/** The conditional change behind it: null when no task matches or it is so already. */
export async function flipDone(
  filter: Record<string, unknown> & { readonly customerId: string },
  done: boolean,
  by: ActorInput,
): Promise<StoredTask | null> {
  const task = await TaskModel.findOneAndUpdate(
    { ...filter, isDone: !done },
    { $set: { isDone: done, done: done ? { at: clock.now(), by } : null } },
    { returnDocument: 'after' },
  ).lean<StoredTask | null>();
  if (!task) return null;
  const { customerId } = filter;
  const taskId = task._id.toHexString();
  await announce({ customerId, topic: 'task', id: taskId });
  if (isCustomerSide(by))
    await audit({
      kind: done ? 'task.completed' : 'task.reopened',
      actor: by,
      customerId,
      subject: { kind: 'task', id: taskId, name: task.title },
    });
  await emit({ kind: done ? 'task-completed' : 'task-reopened', customerId, taskId, actor: by });
  return task;
}

/** Gives the tasks of a contact who leaves to the customer as a whole. */
export async function releaseTasksOfContact(customerId: string, contactId: Types.ObjectId): Promise<void> {
  const { modifiedCount } = await TaskModel.updateMany(
    { customerId, 'assignee.id': contactId, 'assignee.kind': 'contact' },
    { $set: { assignee: { kind: 'customer', id: null } } },
  );
  if (modifiedCount > 0) await announce({ customerId, topic: 'task', id: null });
}
