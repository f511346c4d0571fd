import { z } from 'zod';
import { defineEndpoint } from '../http/endpoint.ts';
import { Id, Name, PageQuery, pageOf, Timestamp } from '../http/schemas.ts';

/** An address of another system that automations call (C-24). */
export const Webhook = z
  .object({
    id: Id,
    name: z.string(),
    url: z.string(),
    /** How many automations call it. */
    usedBy: z.int(),
    lastDelivery: z.object({ at: Timestamp, state: z.enum(['waiting', 'delivered', 'failed']) }).nullable(),
    createdAt: Timestamp,
  })
  .meta({ id: 'Webhook' });

const NewSecret = z.object({
  webhook: Webhook,
  secret: z.string().meta({ description: 'Checks signatures; in this answer only' }),
});

/** One thing that was, or is to be, sent to a webhook. */
export const WebhookDelivery = z
  .object({
    id: Id,
    event: z.string(),
    customerId: Id.nullable(),
    state: z.enum(['waiting', 'delivered', 'failed']),
    at: Timestamp,
    nextAt: Timestamp.nullable().meta({ description: 'When it is sent again' }),
    attempts: z.array(z.object({ at: Timestamp, status: z.int().nullable(), said: z.string() })),
    body: z.string(),
  })
  .meta({ id: 'WebhookDelivery' });

const fields = {
  name: Name,
  url: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .refine((url) => !URL.canParse(url) || new URL(url).username + new URL(url).password === '', {
      message: 'must hold no user name and no password',
    }),
};

const params = z.object({ webhookId: Id });

export const webhooksApi = {
  list: defineEndpoint({
    method: 'get',
    path: '/webhooks',
    tag: 'Webhooks',
    access: ['admin', 'csm'],
    summary: 'Addresses that automations call',
    response: z.object({ items: z.array(Webhook) }),
  }),
  create: defineEndpoint({
    method: 'post',
    path: '/webhooks',
    tag: 'Webhooks',
    access: ['admin'],
    summary: 'Add an address; the secret that signs is answered once',
    body: z.strictObject(fields),
    response: NewSecret,
    status: 201,
  }),
  update: defineEndpoint({
    method: 'patch',
    path: '/webhooks/:webhookId',
    tag: 'Webhooks',
    access: ['admin'],
    summary: 'Rename, or change the address',
    params,
    body: z.strictObject(fields).partial(),
    response: Webhook,
  }),
  rotateSecret: defineEndpoint({
    method: 'post',
    path: '/webhooks/:webhookId/secret',
    tag: 'Webhooks',
    access: ['admin'],
    summary: 'Sign with a new secret from now on',
    params,
    response: NewSecret,
  }),
  test: defineEndpoint({
    method: 'post',
    path: '/webhooks/:webhookId/test',
    tag: 'Webhooks',
    access: ['admin'],
    summary: 'Send a test; answers with what became of it',
    params,
    response: WebhookDelivery,
  }),
  deliveries: defineEndpoint({
    method: 'get',
    path: '/webhooks/:webhookId/deliveries',
    tag: 'Webhooks',
    access: ['admin'],
    summary: 'What was sent in the last 30 days, latest first',
    params,
    query: PageQuery,
    response: pageOf(WebhookDelivery),
  }),
  resend: defineEndpoint({
    method: 'post',
    path: '/webhooks/:webhookId/deliveries/:deliveryId/resend',
    tag: 'Webhooks',
    access: ['admin'],
    summary: 'Send again; 409 while it waits or when it has arrived',
    params: params.extend({ deliveryId: Id }),
    response: WebhookDelivery,
  }),
  remove: defineEndpoint({
    method: 'delete',
    path: '/webhooks/:webhookId',
    tag: 'Webhooks',
    access: ['admin'],
    summary: 'Remove an address; automations that call it say so in their runs',
    params,
  }),
};
