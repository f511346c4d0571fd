import { isCustomerSide } from '../actors/actor.ts';
import { excerpt } from '../comments/excerpt.ts';
import { CommentModel } from '../comments/model.ts';
import { CustomerModel } from '../customers/model.ts';
import { consume } from '../events/consumers.ts';
import type { EventOf } from '../events/event.ts';
import { tellMentioned } from './mentions.ts';
import { notify } from './notify.ts';
import { recordNews } from './record-news.ts';

type OwnersNews = EventOf<
  'task-completed' | 'task-reopened' | 'comment-added' | 'file-uploaded' | 'details-changed' | 'first-visit'
>;

consume({
  name: 'notifications',
  kinds: ['task-completed', 'task-reopened', 'comment-added', 'file-uploaded', 'details-changed', 'first-visit'],
  async handle(event) {
    if (event.kind === 'comment-added') await tellMentioned(event);
    if (isCustomerSide(event.actor) || event.kind === 'first-visit') await tellOwner(event);
  },
});

/** Every change that a customer makes reaches the person in charge. */
async function tellOwner(event: OwnersNews): Promise<void> {
  const { customerId } = event;
  const [customer, said] = await Promise.all([
    CustomerModel.findById(customerId, { name: 1 }).lean(),
    whatHappened(event),
  ]);
  if (!customer || !said) return;
  const who = event.actor.name || 'Somebody';
  await notify({
    to: 'owner',
    kind: event.kind,
    customerId,
    text: `${who} (${customer.name}) ${said.text}`,
    link: `/customers/${customerId}/${said.path}`,
    key: event.id,
  });
}

/** What to say after the name, and where it is to be seen; null for what is gone by now. */
async function whatHappened(event: OwnersNews): Promise<{ text: string; path: string } | null> {
  switch (event.kind) {
    case 'task-completed':
      return recordNews('task', event.taskId, (title) => `completed “${title}”`);
    case 'task-reopened':
      return recordNews('task', event.taskId, (title) => `reopened “${title}”`);
    case 'file-uploaded':
      return recordNews('file', event.fileId, (title) => `uploaded “${title}”`);
    case 'comment-added': {
      const comment = await CommentModel.findById(event.commentId, { text: 1 }).lean();
      if (!comment) return null;
      const { kind, id } = event.record;
      return recordNews(kind, id, (title) => `wrote about “${title}”: ${excerpt(comment.text)}`);
    }
    case 'details-changed':
      return event.contactId === null
        ? { text: 'changed the contact data of the company', path: 'details' }
        : { text: 'changed their own details', path: 'contacts' };
    case 'first-visit':
      return { text: 'opened the portal for the first time', path: 'visits' };
  }
}
