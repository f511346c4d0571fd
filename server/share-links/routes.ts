import { staffActor } from '../actors/actor.ts';
import { type Route, route } from '../http/route.ts';
import { portalOf } from '../portals/portal-of.ts';
import { shareLinksApi } from './contract.ts';
import { listLinks } from './list.ts';
import { presentLinks } from './presenter.ts';
import { revokeMany } from './revoke-many.ts';
import {
  type ChangedLink,
  createLink,
  linksOf,
  restoreContact,
  revokeContact,
  revokeLink,
  rotateLink,
  updateLink,
} from './service.ts';

export const shareLinksRoutes: readonly Route[] = [
  route(shareLinksApi.list, async ({ query, staff }) => listLinks(staff, query)),
  route(shareLinksApi.revokeMany, async ({ body, staff }) => ({ items: await revokeMany(body.linkIds, staff) })),
  route(shareLinksApi.create, async ({ params, body, staff }) =>
    answer(params, await createLink(params.customerId, body, staffActor(staff))),
  ),
  route(shareLinksApi.update, async ({ params, body, staff }) =>
    answer(params, await updateLink(params.customerId, params.linkId, body, staffActor(staff))),
  ),
  route(shareLinksApi.rotate, async ({ params, staff }) =>
    answer(params, await rotateLink(params.customerId, params.linkId, staffActor(staff))),
  ),
  route(shareLinksApi.revoke, async ({ params, staff }) =>
    revokeLink(params.customerId, params.linkId, staffActor(staff)),
  ),
  route(shareLinksApi.revokeContact, async ({ params, body, staff }) =>
    answer(params, await revokeContact(params.customerId, params.linkId, body.contactId, staffActor(staff))),
  ),
  route(shareLinksApi.restoreContact, async ({ params, staff }) =>
    answer(params, await restoreContact(params.customerId, params.linkId, params.contactId, staffActor(staff))),
  ),
];

async function answer({ customerId }: { customerId: string }, { linkId, password }: ChangedLink) {
  const portal = await portalOf(customerId);
  const link = presentLinks(await linksOf(portal._id)).find(({ id }) => id === linkId);
  if (!link) throw new Error(`Link ${linkId} is gone right after its change.`);
  return { link, password };
}
