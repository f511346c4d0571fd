import { z } from 'zod';
import { PortalDocument } from '../../renderer/document.ts';
import { CustomerParams, PortalState } from '../customers/contract.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Actor, Id, Timestamp } from '../http/schemas.ts';
import { ShareLink } from '../share-links/schema.ts';
import { SaveDocument, Saved } from '../templates/contract.ts';

export const PortalVersion = z
  .object({ number: z.int(), publishedAt: Timestamp, publishedBy: Actor })
  .meta({ id: 'PortalVersion' });

/** A customer's portal as staff see it. */
export const Portal = z
  .object({
    customerId: Id,
    customerName: z.string(),
    state: PortalState,
    document: PortalDocument.meta({ description: 'The draft; viewers see published versions only' }),
    revision: z.int(),
    template: z.object({ id: Id.nullable(), name: z.string() }),
    publishedVersion: PortalVersion.nullable(),
    links: z.array(ShareLink),
    shared: z.boolean(),
    updatedAt: Timestamp,
  })
  .meta({ id: 'Portal' });

/** One line of the checklist before publishing. */
export const PublishFinding = z
  .object({
    level: z.enum(['warning', 'notice']),
    code: z.enum(['empty-token', 'missing-alt', 'empty-section', 'empty-block', 'past-date', 'newly-visible']),
    message: z.string(),
    sectionId: z.string().nullable(),
    blockId: z.string().nullable(),
  })
  .meta({ id: 'PublishFinding' });

const base = '/customers/:customerId/portal' as const;
const params = CustomerParams;

export const portalsApi = {
  get: defineEndpoint({
    method: 'get',
    path: base,
    tag: 'Portals',
    access: 'staff',
    summary: "The customer's portal; 404 with code `portal-off` while not activated",
    params,
    response: Portal,
  }),
  activate: defineEndpoint({
    method: 'post',
    path: base,
    tag: 'Portals',
    access: 'staff',
    summary: 'Activate the portal from a template (C-02)',
    params,
    body: z.strictObject({ templateId: Id }),
    response: Portal,
    status: 201,
  }),
  activateMany: defineEndpoint({
    method: 'post',
    path: '/portals/activate',
    tag: 'Portals',
    access: 'staff',
    summary: 'Activate the portals of many customers (C-02); a result per customer',
    body: z.strictObject({ customerIds: z.array(Id).min(1).max(500), templateId: Id }),
    response: z.object({
      items: z.array(
        z.object({
          customerId: Id,
          customerName: z.string(),
          result: z.enum(['activated', 'already-active', 'failed']),
          message: z.string(),
        }),
      ),
    }),
  }),
  deactivate: defineEndpoint({
    method: 'delete',
    path: base,
    tag: 'Portals',
    access: 'staff',
    summary: 'Deactivate: links die, the customised document and its versions are deleted',
    params,
  }),
  saveDocument: defineEndpoint({
    method: 'put',
    path: `${base}/document`,
    tag: 'Portals',
    access: 'staff',
    ifMatch: true,
    summary:
      'Save the draft; 409 with the current portal when the stated revision is stale, 403 for an account manager who changes a locked section',
    params,
    body: SaveDocument,
    response: Saved,
  }),
  changeTemplate: defineEndpoint({
    method: 'post',
    path: `${base}/template`,
    tag: 'Portals',
    access: 'staff',
    ifMatch: true,
    summary: 'Start the draft over from another template; what is published stays until the next publish',
    params,
    body: z.strictObject({ templateId: Id }),
    response: Portal,
  }),
  publishCheck: defineEndpoint({
    method: 'get',
    path: `${base}/publish-check`,
    tag: 'Portals',
    access: 'staff',
    summary: 'Checklist before publishing',
    params,
    response: z.object({ findings: z.array(PublishFinding) }),
  }),
  publish: defineEndpoint({
    method: 'post',
    path: `${base}/publish`,
    tag: 'Portals',
    access: 'staff',
    ifMatch: true,
    summary: 'Publish the draft as a new immutable version; shares nothing by itself (C-17)',
    params,
    response: Portal,
  }),
  unpublish: defineEndpoint({
    method: 'post',
    path: `${base}/unpublish`,
    tag: 'Portals',
    access: 'staff',
    summary: 'Unpublish: every link is dead at once; publishing again revives the address, not old visits (C-21)',
    params,
    response: Portal,
  }),
  versions: defineEndpoint({
    method: 'get',
    path: `${base}/versions`,
    tag: 'Portals',
    access: 'staff',
    summary: 'Published versions, latest first',
    params,
    response: z.object({ items: z.array(PortalVersion) }),
  }),
};

export { Saved };
