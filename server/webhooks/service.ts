import { Types } from 'mongoose';
import type { z } from 'zod';
import type { ActorInput } from '../actors/actor.ts';
import { audit } from '../audit/audit.ts';
import { type Action, AutomationModel } from '../automations/model.ts';
import { clock } from '../clock.ts';
import { isDuplicateKey } from '../http/database-errors.ts';
import { conflict, invalid, notFound } from '../http/errors.ts';
import { afterCursor, type Ordering, positionIn, sortOf } from '../http/ordering.ts';
import { pageOfItems } from '../http/page.ts';
import { announce } from '../live/change-feed.ts';
import { newSecret } from '../outgoing/signature.ts';
import type { webhooksApi } from './contract.ts';
import { deliverNow, lastTry, send, wakeDeliveries } from './deliver.ts';
import { type WebhookDeliveryFields, WebhookDeliveryModel, type WebhookFields, WebhookModel } from './model.ts';

/** More than anybody connects, few enough to list. */
const MAX_WEBHOOKS = 50;

type WebhookInput = z.output<NonNullable<typeof webhooksApi.create.body>>;

/** All webhooks, by name. */
export function listWebhooks(): Promise<WebhookFields[]> {
  return WebhookModel.find().sort({ name: 1, _id: 1 }).lean();
}

/** One webhook, or 404. */
export async function getWebhook(webhookId: string): Promise<WebhookFields> {
  const webhook = await WebhookModel.findById(webhookId).lean();
  if (!webhook) throw notFound('webhook');
  return webhook;
}

/** Adds a webhook with a secret of its own. */
export async function createWebhook(input: WebhookInput, by: ActorInput): Promise<WebhookFields> {
  if ((await WebhookModel.countDocuments()) >= MAX_WEBHOOKS)
    throw invalid(`A workspace has at most ${MAX_WEBHOOKS} webhooks.`);
  const webhook = await WebhookModel.create({ ...input, secret: newSecret(), createdAt: clock.now() });
  await tell('webhook.created', webhook, by);
  return webhook.toObject();
}

/** Renames a webhook, changes its address, or gives it a new secret. */
export async function changeWebhook(
  webhookId: string,
  changes: Partial<WebhookInput & Pick<WebhookFields, 'secret'>>,
  by: ActorInput,
): Promise<WebhookFields> {
  const webhook = await WebhookModel.findByIdAndUpdate(
    webhookId,
    { $set: changes },
    { returnDocument: 'after' },
  ).lean();
  if (!webhook) throw notFound('webhook');
  await tell('webhook.changed', webhook, by, { changed: Object.keys(changes).join(', ') });
  return webhook;
}

/** Removes a webhook with what was delivered to it. */
export async function removeWebhook(webhookId: string, by: ActorInput): Promise<void> {
  const webhook = await WebhookModel.findByIdAndDelete(webhookId).lean();
  if (!webhook) throw notFound('webhook');
  await WebhookDeliveryModel.deleteMany({ webhookId });
  await tell('webhook.removed', webhook, by);
}

/** What is to be sent, and what it tells of. */
type NewDelivery = Pick<WebhookDeliveryFields, 'webhookId' | 'key' | 'event' | 'customerId'> & {
  readonly payload: object;
};

/** Has something sent to a webhook; a second time with the same key changes nothing. */
export async function queueDelivery(delivery: NewDelivery): Promise<void> {
  try {
    await keepDelivery(delivery, { dueAt: clock.now() });
  } catch (error) {
    if (isDuplicateKey(error)) return;
    throw error;
  }
  wakeDeliveries();
}

/** Sends a test at once and answers with what became of it. It is not tried again. */
export async function testWebhook(webhookId: string): Promise<WebhookDeliveryFields> {
  const webhook = await getWebhook(webhookId);
  const key = `test:${new Types.ObjectId().toHexString()}`;
  const payload = { event: 'test', at: clock.now().toISOString(), text: 'A test from Portico.' };
  const delivery = await keepDelivery(
    { webhookId: webhook._id, key, event: 'test', customerId: null, payload },
    lastTry(),
  );
  await send(delivery);
  return WebhookDeliveryModel.findById(delivery._id).lean().orFail();
}

const LATEST_FIRST: Ordering = [
  { field: 'at', direction: -1, type: 'date' },
  { field: '_id', direction: -1, type: 'id' },
];

/** What was sent to a webhook, latest first. */
export async function listDeliveries(webhookId: string, { cursor, limit }: { cursor?: string; limit: number }) {
  const webhook = await getWebhook(webhookId);
  const found = await WebhookDeliveryModel.find({
    $and: [{ webhookId: webhook._id }, afterCursor(LATEST_FIRST, cursor)],
  })
    .sort(sortOf(LATEST_FIRST))
    .limit(limit + 1)
    .lean();
  return pageOfItems(found, limit, (delivery) => positionIn(LATEST_FIRST, delivery));
}

/** Sends what had been given up once more, at once, with as many tries as at first. */
export async function resend(webhookId: string, deliveryId: string): Promise<WebhookDeliveryFields> {
  const which = { _id: new Types.ObjectId(deliveryId), webhookId: new Types.ObjectId(webhookId) };
  const again = await WebhookDeliveryModel.findOneAndUpdate(
    { ...which, state: 'failed' },
    { $set: { state: 'waiting', tries: 0, dueAt: clock.now() } },
  ).lean();
  if (!again) {
    if (await WebhookDeliveryModel.exists(which)) throw conflict('not-failed', 'Only what failed can be sent again.');
    throw notFound('delivery');
  }
  await deliverNow(which._id);
  return WebhookDeliveryModel.findById(which._id).lean().orFail();
}

/** How many automations call each webhook, and what was last sent to it. */
export async function usesOf(webhookIds: readonly Types.ObjectId[]) {
  const [automations, latest] = await Promise.all([
    AutomationModel.find({ 'actions.kind': 'call-webhook' }, { actions: 1 }).lean(),
    Promise.all(
      webhookIds.map((webhookId) => WebhookDeliveryModel.findOne({ webhookId }).sort(sortOf(LATEST_FIRST)).lean()),
    ),
  ]);
  return new Map(
    webhookIds.map((id, index) => {
      const calls = (action: Action) => action.kind === 'call-webhook' && action.webhookId === id.toHexString();
      const usedBy = automations.filter(({ actions }) => actions.some(calls)).length;
      return [id.toHexString(), { usedBy, last: latest[index] ?? null }];
    }),
  );
}

async function keepDelivery(
  { payload, ...fields }: NewDelivery,
  when: Partial<WebhookDeliveryFields>,
): Promise<WebhookDeliveryFields> {
  const _id = new Types.ObjectId();
  const body = JSON.stringify({ id: _id.toHexString(), ...payload });
  const kept = await WebhookDeliveryModel.create({ ...fields, ...when, _id, body, state: 'waiting', at: clock.now() });
  return kept.toObject();
}

async function tell(
  kind: 'webhook.created' | 'webhook.changed' | 'webhook.removed',
  { _id, name }: Pick<WebhookFields, '_id' | 'name'>,
  actor: ActorInput,
  details: { readonly changed?: string } = {},
): Promise<void> {
  const id = _id.toHexString();
  await announce({ customerId: null, topic: 'automation', id });
  await audit({ kind, actor, customerId: null, subject: { kind: 'webhook', id, name }, details });
}
