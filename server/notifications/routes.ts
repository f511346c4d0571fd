import { type Route, route } from '../http/route.ts';
import { notificationsApi } from './contract.ts';
import { listNotifications, markRead } from './service.ts';

/** News for who is signed in. */
export const notificationsRoutes: readonly Route[] = [
  route(notificationsApi.list, ({ staff, query }) => listNotifications(staff.id, query)),
  route(notificationsApi.markRead, ({ staff, body }) => markRead(staff.id, body.ids)),
];
