import { z } from 'zod';
import { PortalDocument } from '../../renderer/document.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Id, Name, Timestamp } from '../http/schemas.ts';

export const TemplateSummary = z
  .object({
    id: Id,
    name: z.string(),
    description: z.string(),
    archived: z.boolean(),
    /** Customers whose portal was made from it; archiving or deleting leaves those as they are (C-03). */
    portalCount: z.int(),
    sectionTitles: z.array(z.string()),
    updatedAt: Timestamp,
    updatedBy: z.string(),
  })
  .meta({ id: 'TemplateSummary' });

export const Template = TemplateSummary.extend({ document: PortalDocument, revision: z.int() }).meta({
  id: 'Template',
});

/** Answer to a save; the next save states `revision` in `If-Match`. */
export const Saved = z.object({ revision: z.int(), savedAt: Timestamp }).meta({ id: 'Saved' });

export const SaveDocument = z.strictObject({ document: PortalDocument });

const params = z.object({ templateId: Id });
const DESIGNERS = ['admin', 'csm'] as const;

export const templatesApi = {
  starters: defineEndpoint({
    method: 'get',
    path: '/templates/starters',
    tag: 'Templates',
    access: 'staff',
    summary: 'Starter templates that ship with Portico',
    response: z.object({
      items: z.array(
        z.object({ key: z.string(), name: z.string(), description: z.string(), sectionTitles: z.array(z.string()) }),
      ),
    }),
  }),
  list: defineEndpoint({
    method: 'get',
    path: '/templates',
    tag: 'Templates',
    access: 'staff',
    summary: 'Templates, latest change first',
    query: z.object({
      archived: z
        .enum(['true', 'false'])
        .default('false')
        .transform((v) => v === 'true'),
    }),
    response: z.object({ items: z.array(TemplateSummary) }),
  }),
  create: defineEndpoint({
    method: 'post',
    path: '/templates',
    tag: 'Templates',
    access: DESIGNERS,
    summary: 'New template: empty, or from a starter',
    body: z.strictObject({
      name: Name,
      description: z.string().trim().max(500).optional(),
      starter: z.string().max(100).optional(),
    }),
    response: Template,
    status: 201,
  }),
  get: defineEndpoint({
    method: 'get',
    path: '/templates/:templateId',
    tag: 'Templates',
    access: 'staff',
    summary: 'One template with its document',
    params,
    response: Template,
  }),
  update: defineEndpoint({
    method: 'patch',
    path: '/templates/:templateId',
    tag: 'Templates',
    access: DESIGNERS,
    summary: 'Rename, describe, archive or bring back',
    params,
    body: z.strictObject({ name: Name, description: z.string().trim().max(500), archived: z.boolean() }).partial(),
    response: Template,
  }),
  saveDocument: defineEndpoint({
    method: 'put',
    path: '/templates/:templateId/document',
    tag: 'Templates',
    access: DESIGNERS,
    ifMatch: true,
    summary: 'Save the document; 409 with the current document when the stated revision is stale',
    params,
    body: SaveDocument,
    response: Saved,
  }),
  duplicate: defineEndpoint({
    method: 'post',
    path: '/templates/:templateId/duplicate',
    tag: 'Templates',
    access: DESIGNERS,
    summary: 'Copy a template',
    params,
    response: Template,
    status: 201,
  }),
  portals: defineEndpoint({
    method: 'get',
    path: '/templates/:templateId/portals',
    tag: 'Templates',
    access: 'staff',
    summary: 'Customers whose portal was made from it',
    params,
    response: z.object({ items: z.array(z.object({ customerId: Id, customerName: z.string() })) }),
  }),
  remove: defineEndpoint({
    method: 'delete',
    path: '/templates/:templateId',
    tag: 'Templates',
    access: DESIGNERS,
    summary: 'Delete a template; portals made from it stay',
    params,
  }),
};
