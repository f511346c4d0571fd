import type { Types } from 'mongoose';
import type { StoredActor } from '../actors/actor.ts';
import { type CommentFields, CommentModel } from '../comments/model.ts';
import type { Happening } from '../events/event.ts';
import { EventModel } from '../events/model.ts';
import { type StoredTask, TaskModel } from '../records/tasks/model.ts';
import { demoId } from './cast.ts';

/** What the demo's customers did, as staff's My work tells it. It was answered to long ago: nobody is mailed about it. */
export async function fillNews(): Promise<void> {
  const byCustomer = { $in: ['contact' as const, 'viewer' as const] };
  const [tasks, comments] = await Promise.all([
    TaskModel.find({ 'done.by.kind': byCustomer }).lean<StoredTask[]>(),
    CommentModel.find({ 'author.kind': byCustomer }).lean<CommentFields[]>(),
  ]);
  await EventModel.insertMany([
    ...tasks.flatMap(({ _id, customerId, done }) =>
      done
        ? [eventOf({ kind: 'task-completed', taskId: _id.toHexString() }, customerId, done.by, done.at, String(_id))]
        : [],
    ),
    ...comments.map(({ _id, customerId, record, author, at }) =>
      eventOf(
        {
          kind: 'comment-added',
          commentId: _id.toHexString(),
          record: { kind: record.kind, id: record.id.toHexString() },
          inPortal: true,
        },
        customerId,
        author,
        at,
        String(_id),
      ),
    ),
  ]);
}

function eventOf(
  { kind, ...detail }: Happening,
  customerId: Types.ObjectId,
  { kind: side, id, name }: StoredActor,
  at: Date,
  about: string,
) {
  const actor = { kind: side, id: id?.toHexString() ?? null, name };
  return { _id: demoId('event', about), kind, customerId, actor, detail, key: null, at, pending: [], dueAt: null };
}
