import { z } from 'zod';
import { defineEndpoint } from '../http/endpoint.ts';
import { Id, Name } from '../http/schemas.ts';

/** Types of an attribute's value. Dates are days (`YYYY-MM-DD`), choices one of the listed strings. */
export const AttributeType = z.enum(['text', 'number', 'date', 'boolean', 'choice', 'url', 'email']);

/** Value of an attribute on a customer; null means not set. */
export const AttributeValue = z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]);

/** A typed field of a customer of the workspace's own making (C-27). */
export const Attribute = z
  .object({
    id: Id,
    key: z.string().meta({ description: 'Stable name in the API and in dynamic data: customer.attributes.<key>' }),
    label: z.string(),
    type: AttributeType,
    choices: z.array(z.string()),
    showInPortal: z.boolean(),
  })
  .meta({ id: 'Attribute' });

const fields = {
  label: Name,
  choices: z.array(z.string().trim().min(1).max(100)).max(100),
  showInPortal: z.boolean(),
};

export const attributesApi = {
  list: defineEndpoint({
    method: 'get',
    path: '/attributes',
    tag: 'Attributes',
    access: 'staff',
    summary: 'All attributes of customers',
    response: z.object({ items: z.array(Attribute) }),
  }),
  create: defineEndpoint({
    method: 'post',
    path: '/attributes',
    tag: 'Attributes',
    access: ['admin', 'csm'],
    summary: 'Make an attribute; the key is made from the label unless given',
    body: z
      .strictObject({ ...fields, type: AttributeType, key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,49}$/) })
      .partial({ choices: true, showInPortal: true, key: true }),
    response: Attribute,
    status: 201,
  }),
  update: defineEndpoint({
    method: 'patch',
    path: '/attributes/:attributeId',
    tag: 'Attributes',
    access: ['admin', 'csm'],
    summary: 'Rename, change choices, or show in portals',
    params: z.object({ attributeId: Id }),
    body: z.strictObject(fields).partial(),
    response: Attribute,
  }),
  remove: defineEndpoint({
    method: 'delete',
    path: '/attributes/:attributeId',
    tag: 'Attributes',
    access: ['admin'],
    summary: 'Delete an attribute and its values',
    params: z.object({ attributeId: Id }),
  }),
};
