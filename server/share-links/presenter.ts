import type { z } from 'zod';
import { absoluteUrl, portalPath } from '../addresses.ts';
import type { ShareLinkFields } from './model.ts';
import type { ShareLink } from './schema.ts';

/** Share links of one portal as staff see them, in the order they were made: the first that is not revoked is primary. */
export function presentLinks(links: readonly ShareLinkFields[]): z.input<typeof ShareLink>[] {
  const primary = primaryLink(links);
  return links.map((link) => ({
    id: link._id.toHexString(),
    name: link.name,
    primary: link === primary,
    rule: link.rule,
    url: absoluteUrl(portalPath(link.key)),
    revokedAt: link.revokedAt?.toISOString() ?? null,
    createdAt: link.createdAt.toISOString(),
  }));
}

/** The link that stands for the portal in the customer's attributes and in texts. */
export function primaryLink<Link extends Pick<ShareLinkFields, 'revokedAt'>>(links: readonly Link[]): Link | undefined {
  return links.find((link) => link.revokedAt === null);
}
