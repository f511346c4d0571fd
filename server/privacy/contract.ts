import { z } from 'zod';
import { CustomerParams } from '../customers/contract.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Id } from '../http/schemas.ts';

const params = CustomerParams.extend({ contactId: Id });

/** A person's data (B-17). */
export const privacyApi = {
  exportContact: defineEndpoint({
    method: 'get',
    path: '/customers/:customerId/contacts/:contactId/data',
    tag: 'Contacts',
    access: 'staff',
    summary: 'Everything that is kept about a contact, as one JSON file',
    params,
    produces: 'application/json',
  }),
  eraseContact: defineEndpoint({
    method: 'post',
    path: '/customers/:customerId/contacts/:contactId/erasure',
    tag: 'Contacts',
    access: ['admin', 'csm'],
    summary:
      'Erase a contact, confirmed by name: what they did stays, under no name; visits and mails are deleted; there is no way back',
    params,
    body: z.strictObject({ confirmName: z.string().max(200) }),
  }),
};
