import { CommentModel } from '../comments/model.ts';
import { recordModels } from '../records/kinds.ts';
import { TaskModel } from '../records/tasks/model.ts';
import type { MailFields } from './model.ts';

/** `hidden` is what is not shown in the portal: no mail tells of it (C-14). */
export type Standing = 'fine' | 'hidden' | 'gone';

/** How what a mail is about stands now. */
export async function standingOf({ about, to, customerId }: Pick<MailFields, 'about' | 'to' | 'customerId'>) {
  if (!about || !customerId) return 'fine';
  const found = { _id: about.id, customerId };
  return about.kind === 'task' ? taskStanding(found, to.contactId) : commentStanding(found);
}

async function taskStanding(filter: object, contactId: MailFields['to']['contactId']): Promise<Standing> {
  const task = await TaskModel.findOne(filter, { isDone: 1, assignee: 1, showInPortal: 1 }).lean();
  if (!task || task.isDone || task.assignee.kind !== 'contact' || !contactId?.equals(task.assignee.id ?? ''))
    return 'gone';
  return task.showInPortal ? 'fine' : 'hidden';
}

async function commentStanding(filter: object): Promise<Standing> {
  const comment = await CommentModel.findOne({ ...filter, visibility: 'portal' }, { record: 1, customerId: 1 }).lean();
  if (!comment) return 'gone';
  const { kind, id } = comment.record;
  const record = await recordModels[kind]
    .findOne({ _id: id, customerId: comment.customerId }, { showInPortal: 1 })
    .lean();
  if (!record) return 'gone';
  return record.showInPortal ? 'fine' : 'hidden';
}
