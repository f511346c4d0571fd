import { z } from 'zod';
import { PortalDocument } from '../../renderer/document.ts';
import { CustomerParams, MAX_AT_ONCE, ManyCustomerIds, PortalState } from '../customers/contract.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Actor, Id, Timestamp } from '../http/schemas.ts';
import { Invitee } from '../invitations/contract.ts';
import { LinkRule, ShareLink } from '../share-links/schema.ts';
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

const ManyCustomers = z.strictObject({ customerIds: ManyCustomerIds });
const named = { customerId: Id, customerName: z.string() };

/** What publishing would do to one customer's portal. */
export const PublishPreview = z
  .object({
    ...named,
    result: z.enum(['will-publish', 'nothing-to-publish', 'not-activated', 'failed']),
    message: z.string(),
    revision: z.int().nullable().meta({ description: 'What to publish; null where nothing would be' }),
    changes: z.int().nullable().meta({
      description:
        'Sections that differ from what the customer sees, the design counting as one; null before the first publish',
    }),
    findings: z.array(PublishFinding),
  })
  .meta({ id: 'PublishPreview' });

/** Whom inviting would mail at one customer. */
export const InvitePreview = z
  .object({
    ...named,
    result: z.enum(['will-invite', 'nobody', 'not-shared', 'not-activated', 'failed']),
    message: z.string(),
    link: z.object({ id: Id, name: z.string(), rule: LinkRule }).nullable(),
    invitees: z.array(Invitee),
  })
  .meta({ id: 'InvitePreview' });

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
  previewPublishMany: defineEndpoint({
    method: 'post',
    path: '/portals/publish/preview',
    tag: 'Portals',
    access: 'staff',
    summary: 'What publishing the portals of many customers would do to each; nothing is published (B-16)',
    body: ManyCustomers,
    response: z.object({ items: z.array(PublishPreview) }),
  }),
  publishMany: defineEndpoint({
    method: 'post',
    path: '/portals/publish',
    tag: 'Portals',
    access: 'staff',
    summary:
      'Publish the portals of many customers, each as it was at the stated revision (B-16); a result per customer',
    body: z.strictObject({
      items: z
        .array(z.strictObject({ customerId: Id, revision: z.int().min(1) }))
        .min(1)
        .max(MAX_AT_ONCE),
    }),
    response: z.object({
      items: z.array(
        z.object({
          ...named,
          result: z.enum(['published', 'nothing-to-publish', 'changed-meanwhile', 'failed']),
          message: z.string(),
        }),
      ),
    }),
  }),
  previewInviteMany: defineEndpoint({
    method: 'post',
    path: '/portals/invitations/preview',
    tag: 'Portals',
    access: 'staff',
    summary: 'Whom inviting to the portals of many customers would mail; nothing is sent (B-16)',
    body: ManyCustomers,
    response: z.object({ items: z.array(InvitePreview) }),
  }),
  inviteMany: defineEndpoint({
    method: 'post',
    path: '/portals/invitations',
    tag: 'Portals',
    access: 'staff',
    summary: "Mail many customers' contacts their portal's link, in the template's words; a result per customer (B-16)",
    body: z.strictObject({
      items: z
        .array(z.strictObject({ customerId: Id, linkId: Id, contactIds: z.array(Id).min(1).max(500) }))
        .min(1)
        .max(MAX_AT_ONCE),
    }),
    response: z.object({
      items: z.array(
        z.object({
          ...named,
          result: z.enum(['invited', 'nobody', 'failed']),
          invited: z.int().meta({ description: 'Mails that are on their way' }),
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
