import type { Viewer } from '../../renderer/actions.ts';
import { type LinkFacts, linkFacts } from './link-facts.ts';
import { findSession } from './viewer-sessions.ts';

/** Somebody whom the gate let in. */
export interface Admitted {
  readonly outcome: 'admitted';
  readonly link: LinkFacts;
  readonly viewer: Viewer;
  /** The visit they are known by; null for somebody nameless at an open link. */
  readonly sessionId: string | null;
}

/** What the gate decides. `unknown` looks the same to the asker whatever the reason. */
export type Admission =
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'locked'; readonly link: LinkFacts }
  | Admitted;

/**
 * The one gate of every request under a share link: page, file, picture, form post, live stream. In this order: the
 * link exists and is not revoked, its portal is published, the feature is on (all three in `linkFacts`), its rule.
 */
export async function admit(key: string, token: string | undefined): Promise<Admission> {
  const link = await linkFacts(key);
  if (!link) return { outcome: 'unknown' };
  const session = await findSession(token, link);
  if (link.rule !== 'open' && !session) return { outcome: 'locked', link };
  return {
    outcome: 'admitted',
    link,
    viewer: { kind: 'anonymous', name: session?.name ?? null },
    sessionId: session?.id ?? null,
  };
}
