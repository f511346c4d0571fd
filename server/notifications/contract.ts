import { z } from 'zod';
import { defineEndpoint } from '../http/endpoint.ts';
import { Id, PageQuery, pageOf, QueryFlag, Timestamp } from '../http/schemas.ts';

/** A piece of news for one staff member. */
export const Notification = z
  .object({
    id: Id,
    kind: z.string().meta({ description: '`task-completed`, `comment-added`, `mention`, `automation` …' }),
    customerId: Id.nullable(),
    text: z.string(),
    link: z.string().meta({ description: 'Path within the staff app' }),
    at: Timestamp,
    read: z.boolean(),
  })
  .meta({ id: 'Notification' });

/** News for who is signed in: what their customers did, mentions, what automations tell. */
export const notificationsApi = {
  list: defineEndpoint({
    method: 'get',
    path: '/notifications',
    tag: 'Notifications',
    access: 'staff',
    summary: "One's own news, latest first; `unread` counts up to 100",
    query: PageQuery.extend({ unread: QueryFlag.optional() }),
    response: pageOf(Notification).extend({ unread: z.int() }),
  }),
  markRead: defineEndpoint({
    method: 'post',
    path: '/notifications/read',
    tag: 'Notifications',
    access: 'staff',
    summary: "Mark one's own news as read; without ids all of it",
    body: z.strictObject({ ids: z.array(Id).min(1).max(200) }).partial(),
  }),
};
