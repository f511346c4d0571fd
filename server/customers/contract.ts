import { z } from 'zod';
import { AttributeValue } from '../attributes/contract.ts';
import { DetailChange } from '../history/schema.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Id, Name, PageQuery, pageOf, QueryFlag, Tags, Timestamp } from '../http/schemas.ts';

/** State of a customer's portal, in the words the product uses everywhere. */
export const PortalState = z.enum(['off', 'draft', 'published', 'changed', 'unpublished']).meta({
  id: 'PortalState',
  description: 'off · draft · published · changed = published, with unpublished changes · unpublished',
});

export const CustomerParams = z.object({ customerId: Id });

/** A row of the customer list. */
export const CustomerSummary = z
  .object({
    id: Id,
    name: z.string(),
    externalId: z.string().nullable(),
    logoUrl: z.string().nullable(),
    owner: z.object({ id: Id, name: z.string(), photoUrl: z.string().nullable() }).nullable(),
    stage: z.string().nullable(),
    tags: Tags,
    portalState: PortalState,
    portalPublished: z.boolean(),
    portalUrl: z.string().meta({ description: 'Address of the primary share link; empty while not shared (C-23)' }),
    lastVisitAt: Timestamp.nullable().meta({ description: 'When the customer last opened the portal' }),
    updatedAt: Timestamp,
  })
  .meta({ id: 'CustomerSummary' });

export const Customer = CustomerSummary.extend({
  website: z.string(),
  phone: z.string(),
  address: z.object({
    street: z.string(),
    city: z.string(),
    region: z.string(),
    postalCode: z.string(),
    country: z.string(),
  }),
  industry: z.string(),
  language: z
    .string()
    .nullable()
    .meta({ description: "Language of the portal for this customer; null = the workspace's" }),
  timeZone: z.string().nullable(),
  attributes: z.record(z.string(), AttributeValue),
  counts: z.object({
    notes: z.int(),
    tasks: z.int(),
    openTasks: z.int(),
    files: z.int(),
    meetings: z.int(),
    contacts: z.int(),
  }),
  createdAt: Timestamp,
}).meta({ id: 'Customer' });

export const customerFields = {
  name: Name,
  externalId: z.string().trim().min(1).max(200).nullable(),
  ownerId: Id.nullable(),
  stage: z.string().max(50).nullable(),
  tags: Tags,
  website: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]),
  phone: z.string().trim().max(60),
  address: z
    .strictObject({
      street: z.string().max(200),
      city: z.string().max(100),
      region: z.string().max(100),
      postalCode: z.string().max(30),
      country: z.string().max(100),
    })
    .partial(),
  industry: z.string().trim().max(100),
  language: z.enum(['en', 'de', 'fr', 'es']).nullable(),
  timeZone: z.string().max(60).nullable(),
  attributes: z.record(z.string().max(50), AttributeValue),
};

export const CustomerListQuery = PageQuery.extend({
  search: z
    .string()
    .trim()
    .max(200)
    .optional()
    .meta({ description: 'Start of any word of the name, or of the external id' }),
  ownerId: Id.or(z.literal('none')).optional(),
  stage: z.string().max(50).optional(),
  tag: z.string().max(50).optional(),
  portalPublished: QueryFlag.optional(),
  portalState: PortalState.optional(),
  sort: z.enum(['name', '-updatedAt', '-lastVisitAt']).default('name'),
});

/** Customers that one request of a bulk action takes comfortably; a selection goes in several. */
export const MAX_AT_ONCE = 50;
export const ManyCustomerIds = z.array(Id).min(1).max(MAX_AT_ONCE);

export const customersApi = {
  list: defineEndpoint({
    method: 'get',
    path: '/customers',
    tag: 'Customers',
    access: 'staff',
    summary: 'Customers, by name, filtered; `total` counts up to 10,000 exactly',
    query: CustomerListQuery,
    response: pageOf(CustomerSummary).extend({ total: z.int() }),
  }),
  filters: defineEndpoint({
    method: 'get',
    path: '/customers/filters',
    tag: 'Customers',
    access: 'staff',
    summary: 'Tags in use on customers, for filters and suggestions',
    response: z.object({ tags: z.array(z.string()) }),
  }),
  create: defineEndpoint({
    method: 'post',
    path: '/customers',
    tag: 'Customers',
    access: ['admin', 'csm', 'am'],
    summary: 'Add a customer',
    body: z.strictObject(customerFields).partial().required({ name: true }),
    response: Customer,
    status: 201,
  }),
  get: defineEndpoint({
    method: 'get',
    path: '/customers/:customerId',
    tag: 'Customers',
    access: 'staff',
    summary: 'One customer',
    params: CustomerParams,
    response: Customer,
  }),
  update: defineEndpoint({
    method: 'patch',
    path: '/customers/:customerId',
    tag: 'Customers',
    access: 'staff',
    summary: 'Change a customer; attributes are merged, null unsets',
    params: CustomerParams,
    body: z.strictObject(customerFields).partial(),
    response: Customer,
  }),
  changeMany: defineEndpoint({
    method: 'post',
    path: '/customers/change',
    tag: 'Customers',
    access: 'staff',
    summary: 'Give many customers an owner, a stage or further tags; a result per customer',
    body: z.strictObject({
      customerIds: ManyCustomerIds,
      ownerId: customerFields.ownerId.optional(),
      stage: customerFields.stage.optional(),
      addTags: Tags.optional(),
    }),
    response: z.object({
      items: z.array(
        z.object({
          customerId: Id,
          customerName: z.string(),
          result: z.enum(['changed', 'unchanged', 'failed']),
          message: z.string(),
        }),
      ),
    }),
  }),
  history: defineEndpoint({
    method: 'get',
    path: '/customers/:customerId/history',
    tag: 'Customers',
    access: 'staff',
    summary: "What the customer's contacts changed about the company in the portal, latest first",
    params: CustomerParams,
    response: z.object({ items: z.array(DetailChange) }),
  }),
  remove: defineEndpoint({
    method: 'delete',
    path: '/customers/:customerId',
    tag: 'Customers',
    access: ['admin', 'csm'],
    summary: 'Delete a customer with all records and the portal; confirmed by repeating the name',
    params: CustomerParams,
    body: z.strictObject({ confirmName: z.string().max(200) }),
  }),
  setLogo: defineEndpoint({
    method: 'put',
    path: '/customers/:customerId/logo',
    tag: 'Customers',
    access: 'staff',
    summary: "Upload the customer's logo",
    params: CustomerParams,
    multipart: { field: 'file', maxBytes: 10_000_000 },
    response: Customer,
  }),
};
