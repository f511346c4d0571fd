import { createSession } from 'better-sse';
import type { Request, RequestHandler } from 'express';
import { admit } from '../access/gate.ts';
import type { LinkFacts } from '../access/link-facts.ts';
import { HttpError } from '../http/errors.ts';
import { onChange } from '../live/changes.ts';
import type { PortalPages } from './portal-pages.ts';
import { publishedDocument } from './published.ts';
import { viewerToken } from './viewer-cookie.ts';
import { admittedOf } from './viewer-request.ts';

/** Open streams of one link: more than a customer has people. */
const MAX_STREAMS = 300;
/** Changes that come together make one look. */
const GATHER_MS = 50;

const streams = new Map<string, Set<() => void>>();

/** Ends all streams, for a clean stop: pages come back to another process. */
export function endViewerStreams(): void {
  for (const ofLink of streams.values()) for (const end of [...ofLink]) end();
}

/**
 * `GET /p/:key/live`: says `change` when the page reads differently, and nothing else: not what changed, nor that
 * something changed which the portal does not show. Ends as soon as the gate would not let this viewer in any more.
 */
export function liveRoute(pages: PortalPages): RequestHandler<{ key: string }> {
  return async (req, res) => {
    const { link } = admittedOf(res);
    const { key } = req.params;
    const ofLink = streams.get(link.linkId) ?? new Set();
    if (ofLink.size >= MAX_STREAMS)
      throw new HttpError(429, 'too-many-streams', 'Too many pages are open at once.', { retryAfter: 30 });
    const token = viewerToken(req as unknown as Request);
    const stream = await createSession(req, res, {
      headers: { 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
      keepAlive: 10_000,
    });
    const end = () => void res.end();
    streams.set(link.linkId, ofLink.add(end));

    // What the page showed when it was fetched is not known, so that the first thing said is to look again.
    let seen = '';
    const look = async () => {
      const admission = await admit(key, token);
      if (admission.outcome !== 'admitted') {
        // The page looks at once and is asked to sign in; left to notice the end, it would wait before it asks again.
        if (stream.isConnected) stream.push(null, 'change');
        return end();
      }
      const now = await fingerprint(pages, admission.link);
      if (now === seen || !stream.isConnected) return;
      seen = now;
      stream.push(null, 'change');
    };
    const gathered = oneAtATime(() => look().catch((error) => req.log.error({ err: error }, 'could not look again')));
    const stopListening = onChange(({ customerId, topic }) => {
      if (topic !== 'visit' && (customerId === null || customerId === link.customerId)) gathered();
    });
    stream.once('disconnected', () => {
      stopListening();
      ofLink.delete(end);
      if (ofLink.size === 0) streams.delete(link.linkId);
    });
    gathered();
  };
}

/** What all pages behind a link read like now; kept pages cost nothing to look at. */
async function fingerprint(pages: PortalPages, link: LinkFacts): Promise<string> {
  const document = await publishedDocument(link);
  const ids = (document?.pages ?? []).map(({ id }, index) => (index === 0 ? undefined : id));
  const ready = await Promise.all(ids.map((id) => pages.load(link, id)));
  return ready.map((page) => page?.digest ?? '').join();
}

/** Runs a task soon after it was asked for, once for all who ask meanwhile, and once more for those who ask during it. */
function oneAtATime(task: () => Promise<unknown>): () => void {
  let state: 'idle' | 'waiting' | 'running' | 'again' = 'idle';
  const run = async () => {
    state = 'running';
    await task();
    const again = (state as string) === 'again';
    state = 'idle';
    if (again) ask();
  };
  const ask = () => {
    if (state === 'running') state = 'again';
    if (state !== 'idle') return;
    state = 'waiting';
    setTimeout(() => void run(), GATHER_MS);
  };
  return ask;
}
