import type { z } from 'zod';
import type { ShareLinkFields } from './model.ts';
import type { LinkState as LinkStateSchema } from './schema.ts';

/** active · expired · revoked · unpublished (the link would work, but its portal is not published) */
export type LinkState = z.infer<typeof LinkStateSchema>;

/** What may end a link by itself, whatever its portal does. */
type Ends = Pick<ShareLinkFields, 'revokedAt' | 'expiresAt'>;

/** Whether a link is neither revoked nor expired. */
export function isAlive({ revokedAt, expiresAt }: Ends, now: Date): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt > now);
}

/** The same as a filter for the database. */
export function aliveFilter(now: Date) {
  return { revokedAt: null, $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }] };
}

/** How a link stands. */
export function linkState(link: Ends & Pick<ShareLinkFields, 'portalLive'>, now: Date): LinkState {
  if (link.revokedAt !== null) return 'revoked';
  if (!isAlive(link, now)) return 'expired';
  return link.portalLive ? 'active' : 'unpublished';
}

/** Filter for the links of a state. */
export function stateFilter(state: LinkState, now: Date) {
  switch (state) {
    case 'revoked':
      return { revokedAt: { $ne: null } };
    case 'expired':
      return { revokedAt: null, expiresAt: { $lte: now } };
    case 'active':
      return { ...aliveFilter(now), portalLive: true };
    case 'unpublished':
      return { ...aliveFilter(now), portalLive: { $ne: true } };
  }
}
