import { absoluteUrl } from '../../addresses.ts';
import { clock } from '../../clock.ts';
import { Staff } from '../../staff/model.ts';
import { WebhookModel } from '../../webhooks/model.ts';
import { queueDelivery } from '../../webhooks/service.ts';
import type { CustomerFacts } from '../conditions.ts';
import { type ActionContext, cannot, type Preparer, ready } from './action.ts';

/** Tells another system, with the customer's attributes and portal link (C-24). */
export const callWebhook: Preparer<'call-webhook'> = async ({ webhookId }, context) => {
  const webhook = await WebhookModel.findById(webhookId).lean();
  if (!webhook) return cannot('The webhook was removed.');
  return ready(`Call “${webhook.name}” at ${new URL(webhook.url).host}`, async () => {
    const { customer, occasion, key } = context;
    const event = occasion?.kind ?? 'test';
    const payload = await payloadOf(context, event);
    await queueDelivery({ webhookId: webhook._id, key, event, customerId: customer._id, payload });
  });
};

async function payloadOf({ automation, customer, occasion }: ActionContext, event: string): Promise<object> {
  return {
    event,
    at: (occasion?.at ?? clock.now()).toISOString(),
    automation,
    actor: occasion && { kind: occasion.actor.kind, name: occasion.actor.name },
    detail: occasion?.detail ?? {},
    customer: await customerPayload(customer),
  };
}

async function customerPayload(customer: CustomerFacts): Promise<object> {
  const owner = customer.ownerId ? await Staff.findById(customer.ownerId, { name: 1, email: 1 }).lean() : null;
  return {
    id: customer._id.toHexString(),
    externalId: customer.externalId ?? null,
    name: customer.name,
    stage: customer.stage ?? null,
    tags: customer.tags,
    owner: owner && { name: owner.name, email: owner.email },
    attributes: customer.attributes,
    portalPublished: customer.portalPublished,
    portalUrl: absoluteUrl(customer.portalUrl),
  };
}
