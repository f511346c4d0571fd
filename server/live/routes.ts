import { createSession, type Session } from 'better-sse';
import type { Request, Response } from 'express';
import { mayUseCustomer } from '../customers/access.ts';
import { HttpError, notFound } from '../http/errors.ts';
import { type Route, route, type SignedInStaff } from '../http/route.ts';
import { sessionStands } from '../staff/session.ts';
import { type Change, onChange } from './changes.ts';
import { liveApi } from './contract.ts';

/** Open streams of one person: more than any number of tabs. */
const MAX_STREAMS = 30;
/** A stream looks this often whether its session still stands. */
const CHECK_MS = 15_000;

/** By person, how to end each of their streams. */
const streams = new Map<string, Set<() => void>>();

/** Changes for open staff pages, within a second of the write (B-07). */
export const liveRoutes: readonly Route[] = [
  route(liveApi.stream, async ({ staff, query, req, res }) => {
    const { customerId } = query;
    if (customerId !== undefined && !(await mayUseCustomer(staff, customerId))) throw notFound('customer');
    if (req.method === 'HEAD') res.type('text/event-stream').end();
    else await openStream(staff, customerId, req, res);
  }),
];

/** Ends all streams, for a clean stop: pages come back to another process. */
export function endStaffStreams(): void {
  for (const own of streams.values()) for (const end of own) end();
}

async function openStream(
  staff: SignedInStaff,
  customerId: string | undefined,
  req: Request,
  res: Response,
): Promise<void> {
  const own = streams.get(staff.id) ?? new Set();
  if (own.size >= MAX_STREAMS)
    throw new HttpError(429, 'too-many-streams', 'Too many pages are open at once.', { retryAfter: 30 });
  const stream = await createSession(req, res, {
    headers: { 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
    keepAlive: 10_000,
  });
  const end = () => void res.end();
  streams.set(staff.id, own.add(end));
  const endUnlessSignedIn = () => {
    sessionStands(req).then((stands) => stands || end(), end);
  };
  const stopListening = onChange((change) => {
    // A new role or password: the page opens another stream, as who it is by then.
    if (change.topic === 'staff' && change.id === staff.id) end();
    else if (customerId === undefined || change.customerId === null || change.customerId === customerId)
      void pushIfAllowed(staff, stream, change);
  });
  const check = setInterval(endUnlessSignedIn, CHECK_MS);
  stream.once('disconnected', () => {
    stopListening();
    clearInterval(check);
    own.delete(end);
    if (own.size === 0) streams.delete(staff.id);
  });
}

/** An account manager hears of their own customers only, also after one changed hands. */
async function pushIfAllowed(staff: SignedInStaff, stream: Session, change: Change): Promise<void> {
  const allowed = await isAllowed(staff, change);
  if (allowed && stream.isConnected) stream.push(change, 'change');
}

async function isAllowed(staff: SignedInStaff, change: Change): Promise<boolean> {
  if (staff.role !== 'am' || change.customerId === null) return true;
  return mayUseCustomer(staff, change.customerId).catch(() => false);
}
