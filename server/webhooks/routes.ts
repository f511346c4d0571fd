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
  route(webhooksApi.create, async ({ body }) => withSecret(await createWebhook(body))),
  route(webhooksApi.update, async ({ params, body }) => presentWebhook(await changeWebhook(params.webhookId, body))),
  route(webhooksApi.rotateSecret, async ({ params }) =>
    withSecret(await changeWebhook(params.webhookId, { secret: newSecret() })),
  ),
  route(webhooksApi.test, async ({ params }) => presentDelivery(await testWebhook(params.webhookId))),
  route(webhooksApi.deliveries, async ({ params, query }) => {
    const { items, nextCursor } = await listDeliveries(params.webhookId, query);
    return { items: items.map(presentDelivery), nextCursor };
  }),
  route(webhooksApi.resend, async ({ params }) => presentDelivery(await resend(params.webhookId, params.deliveryId))),
  route(webhooksApi.remove, ({ params }) => removeWebhook(params.webhookId)),
];

async function withSecret(webhook: WebhookFields) {
  return { webhook: await presentWebhook(webhook), secret: webhook.secret };
}
