import type { z } from 'zod';
import { absoluteUrl, portalPath } from '../addresses.ts';
import { clock } from '../clock.ts';
import type { ShareLinkFields, StoredAudience } from './model.ts';
import type { LinkAudience, ShareLink } from './schema.ts';
import { isAlive, linkState } from './state.ts';

/** Share links of one portal as staff see them, in the order they were made. */
export function presentLinks(links: readonly ShareLinkFields[]): z.input<typeof ShareLink>[] {
  const primary = primaryLink(links);
  return links.map((link) => ({ ...presentLink(link), primary: link === primary }));
}

/** A share link by itself: which one is primary, only all links of its portal tell. */
export function presentLink(link: ShareLinkFields): Omit<z.input<typeof ShareLink>, 'primary'> {
  return {
    id: link._id.toHexString(),
    name: link.name,
    rule: link.rule,
    audience: presentAudience(link.audience),
    state: linkState(link, clock.now()),
    url: absoluteUrl(portalPath(link.key)),
    revokedContactIds: (link.revokedContactIds ?? []).map((id) => id.toHexString()),
    expiresAt: link.expiresAt?.toISOString() ?? null,
    revokedAt: link.revokedAt?.toISOString() ?? null,
    lastVisitAt: link.lastVisitAt?.toISOString() ?? null,
    createdAt: link.createdAt.toISOString(),
  };
}

/** The link that stands for the portal in the customer's attributes and in texts: the first that lives. */
export function primaryLink<Link extends Pick<ShareLinkFields, 'revokedAt' | 'expiresAt'>>(
  links: readonly Link[],
): Link | undefined {
  const now = clock.now();
  return links.find((link) => isAlive(link, now));
}

function presentAudience(audience: StoredAudience | null): z.input<typeof LinkAudience> | null {
  if (!audience) return null;
  if (audience.kind === 'contacts')
    return { kind: 'contacts', contactIds: audience.contactIds.map((id) => id.toHexString()) };
  return audience.kind === 'domains' ? { kind: 'domains', domains: [...audience.domains] } : { kind: 'customer' };
}
