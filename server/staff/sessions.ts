import bowser from 'bowser';
import type { Request } from 'express';
import type { SessionData } from 'express-session';
import mongoose from 'mongoose';
import type { z } from 'zod';
import { clock } from '../clock.ts';
import { notFound } from '../http/errors.ts';
import type { SignedInStaff } from '../http/route.ts';
import { announce } from '../live/change-feed.ts';
import type { StaffSession } from './account-contract.ts';
import { Staff } from './model.ts';
import { SESSION_MS, SESSIONS_COLLECTION } from './session.ts';
import { auditStaff } from './staff-audit.ts';

/** A session as connect-mongo keeps it. */
interface KeptSession {
  readonly _id: string;
  readonly expires: Date;
  readonly session: SessionData;
}

const sessions = () => mongoose.connection.collection<KeptSession>(SESSIONS_COLLECTION);

/** Where this person is signed in: the asking browser first, then by when they were last there. */
export async function listSessions(req: Request, who: SignedInStaff): Promise<z.input<typeof StaffSession>[]> {
  const staff = await Staff.findById(who.id, { sessionEpoch: 1 }).lean();
  const kept = await sessions()
    .find({ 'session.staffId': who.id, 'session.epoch': staff?.sessionEpoch ?? 0, expires: { $gt: clock.now() } })
    .sort({ expires: -1 })
    .toArray();
  const mine = kept.filter(({ session }) => session.key !== undefined);
  const here = mine.filter(({ _id }) => _id === req.sessionID);
  return [...here, ...mine.filter(({ _id }) => _id !== req.sessionID)].map((one) => ({
    id: one.session.key,
    current: one._id === req.sessionID,
    browser: browserName(one.session.userAgent),
    address: one.session.address,
    startedAt: one.session.startedAt,
    // It is moved on with use, so that it always ends this long after the last one.
    lastSeenAt: new Date(one.expires.getTime() - SESSION_MS).toISOString(),
  }));
}

/** Signs one of this person's browsers out. */
export async function endSessionByKey(who: SignedInStaff, key: string): Promise<void> {
  const ended = await sessions().deleteOne({ 'session.staffId': who.id, 'session.key': key });
  if (ended.deletedCount === 0) throw notFound('session');
  await announce({ customerId: null, topic: 'staff', id: who.id });
  await auditStaff('session.revoked', who);
}

/** Signs all of this person's browsers out but the asking one. */
export async function endOtherSessions(req: Request, who: SignedInStaff): Promise<void> {
  await sessions().deleteMany({ 'session.staffId': who.id, _id: { $ne: req.sessionID } });
  await announce({ customerId: null, topic: 'staff', id: who.id });
  await auditStaff('session.revoked', who);
}

function browserName(userAgent: string): string {
  const { browser, os } = bowser.parse(userAgent || ' ');
  return [browser.name, os.name].filter(Boolean).join(' on ') || 'Unknown browser';
}
