import { z } from 'zod';
import { CustomerParams } from '../customers/contract.ts';
import { DetailChange } from '../history/schema.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Email, Id, Name } from '../http/schemas.ts';

/** A person at a customer. The e-mail is optional and, when there, unique in the workspace. */
export const Contact = z
  .object({
    id: Id,
    customerId: Id,
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string(),
    role: z.string(),
    language: z.string().nullable(),
    timeZone: z.string().nullable(),
    photoUrl: z.string().nullable(),
  })
  .meta({ id: 'Contact' });

export const contactFields = {
  name: Name,
  email: Email.nullable(),
  phone: z.string().trim().max(60),
  role: z.string().trim().max(100),
  language: z.enum(['en', 'de', 'fr', 'es']).nullable(),
  timeZone: z.string().max(60).nullable(),
};

const params = CustomerParams.extend({ contactId: Id });

export const contactsApi = {
  list: defineEndpoint({
    method: 'get',
    path: '/customers/:customerId/contacts',
    tag: 'Contacts',
    access: 'staff',
    summary: "A customer's contacts, by name",
    params: CustomerParams,
    response: z.object({ items: z.array(Contact) }),
  }),
  create: defineEndpoint({
    method: 'post',
    path: '/customers/:customerId/contacts',
    tag: 'Contacts',
    access: 'staff',
    summary: 'Add a contact',
    params: CustomerParams,
    body: z.strictObject(contactFields).partial().required({ name: true }),
    response: Contact,
    status: 201,
  }),
  update: defineEndpoint({
    method: 'patch',
    path: '/customers/:customerId/contacts/:contactId',
    tag: 'Contacts',
    access: 'staff',
    summary: 'Change a contact',
    params,
    body: z.strictObject(contactFields).partial(),
    response: Contact,
  }),
  remove: defineEndpoint({
    method: 'delete',
    path: '/customers/:customerId/contacts/:contactId',
    tag: 'Contacts',
    access: 'staff',
    summary: 'Delete a contact',
    params,
  }),
  setPhoto: defineEndpoint({
    method: 'put',
    path: '/customers/:customerId/contacts/:contactId/photo',
    tag: 'Contacts',
    access: 'staff',
    summary: "Upload a contact's photo",
    params,
    multipart: { field: 'file', maxBytes: 10_000_000 },
    response: Contact,
  }),
  removePhoto: defineEndpoint({
    method: 'delete',
    path: '/customers/:customerId/contacts/:contactId/photo',
    tag: 'Contacts',
    access: 'staff',
    summary: "Remove a contact's photo",
    params,
    response: Contact,
  }),
  history: defineEndpoint({
    method: 'get',
    path: '/customers/:customerId/contacts/:contactId/history',
    tag: 'Contacts',
    access: 'staff',
    summary: 'Who changed what about a contact, latest first: staff, or the contact in the portal',
    params,
    response: z.object({ items: z.array(DetailChange) }),
  }),
};
