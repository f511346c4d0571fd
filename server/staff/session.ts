import { MongoStore } from 'connect-mongo';
import { parseCookie } from 'cookie';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import mongoose from 'mongoose';
import { nanoid } from 'nanoid';
import { clock } from '../clock.ts';
import type { SignedInStaff } from '../http/route.ts';
import { Staff, type StaffDocument } from './model.ts';
import { asSignedIn } from './presenter.ts';

declare module 'express-session' {
  interface SessionData {
    staffId: string;
    /** `sessionEpoch` of the person when they signed in; the session ends when theirs moves on. */
    epoch: number;
    /** Names the session to its owner, who must not learn what the cookies of their other browsers hold. */
    key: string;
    startedAt: string;
    userAgent: string;
    address: string;
  }
}

export const STAFF_COOKIE = 'portico_staff';
export const SESSIONS_COLLECTION = 'staff_sessions';
const TWO_WEEKS_S = 14 * 24 * 60 * 60;
/** A session ends when it was not used for this long. */
export const SESSION_MS = TWO_WEEKS_S * 1000;
/** A session that is only read is written again at most this often. */
const TOUCH_AFTER_S = 10 * 60;

/** Staff sessions, kept in the store under an id that only the cookie knows. */
export function staffSessions(options: { readonly secret: string; readonly https: boolean }): RequestHandler {
  return session({
    name: STAFF_COOKIE,
    secret: options.secret,
    resave: false,
    saveUninitialized: false,
    unset: 'destroy',
    proxy: options.https || undefined,
    cookie: { httpOnly: true, sameSite: 'lax', secure: options.https, maxAge: SESSION_MS, path: '/' },
    store: MongoStore.create({
      client: mongoose.connection.getClient(),
      dbName: mongoose.connection.name,
      collectionName: SESSIONS_COLLECTION,
      ttl: TWO_WEEKS_S,
      touchAfter: TOUCH_AFTER_S,
      stringify: false,
    }),
  });
}

/** Who is signed in, loaded fresh, so that disabling, a new role or a new password hold at once. */
export async function staffOf(req: Request): Promise<SignedInStaff | null> {
  const { staffId, epoch } = req.session;
  if (staffId === undefined) return null;
  const staff = await Staff.findById(staffId, {
    name: 1,
    email: 1,
    role: 1,
    disabled: 1,
    allCustomers: 1,
    sessionEpoch: 1,
  }).lean();
  if (!staff || staff.disabled || staff.sessionEpoch !== epoch) return null;
  return { ...asSignedIn(staff), address: req.ip };
}

/** Signs a person in under a new session id: one planted before signing in is worth nothing. */
export async function beginSession(req: Request, staff: StaffDocument): Promise<void> {
  await promised((done) => req.session.regenerate(done));
  req.session.staffId = staff.id;
  req.session.epoch = staff.sessionEpoch;
  req.session.key = nanoid(16);
  req.session.startedAt = clock.now().toISOString();
  req.session.userAgent = (req.headers['user-agent'] ?? '').slice(0, 300);
  req.session.address = req.ip ?? '';
  await promised((done) => req.session.save(done));
}

/** Whether a request carries a staff cookie, which may have ended meanwhile. */
export function hasStaffCookie(req: Request): boolean {
  return parseCookie(req.headers.cookie ?? '')[STAFF_COOKIE] !== undefined;
}

/** Signs out: the session is gone from the store, so that copies of the cookie open nothing. */
export async function endSession(req: Request): Promise<void> {
  await promised((done) => req.session.destroy(done));
}

/** Whether the session of an open stream still stands; looks at the store, as the request's copy is old by now. */
export async function sessionStands(req: Request): Promise<boolean> {
  const stored = await new Promise<session.SessionData | null | undefined>((resolve, reject) => {
    req.sessionStore.get(req.sessionID, (error, found) => (error ? reject(error) : resolve(found)));
  });
  return stored !== null && stored !== undefined && (await staffOf(req)) !== null;
}

function promised(run: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => run((error) => (error ? reject(error) : resolve())));
}
