import type { Types } from 'mongoose';
import { clock } from '../clock.ts';
import { ViewerSessionModel } from './model.ts';
import { hashToken, newToken } from './tokens.ts';

/** A visit's latest request is written down this often: it ends so much earlier at most. */
const SEEN_EVERY_MS = 60_000;
export const VIEWER_COOKIE = 'portico_viewer';

/** A visit under way. */
export interface ViewerSession {
  readonly id: string;
  /** The contact who signed in by mail. */
  readonly contactId: string | null;
  /** The name an anonymous viewer typed. */
  readonly name: string | null;
  readonly seenAt: Date;
}

/** What a session is bound to: one link, as long as neither it nor the portal changes who is let in. */
export interface SessionScope {
  readonly linkId: string;
  readonly epoch: string;
  /** So long after the latest request it ends. */
  readonly idleMs: number;
}

/** Who a visit begins with: somebody who gave a name, a contact, or neither. */
export interface SessionOwner {
  readonly name?: string;
  readonly contactId?: string;
}

/** Begins a visit; the answer is the token for the viewer's cookie. */
export async function startSession(scope: SessionScope, { name, contactId }: SessionOwner = {}): Promise<string> {
  const token = newToken();
  await ViewerSessionModel.create({
    tokenHash: hashToken(token),
    linkId: scope.linkId,
    epoch: scope.epoch,
    contactId: contactId ?? null,
    name: name ?? null,
    ...seenNow(scope),
  });
  return token;
}

/** The visit of a cookie's token, if it holds for this link as it is now. */
export async function findSession(token: string | undefined, scope: SessionScope): Promise<ViewerSession | null> {
  if (!token || token.length > 64) return null;
  const session = await ViewerSessionModel.findOne({
    tokenHash: hashToken(token),
    linkId: scope.linkId,
    epoch: scope.epoch,
    seenAt: { $gt: new Date(clock.now().getTime() - scope.idleMs) },
  }).lean();
  if (!session) return null;
  const { _id, contactId, name, seenAt } = session;
  return { id: String(_id), contactId: contactId ? String(contactId) : null, name: name ?? null, seenAt };
}

/** Keeps a visit going: somebody asked for something. */
export async function keepSession({ id, seenAt }: ViewerSession, scope: SessionScope): Promise<void> {
  if (clock.now().getTime() - seenAt.getTime() < SEEN_EVERY_MS) return;
  await ViewerSessionModel.updateOne({ _id: id }, { $set: seenNow(scope) });
}

/** Ends one visit: somebody signed out. */
export async function endSession(sessionId: string): Promise<void> {
  await ViewerSessionModel.deleteOne({ _id: sessionId });
}

function seenNow({ idleMs }: SessionScope) {
  const now = clock.now();
  return { seenAt: now, expiresAt: new Date(now.getTime() + idleMs) };
}

/** Remembers the name a viewer gave. */
export async function nameSession(sessionId: string, name: string): Promise<void> {
  await ViewerSessionModel.updateOne({ _id: sessionId }, { $set: { name } });
}

/** Forgets the visits under links; they were dead already, as the epoch went up. */
export async function endSessions(linkIds: readonly Types.ObjectId[]): Promise<void> {
  await ViewerSessionModel.deleteMany({ linkId: { $in: [...linkIds] } });
}

/** Ends the visits of a contact: under one link, or under all. */
export async function endContactSessions(contactId: Types.ObjectId, linkId?: Types.ObjectId): Promise<void> {
  await ViewerSessionModel.deleteMany(linkId ? { contactId, linkId } : { contactId });
}
