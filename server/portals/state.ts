import type { z } from 'zod';
import type { PortalState as PortalStateSchema } from '../customers/contract.ts';

/** off · draft · published · changed (published, with unpublished changes) · unpublished */
export type PortalState = z.infer<typeof PortalStateSchema>;

/** What decides on a portal's state. */
export interface PortalFacts {
  readonly live: boolean;
  readonly draftDigest: string;
  readonly published?: { readonly digest: string } | null;
}

/** State of a customer's portal, in the words the product uses everywhere; a customer without a portal has it off. */
export function stateOf(portal: PortalFacts | null): PortalState {
  if (!portal) return 'off';
  if (!portal.published) return 'draft';
  if (!portal.live) return 'unpublished';
  return portal.published.digest === portal.draftDigest ? 'published' : 'changed';
}

/** Whether a state is one in which links show the portal. */
export function isPublished(state: PortalState): boolean {
  return state === 'published' || state === 'changed';
}
