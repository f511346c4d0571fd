import { type Route, route } from '../http/route.ts';
import { visitsApi } from './contract.ts';
import { visitsByDay } from './days.ts';
import { listVisits } from './list.ts';

/** Who looked (B-08). */
export const visitsRoutes: readonly Route[] = [
  route(visitsApi.list, ({ params, query }) => listVisits(params.customerId, query)),
  route(visitsApi.days, ({ params, query }) => visitsByDay(params.customerId, query.days)),
];
