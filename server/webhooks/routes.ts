import { staffActor } from '../actors/actor.ts';
import { type Route, route } from '../http/route.ts';
import { newSecret } from '../outgoing/signature.ts';
import { webhooksApi } from './contract.ts';
import type { WebhookFields } from './model.ts';
import { presentDelivery, presentWebhook, presentWebhooks } from './presenter.ts';
import {
  changeWebhook,
  createWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  resend,
  testWebhook,
} from './service.ts';

/** Addresses that automations call (C-24), and what was sent to them. */
export const webhooksRoutes: readonly Route[] = [
  route(webhooksApi.list, async () => ({ items: await presentWebhooks(await listWebhooks()) })),
  route(webhooksApi.create, async ({ body, staff }) => withSecret(await createWebhook(body, staffActor(staff)))),
  route(webhooksApi.update, async ({ params, body, staff }) =>
    presentWebhook(await changeWebhook(params.webhookId, body, staffActor(staff))),
  ),
  route(webhooksApi.rotateSecret, async ({ params, staff }) =>
    withSecret(await changeWebhook(params.webhookId, { secret: newSecret() }, staffActor(staff))),
  ),
  route(webhooksApi.test, async ({ params }) => presentDelivery(await testWebhook(params.webhookId))),
  route(webhooksApi.deliveries, async ({ params, query }) => {
    const { items, nextCursor } = await listDeliveries(params.webhookId, query);
    return { items: items.map(presentDelivery), nextCursor };
  }),
  route(webhooksApi.resend, async ({ params }) => presentDelivery(await resend(params.webhookId, params.deliveryId))),
  route(webhooksApi.remove, ({ params, staff }) => removeWebhook(params.webhookId, staffActor(staff))),
];

async function withSecret(webhook: WebhookFields) {
  return { webhook: await presentWebhook(webhook), secret: webhook.secret };
}
