import type { Types } from 'mongoose';
import type { Logger } from 'pino';
import { clock } from '../clock.ts';
import { announce } from '../live/change-feed.ts';
import { post } from '../outgoing/send.ts';
import { sign } from '../outgoing/signature.ts';
import { type WebhookDeliveryFields, WebhookDeliveryModel, WebhookModel } from './model.ts';

/** Whoever takes a delivery has this long; a request takes less. */
const LEASE_MS = 60_000;
/** How often deliveries that wait for another try, and those of dead processes, are looked for. */
const LOOK_MS = 5_000;
/** Waits after each failure. After the last one, about nine hours in, it is given up. */
const WAITS_MS = [10_000, 60_000, 5 * 60_000, 30 * 60_000, 2 * 3600_000, 6 * 3600_000];
/** Receivers that hang hold up so many at a time, not everybody. */
const AT_ONCE = 4;

let running: { readonly logger: Logger; readonly work: Set<Promise<void>> } | null = null;

/** Starts sending in this process. The result stops it after what is on its way. */
export function startDeliveries(logger: Logger): () => Promise<void> {
  const mine = { logger, work: new Set<Promise<void>>() };
  running = mine;
  wakeDeliveries();
  const timer = setInterval(wakeDeliveries, LOOK_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    if (running === mine) running = null;
    await Promise.all(mine.work);
  };
}

/** Looks for what is to be sent at once; without `startDeliveries` (tests) it waits for `drainDeliveries`. */
export function wakeDeliveries(): void {
  const mine = running;
  if (!mine || mine.work.size >= AT_ONCE) return;
  const work = sendAll(() => running === mine)
    .catch((error: unknown) => mine.logger.warn({ err: error }, 'webhooks pause; the next look goes on'))
    .finally(() => mine.work.delete(work));
  mine.work.add(work);
}

/** Sends everything that is due now. */
export function drainDeliveries(): Promise<void> {
  return sendAll(() => true);
}

/** Sends one delivery that is due here and now, unless another process has just taken it. */
export async function deliverNow(deliveryId: Types.ObjectId): Promise<void> {
  const delivery = await claim({ _id: deliveryId });
  if (delivery) await send(delivery);
}

/** Fields of a delivery that is sent once, by who makes it, and never again. */
export function lastTry() {
  return { tries: WAITS_MS.length + 1, dueAt: new Date(clock.now().getTime() + LEASE_MS) };
}

async function sendAll(goOn: () => boolean): Promise<void> {
  for (let delivery = await claim(); delivery; delivery = goOn() ? await claim() : null) await send(delivery);
}

/** Takes what has been due longest; of several processes one gets it. */
function claim(which: object = {}): Promise<WebhookDeliveryFields | null> {
  const now = clock.now();
  return WebhookDeliveryModel.findOneAndUpdate(
    { ...which, dueAt: { $type: 'date', $lte: now } },
    { $set: { dueAt: new Date(now.getTime() + LEASE_MS) }, $inc: { tries: 1 } },
    { sort: { dueAt: 1 }, returnDocument: 'after' },
  ).lean();
}

/** Sends what its caller holds the lease of, and keeps what became of it. */
export async function send(delivery: WebhookDeliveryFields): Promise<void> {
  const attempt = await attemptOf(delivery);
  const arrived = attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
  const wait = WAITS_MS[delivery.tries - 1];
  const after = arrived
    ? { state: 'delivered' as const, dueAt: null }
    : wait === undefined
      ? { state: 'failed' as const, dueAt: null }
      : { state: 'waiting' as const, dueAt: new Date(clock.now().getTime() + wait) };
  await WebhookDeliveryModel.updateOne({ _id: delivery._id }, { $set: after, $push: { attempts: attempt } });
  await announce({ customerId: null, topic: 'automation', id: delivery.webhookId.toHexString() });
}

async function attemptOf(delivery: WebhookDeliveryFields) {
  const at = clock.now();
  const webhook = await WebhookModel.findById(delivery.webhookId).lean();
  if (!webhook) return { at, status: null, said: 'The webhook was removed.' };
  const { status, answer, problem } = await post({
    url: webhook.url,
    body: delivery.body,
    headers: {
      'Content-Type': 'application/json',
      'User-Agent': 'Portico',
      'Portico-Event': delivery.event,
      'Portico-Delivery': delivery._id.toHexString(),
      'Portico-Signature': sign(webhook.secret, delivery.body, at),
    },
  });
  if (status !== null && status >= 300 && status < 400)
    return { at, status, said: 'The receiver answers with a redirect, which is not followed.' };
  return { at, status, said: problem ?? answer };
}
