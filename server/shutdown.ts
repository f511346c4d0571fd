import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { beginStopping } from './status/readiness.ts';

/** Connections that were made but not yet taken up are reset when a listener closes, so it first takes those up. */
const LAST_CALL_MS = 500;
/** How long open connections get to send what they were about to send, and to be told to go elsewhere. */
const GRACE_MS = 2000;
/** A process manager kills after 10 s; what still runs by now is cut. */
const LIMIT_MS = 8000;

/**
 * Stops a server without dropping a request: `Connection: close` on every answer, live streams ended, then no new
 * connections, idle sockets closed once those in flight had time to arrive. Resolves when the last connection is gone.
 *
 * `http.Server.close` is not used for the first step, as it resets connections that are about to send.
 */
export async function closeServer(server: Server, endLiveStreams: () => void): Promise<void> {
  beginStopping();
  server.prependListener('request', (_req, res) => {
    res.shouldKeepAlive = false;
  });
  endLiveStreams();
  await delay(LAST_CALL_MS);
  const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()));
  // Also those that began meanwhile.
  endLiveStreams();
  const started = Date.now();
  await Promise.race([closed, delay(GRACE_MS)]);
  const sweep = setInterval(() => {
    if (Date.now() - started > LIMIT_MS) server.closeAllConnections();
    else server.closeIdleConnections();
  }, 50);
  await closed;
  clearInterval(sweep);
}
