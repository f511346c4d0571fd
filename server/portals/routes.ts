import { staffActor } from '../actors/actor.ts';
import { conflict } from '../http/errors.ts';
import { type Route, route } from '../http/route.ts';
import { requirePortalFeature } from '../workspace/settings.ts';
import { activateMany } from './activate-many.ts';
import { portalsApi } from './contract.ts';
import { inviteMany, previewInviteMany } from './invite-many.ts';
import type { PortalFields } from './model.ts';
import { portalOf, portalOff } from './portal-of.ts';
import { presentPortal, presentVersion } from './presenter.ts';
import { deletePortal, publish, unpublish, versionsOf } from './publish.ts';
import { checkBeforePublishing } from './publish-check.ts';
import { previewPublishMany, publishMany } from './publish-many.ts';
import { activate, changeTemplate, customerName, saveDraft, usableTemplate } from './service.ts';

export const portalsRoutes: readonly Route[] = [
  route(portalsApi.get, async ({ params }) => {
    await requirePortalFeature();
    return answer(await portalOf(params.customerId));
  }),
  route(portalsApi.activate, async ({ params: { customerId }, body, staff }) => {
    const portal = await activate(customerId, await usableTemplate(body.templateId), staffActor(staff));
    if (portal) return answer(portal);
    throw conflict('already-active', 'This portal is active already.', await answer(await portalOf(customerId)));
  }),
  route(portalsApi.activateMany, async ({ body, staff }) => ({
    items: await activateMany(body.customerIds, body.templateId, staff),
  })),
  route(portalsApi.previewPublishMany, async ({ body, staff, req }) => ({
    items: await previewPublishMany(body.customerIds, staff, req.log),
  })),
  route(portalsApi.publishMany, async ({ body, staff }) => ({ items: await publishMany(body.items, staff) })),
  route(portalsApi.previewInviteMany, async ({ body, staff }) => ({
    items: await previewInviteMany(body.customerIds, staff),
  })),
  route(portalsApi.inviteMany, async ({ body, staff }) => ({ items: await inviteMany(body.items, staff) })),
  route(portalsApi.deactivate, async ({ params, staff }) => {
    await requirePortalFeature();
    if (!(await deletePortal(params.customerId, staffActor(staff)))) throw portalOff();
  }),
  route(portalsApi.saveDocument, async ({ params, revision, body, staff }) =>
    saveDraft(params.customerId, revision, body.document, staff.role === 'am'),
  ),
  route(portalsApi.changeTemplate, async ({ params, revision, body, staff }) =>
    answer(await changeTemplate(params.customerId, revision, body.templateId, staffActor(staff))),
  ),
  route(portalsApi.publishCheck, async ({ params, req }) => {
    await requirePortalFeature();
    return { findings: await checkBeforePublishing(await portalOf(params.customerId), req.log) };
  }),
  route(portalsApi.publish, async ({ params, revision, staff }) =>
    answer(await publish(params.customerId, revision, staff)),
  ),
  route(portalsApi.unpublish, async ({ params, staff }) =>
    answer(await unpublish(params.customerId, staffActor(staff))),
  ),
  route(portalsApi.versions, async ({ params }) => {
    await requirePortalFeature();
    return { items: (await versionsOf(params.customerId)).map(presentVersion) };
  }),
];

async function answer(portal: PortalFields) {
  return presentPortal(portal, await customerName(portal.customerId.toHexString()));
}
