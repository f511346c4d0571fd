import { absoluteUrl } from '../addresses.ts';
import { excerpt } from '../comments/excerpt.ts';
import { CommentModel } from '../comments/model.ts';
import type { EventOf } from '../events/event.ts';
import { queueMail } from '../mail/queue.ts';
import { Staff } from '../staff/model.ts';
import { notify } from './notify.ts';
import { recordNews } from './record-news.ts';

/** Tells those whom a comment mentions: by the bell, and by mail unless they want none. */
export async function tellMentioned(event: EventOf<'comment-added'>): Promise<void> {
  const { customerId, actor, record } = event;
  const comment = await CommentModel.findById(event.commentId, { text: 1, mentionIds: 1 }).lean();
  const ids = comment?.mentionIds.map(String).filter((id) => id !== actor.id) ?? [];
  if (!comment || ids.length === 0) return;
  const said = await recordNews(record.kind, record.id);
  if (!said) return;
  const link = `/customers/${customerId}/${said.path}`;
  await notify({
    to: { staffIds: ids },
    kind: 'mention',
    customerId,
    text: `${actor.name} mentioned you about “${said.text}”: ${excerpt(comment.text)}`,
    link,
    key: event.id,
  });
  const people = await Staff.find({ _id: { $in: ids }, disabled: false, newsMail: { $ne: 'off' } }).lean();
  for (const { _id, name, email } of people)
    await queueMail({
      key: `staff-mention:${event.id}:${_id.toHexString()}`,
      kind: 'staff-mention',
      to: { email, name, staffId: _id.toHexString() },
      customerId,
      values: {
        'mention.by': actor.name,
        'mention.text': comment.text,
        'record.title': said.text,
        link: absoluteUrl(link),
      },
    });
}
