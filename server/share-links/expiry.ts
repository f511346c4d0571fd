import type { Logger } from 'pino';
import { endSessions } from '../access/viewer-sessions.ts';
import { clock } from '../clock.ts';
import { announce } from '../live/change-feed.ts';
import { refreshPortalAttributes } from '../portals/attributes.ts';
import { ShareLinkModel } from './model.ts';

const ROUND_MS = 2_000;

/**
 * Tells everybody of links that expired: open streams end, and the customer's attributes name another link or none.
 * The gate asks the clock itself and waits for nobody. Telling twice is telling once.
 */
export async function tellExpiredLinks(): Promise<void> {
  const expired = ShareLinkModel.find({ untoldExpiry: { $lte: clock.now() } })
    .lean()
    .cursor();
  for await (const { _id, customerId, expiresAt } of expired) {
    await endSessions([_id]);
    await announce({ customerId: customerId.toHexString(), topic: 'link', id: _id.toHexString() });
    await refreshPortalAttributes(customerId.toHexString());
    await ShareLinkModel.updateOne({ _id, expiresAt }, { $set: { untoldExpiry: null } });
  }
}

/** Tells of expired links every two seconds. The result stops it. */
export function startLinkExpiry(logger: Logger): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const round = async () => {
    await tellExpiredLinks().catch((error) => logger.warn({ err: error }, 'could not tell of expired links'));
    if (!stopped) timer = setTimeout(next, ROUND_MS).unref();
  };
  let running = Promise.resolve();
  const next = () => {
    running = round();
  };
  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
