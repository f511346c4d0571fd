import type { Viewer } from '../../renderer/actions.ts';
import { ContactModel } from '../contacts/model.ts';
import { ownDetails } from '../contacts/own-details.ts';
import { type Terms, termsToAccept } from '../terms/required.ts';
import { type LinkFacts, linkFacts } from './link-facts.ts';
import { admitsContact } from './mail-rule.ts';
import { findSession, type ViewerSession } from './viewer-sessions.ts';

/** Somebody whom the gate let in. */
export interface Admitted {
  readonly outcome: 'admitted';
  readonly link: LinkFacts;
  readonly viewer: Viewer;
  /** The visit they are known by; null for somebody nameless at an open link. */
  readonly session: ViewerSession | null;
}

/** What the gate decides. `unknown` looks the same to the asker whatever the reason. */
export type Admission =
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'locked'; readonly link: LinkFacts }
  | ({ readonly outcome: 'terms'; readonly terms: Terms } & Omit<Admitted, 'outcome'>)
  | Admitted;

/**
 * The one gate of every request under a share link: page, file, picture, form post, live stream. In this order: the
 * link exists and is not revoked or expired, its portal is published, the feature is on (all in `linkFacts`), its rule, the terms it
 * asks for.
 */
export async function admit(key: string, token: string | undefined): Promise<Admission> {
  const link = await linkFacts(key);
  if (!link) return { outcome: 'unknown' };
  const session = await findSession(token, link);
  const viewer = await viewerBy(link, session);
  if (!viewer) return { outcome: 'locked', link };
  const terms = await termsToAccept(link, { viewer, session });
  return terms ? { outcome: 'terms', terms, link, viewer, session } : { outcome: 'admitted', link, viewer, session };
}

/** Who may come in by the link's rule; null for nobody. A contact is looked at anew each time: they may be gone, or revoked. */
async function viewerBy(link: LinkFacts, session: ViewerSession | null): Promise<Viewer | null> {
  if (link.mailRule) {
    const contact = session?.contactId ? await contactAt(link.customerId, session.contactId) : null;
    if (!contact || !admitsContact(link.mailRule, contact)) return null;
    return { kind: 'contact', contactId: contact.id, name: contact.name, details: contact.details };
  }
  if (link.rule !== 'open' && !session) return null;
  return { kind: 'anonymous', name: session?.name ?? null };
}

async function contactAt(customerId: string, contactId: string) {
  const contact = await ContactModel.findOne({ _id: contactId, customerId }).lean();
  if (!contact) return null;
  return { id: contactId, customerId, name: contact.name, email: contact.email ?? null, details: ownDetails(contact) };
}
