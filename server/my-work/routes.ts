import { type Route, route } from '../http/route.ts';
import { myWorkApi } from './contract.ts';
import { dueTasks } from './due.ts';
import { look, myWork } from './look.ts';
import { customerNews } from './news.ts';
import { expiringLinks, unpublishedPortals } from './portals.ts';
import { unansweredComments } from './unanswered.ts';
import { waitingCustomers } from './waiting.ts';

/** What waits for the one who asks, across customers (B-16, A-14). */
export const myWorkRoutes: readonly Route[] = [
  route(myWorkApi.get, ({ staff }) => myWork(staff)),
  route(myWorkApi.due, ({ staff, query }) => dueTasks(staff, query)),
  route(myWorkApi.waiting, ({ staff, query }) => waitingCustomers(staff, query)),
  route(myWorkApi.unanswered, ({ staff, query }) => unansweredComments(staff, query)),
  route(myWorkApi.news, ({ staff, query }) => customerNews(staff, query)),
  route(myWorkApi.look, ({ staff, body }) => look(staff, new Date(body.until))),
  route(myWorkApi.portals, ({ staff, query }) => unpublishedPortals(staff, query)),
  route(myWorkApi.links, ({ staff, query }) => expiringLinks(staff, query)),
];
