import type { z } from 'zod';
import { clock } from '../clock.ts';
import { cursorDate, cursorId, decodeCursor, pageOfItems } from '../http/page.ts';
import { announce } from '../live/change-feed.ts';
import type { notificationsApi } from './contract.ts';
import { type NotificationFields, NotificationModel } from './model.ts';

type ListQuery = z.output<NonNullable<typeof notificationsApi.list.query>>;
type ListAnswer = z.input<NonNullable<typeof notificationsApi.list.response>>;

/** More unread news than this are many. */
const COUNTED = 100;

/** A person's news, latest first. */
export async function listNotifications(staffId: string, { cursor, limit, unread }: ListQuery): Promise<ListAnswer> {
  const mine = { staffId, ...(unread === undefined ? {} : { readAt: unread ? null : { $ne: null } }) };
  const [items, count] = await Promise.all([
    NotificationModel.find({ $and: [mine, cursor === undefined ? {} : after(cursor)] })
      .sort({ at: -1, _id: -1 })
      .limit(limit + 1)
      .lean(),
    NotificationModel.countDocuments({ staffId, readAt: null }).limit(COUNTED),
  ]);
  const page = pageOfItems(items, limit, ({ at, _id }) => [at.getTime(), _id.toHexString()]);
  return { ...page, items: page.items.map(present), unread: count };
}

/** Marks news of this person as read; without ids all of it. */
export async function markRead(staffId: string, ids: readonly string[] | undefined): Promise<void> {
  await NotificationModel.updateMany(
    { staffId, readAt: null, ...(ids ? { _id: { $in: [...ids] } } : {}) },
    { $set: { readAt: clock.now() } },
  );
  await announce({ customerId: null, topic: 'notification', id: staffId });
}

function after(cursor: string) {
  const [time, id] = decodeCursor(cursor, [0, '']);
  const at = cursorDate(time);
  return { $or: [{ at: { $lt: at } }, { at, _id: { $lt: cursorId(id) } }] };
}

function present(news: NotificationFields): ListAnswer['items'][number] {
  return {
    id: news._id.toHexString(),
    kind: news.kind,
    customerId: news.customerId?.toHexString() ?? null,
    text: news.text,
    link: news.link,
    at: news.at.toISOString(),
    read: news.readAt !== null,
  };
}
