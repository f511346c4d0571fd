import { createHash, randomBytes } from 'node:crypto';
import { clock } from '../clock.ts';
import { isDuplicateKey } from '../http/database-errors.ts';
import type { Browser } from './browser.ts';
import { VisitSaltModel } from './model.ts';
import type { Noted } from './record.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Today's secret, shared by all processes. */
export async function saltOfToday(): Promise<string> {
  const now = clock.now();
  const _id = now.toISOString().slice(0, 10);
  const known = await VisitSaltModel.findById(_id).lean();
  if (known) return known.salt;
  const salt = randomBytes(32).toString('base64url');
  try {
    await VisitSaltModel.create({ _id, salt, expiresAt: new Date(now.getTime() + 2 * DAY_MS) });
    return salt;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return saltOfToday();
  }
}

/** A browser of which nothing is known, for one day and one link. */
export function dayVisitor(salt: string, linkId: string, { source }: Browser): string {
  const hash = createHash('sha256').update(`${salt} ${linkId} ${source}`).digest('base64url');
  return `day:${hash.slice(0, 22)}`;
}

/** By what a visitor is known again: as a contact, by the visit's cookie, or not beyond the day. */
export function knownVisitor(by: Noted['by']): string | null {
  if ('address' in by) return null;
  if (by.viewer.kind === 'contact') return `contact:${by.viewer.contactId}`;
  return by.session ? `session:${by.session.id}` : null;
}
