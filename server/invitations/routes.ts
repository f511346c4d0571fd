import { type Route, route } from '../http/route.ts';
import { invitationsApi } from './contract.ts';
import { prepareInvitation } from './prepare.ts';
import { invite } from './service.ts';

/** Share & Invite (T-04). */
export const invitationsRoutes: readonly Route[] = [
  route(invitationsApi.prepare, async ({ params }) => prepareInvitation(params.customerId, params.linkId)),
  route(invitationsApi.send, async ({ params, body, staff }) => ({
    items: await invite({ ...params, ...body }, staff),
  })),
];
