import { clock } from '../clock.ts';
import { CommentModel } from '../comments/model.ts';
import { consume } from '../events/consumers.ts';
import type { EventOf } from '../events/event.ts';
import { recordModels } from '../records/kinds.ts';
import { type StoredTask, TaskModel } from '../records/tasks/model.ts';
import { releaseHeld } from './held.ts';
import { MailModel } from './model.ts';
import { queueMail } from './queue.ts';
import { type Recipient, recipientsOf } from './recipients.ts';
import { dayInWords } from './words.ts';

/** How much of a comment a mail repeats. */
const EXCERPT_LENGTH = 1000;

consume({
  name: 'mail',
  kinds: ['task-assigned', 'comment-added', 'portal-published', 'link-shared'],
  async handle(event) {
    switch (event.kind) {
      case 'task-assigned':
        return taskAssigned(event);
      case 'comment-added':
        return commentAdded(event);
      case 'portal-published':
        return portalPublished(event);
      case 'link-shared':
        return releaseHeld(event.customerId);
    }
  },
});

/** Tells a contact of a task that is theirs now. */
async function taskAssigned({ id, customerId, taskId, contactId, actor }: EventOf<'task-assigned'>): Promise<void> {
  const [recipient] = await recipientsOf(customerId, [contactId], actor);
  const task = await TaskModel.findOne({ _id: taskId, customerId }).lean();
  if (!recipient || !task) return;
  await queueMail({
    key: `task-assigned:${id}`,
    kind: 'task-assigned',
    to: recipient.to,
    customerId,
    values: taskValues(task, recipient),
    about: { kind: 'task', id: taskId },
  });
}

/** What a mail about a task can say of it. */
export function taskValues(
  { title, due }: Pick<StoredTask, 'title' | 'due'>,
  { language, timeZone }: Pick<Recipient, 'language' | 'timeZone'>,
): Record<string, string> {
  return {
    'task.title': title,
    'task.due': due === null ? '' : dayInWords(due, { now: clock.now(), language, timeZone }),
  };
}

/** Tells those contacts of an answer who took part in the discussion, or whose task it is about. */
async function commentAdded({ commentId, customerId, record, inPortal, actor }: EventOf<'comment-added'>) {
  if (!inPortal || actor.kind !== 'staff') return;
  const comment = await CommentModel.findOne({ _id: commentId, customerId }).lean();
  const about = await recordModels[record.kind].findOne({ _id: record.id, customerId }).lean();
  if (!comment || !about) return;
  const spoke = await CommentModel.distinct('author.id', {
    customerId,
    'record.id': record.id,
    visibility: 'portal',
    'author.kind': 'contact',
  });
  const { title, name, assignee } = about as { title?: string; name?: string; assignee?: StoredTask['assignee'] };
  const concerned = assignee?.kind === 'contact' && assignee.id ? [...spoke, assignee.id] : spoke;
  for (const { to, contactId } of await recipientsOf(
    customerId,
    concerned.filter((id) => id !== null),
  ))
    await queueMail({
      key: `comment-answered:${commentId}:${contactId}`,
      kind: 'comment-answered',
      to,
      customerId,
      values: {
        'comment.author': actor.name,
        'comment.text': comment.text.slice(0, EXCERPT_LENGTH),
        'record.title': title ?? name ?? '',
      },
      about: { kind: 'comment', id: commentId },
    });
}

/** Tells contacts who have heard of the portal before that it was published anew; several times in a row is once. */
async function portalPublished({ customerId, version, actor }: EventOf<'portal-published'>): Promise<void> {
  const heard = await MailModel.distinct('to.contactId', { customerId, state: { $in: ['sent', 'kept', 'gathered'] } });
  for (const { to, contactId } of await recipientsOf(
    customerId,
    heard.filter((id) => id !== null),
    actor,
  )) {
    if (await MailModel.exists({ batch: contactId, state: 'queued', kind: 'portal-published' })) continue;
    const key = `portal-published:${customerId}:${version}:${contactId}`;
    await queueMail({ key, kind: 'portal-published', to, customerId });
  }
}
