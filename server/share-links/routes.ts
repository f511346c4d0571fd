import { type Route, route } from '../http/route.ts';
import { portalOf } from '../portals/portal-of.ts';
import { shareLinksApi } from './contract.ts';
import { presentLinks } from './presenter.ts';
import { type ChangedLink, createLink, linksOf, revokeLink, rotateLink, updateLink } from './service.ts';

export const shareLinksRoutes: readonly Route[] = [
  route(shareLinksApi.create, async ({ params, body }) => answer(params, await createLink(params.customerId, body))),
  route(shareLinksApi.update, async ({ params, body }) =>
    answer(params, await updateLink(params.customerId, params.linkId, body)),
  ),
  route(shareLinksApi.rotate, async ({ params }) => answer(params, await rotateLink(params.customerId, params.linkId))),
  route(shareLinksApi.revoke, async ({ params }) => revokeLink(params.customerId, params.linkId)),
];

async function answer({ customerId }: { customerId: string }, { linkId, password }: ChangedLink) {
  const portal = await portalOf(customerId);
  const link = presentLinks(await linksOf(portal._id)).find(({ id }) => id === linkId);
  if (!link) throw new Error(`Link ${linkId} is gone right after its change.`);
  return { link, password };
}
