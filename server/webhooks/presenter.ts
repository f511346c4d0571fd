import type { z } from 'zod';
import type { Webhook, WebhookDelivery } from './contract.ts';
import type { WebhookDeliveryFields, WebhookFields } from './model.ts';
import { usesOf } from './service.ts';

/** Webhooks as staff see them: never with their secrets. */
export async function presentWebhooks(webhooks: readonly WebhookFields[]): Promise<z.input<typeof Webhook>[]> {
  const uses = await usesOf(webhooks.map(({ _id }) => _id));
  return webhooks.map(({ _id, name, url, createdAt }) => {
    const { usedBy, last } = uses.get(_id.toHexString()) ?? { usedBy: 0, last: null };
    return {
      id: _id.toHexString(),
      name,
      url,
      usedBy,
      lastDelivery: last && { at: last.at.toISOString(), state: last.state },
      createdAt: createdAt.toISOString(),
    };
  });
}

/** One webhook as staff see it. */
export async function presentWebhook(webhook: WebhookFields): Promise<z.input<typeof Webhook>> {
  const [presented] = await presentWebhooks([webhook]);
  return presented as z.input<typeof Webhook>;
}

/** What was sent, as an admin sees it. */
export function presentDelivery(delivery: WebhookDeliveryFields): z.input<typeof WebhookDelivery> {
  return {
    id: delivery._id.toHexString(),
    event: delivery.event,
    customerId: delivery.customerId?.toHexString() ?? null,
    state: delivery.state,
    at: delivery.at.toISOString(),
    nextAt: delivery.dueAt?.toISOString() ?? null,
    attempts: delivery.attempts.map(({ at, status, said }) => ({ at: at.toISOString(), status, said })),
    body: delivery.body,
  };
}
