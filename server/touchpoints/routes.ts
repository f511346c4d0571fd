import { type Route, route } from '../http/route.ts';
import { touchpointsApi } from './contract.ts';
import { presentTouchpoint, presentTouchpoints } from './presenter.ts';
import { sendTouchpoint } from './send.ts';
import { listTouchpoints, logTouchpoint, removeTouchpoint, restoreTouchpoint, updateTouchpoint } from './service.ts';

/** Calls and mails with customers (T-08). */
export const touchpointsRoutes: readonly Route[] = [
  route(touchpointsApi.list, async ({ params, query }) => {
    const { items, nextCursor } = await listTouchpoints(params.customerId, query);
    return { items: await presentTouchpoints(items), nextCursor };
  }),
  route(touchpointsApi.create, async ({ params, body, staff }) =>
    presentTouchpoint(await logTouchpoint(params.customerId, body, staff)),
  ),
  route(touchpointsApi.update, async ({ params, body }) =>
    presentTouchpoint(await updateTouchpoint(params.customerId, params.touchpointId, body)),
  ),
  route(touchpointsApi.remove, ({ params }) => removeTouchpoint(params.customerId, params.touchpointId)),
  route(touchpointsApi.restore, async ({ params }) =>
    presentTouchpoint(await restoreTouchpoint(params.customerId, params.touchpointId)),
  ),
  route(touchpointsApi.send, async ({ params, body, staff }) => {
    const { touchpoint, results } = await sendTouchpoint(params.customerId, params.touchpointId, body, staff);
    return { touchpoint: await presentTouchpoint(touchpoint), results };
  }),
];
