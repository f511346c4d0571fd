import type { Types } from 'mongoose';
import { clock } from '../clock.ts';
import { ViewerSessionModel } from './model.ts';
import { hashToken, newToken } from './tokens.ts';

/** How long a visit lasts at most. */
export const SESSION_MS = 30 * 24 * 3600 * 1000;
export const VIEWER_COOKIE = 'portico_viewer';

/** A visit under way. */
export interface ViewerSession {
  readonly id: string;
  /** The name an anonymous viewer typed. */
  readonly name: string | null;
}

/** What a session is bound to: one link, as long as neither it nor the portal changes who is let in. */
export interface SessionScope {
  readonly linkId: string;
  readonly epoch: string;
}

/** Begins a visit; the answer is the token for the viewer's cookie. */
export async function startSession(scope: SessionScope, name: string | null): Promise<string> {
  const token = newToken();
  await ViewerSessionModel.create({
    tokenHash: hashToken(token),
    linkId: scope.linkId,
    epoch: scope.epoch,
    name,
    expiresAt: new Date(clock.now().getTime() + SESSION_MS),
  });
  return token;
}

/** The visit of a cookie's token, if it holds for this link as it is now. */
export async function findSession(token: string | undefined, scope: SessionScope): Promise<ViewerSession | null> {
  if (!token || token.length > 64) return null;
  const session = await ViewerSessionModel.findOne({ tokenHash: hashToken(token) }).lean();
  if (!session || session.expiresAt <= clock.now()) return null;
  if (String(session.linkId) !== scope.linkId || session.epoch !== scope.epoch) return null;
  return { id: String(session._id), name: session.name ?? null };
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
