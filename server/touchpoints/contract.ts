import { z } from 'zod';
import { RichText } from '../../renderer/rich-text/schema.ts';
import { CustomerParams } from '../customers/contract.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Actor, Id, Name, PageQuery, pageOf, Timestamp } from '../http/schemas.ts';

/** How staff and customer were in touch. */
export const TouchpointKind = z.enum(['call', 'mail', 'meeting', 'chat']);

/** A call, mail or the like that staff log on a customer; it can be sent to contacts by mail (T-08). */
export const Touchpoint = z
  .object({
    id: Id,
    customerId: Id,
    kind: TouchpointKind,
    at: Timestamp,
    subject: z.string(),
    body: RichText,
    contacts: z.array(z.object({ id: Id, name: z.string() })).meta({ description: 'With whom' }),
    createdBy: Actor,
    sent: z.array(
      z.object({ at: Timestamp, by: z.string(), to: z.array(z.string()), withLink: z.boolean() }).meta({
        description: 'Each time that it was sent by mail',
      }),
    ),
  })
  .meta({ id: 'Touchpoint' });

const fields = {
  kind: TouchpointKind,
  at: Timestamp,
  subject: Name,
  body: RichText,
  contactIds: z.array(Id).max(50),
};

const base = '/customers/:customerId/touchpoints' as const;
const params = CustomerParams.extend({ touchpointId: Id });

export const touchpointsApi = {
  list: defineEndpoint({
    method: 'get',
    path: base,
    tag: 'Touchpoints',
    access: 'staff',
    summary: 'Calls and mails with a customer, latest first',
    params: CustomerParams,
    query: PageQuery,
    response: pageOf(Touchpoint),
  }),
  create: defineEndpoint({
    method: 'post',
    path: base,
    tag: 'Touchpoints',
    access: 'staff',
    summary: 'Log a call or mail',
    params: CustomerParams,
    body: z.strictObject(fields).partial().required({ kind: true, subject: true }),
    response: Touchpoint,
    status: 201,
  }),
  update: defineEndpoint({
    method: 'patch',
    path: `${base}/:touchpointId`,
    tag: 'Touchpoints',
    access: 'staff',
    summary: 'Change what was logged; mails that were sent stay as they were',
    params,
    body: z.strictObject(fields).partial(),
    response: Touchpoint,
  }),
  remove: defineEndpoint({
    method: 'delete',
    path: `${base}/:touchpointId`,
    tag: 'Touchpoints',
    access: 'staff',
    summary: 'Delete what was logged',
    params,
  }),
  restore: defineEndpoint({
    method: 'post',
    path: `${base}/:touchpointId/restore`,
    tag: 'Touchpoints',
    access: 'staff',
    summary: 'Undo the deletion (within a day)',
    params,
    response: Touchpoint,
  }),
  send: defineEndpoint({
    method: 'post',
    path: `${base}/:touchpointId/send`,
    tag: 'Touchpoints',
    access: 'staff',
    summary: 'Send it to contacts by mail; with the portal link only while the portal is shared, else 409',
    params,
    body: z.strictObject({
      sendId: z.string().regex(/^[\w-]{10,40}$/, 'must be 10 to 40 letters and digits'),
      contactIds: z.array(Id).min(1, 'needs at least one').max(50),
      withLink: z.boolean(),
    }),
    response: z.object({
      touchpoint: Touchpoint,
      results: z.array(z.object({ contactId: Id, name: z.string(), outcome: z.enum(['queued', 'muted', 'no-email']) })),
    }),
  }),
};
