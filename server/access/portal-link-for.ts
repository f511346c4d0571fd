import { absoluteUrl, portalPath } from '../addresses.ts';
import { clock } from '../clock.ts';
import { ContactModel } from '../contacts/model.ts';
import { PortalModel } from '../portals/model.ts';
import { type ShareLinkFields, ShareLinkModel } from '../share-links/model.ts';
import { aliveFilter } from '../share-links/state.ts';
import { isPortalFeatureActive } from '../workspace/settings.ts';
import { issueMagicLink } from './magic-links.ts';
import { admitsContact, type KnownContact, mailRuleOf } from './mail-rule.ts';

/** An address under which one contact gets to their portal. */
export interface PortalLink {
  readonly url: string;
  /** When the address stops opening by itself; null for one that is no one-time link. */
  readonly expiresAt: Date | null;
}

/**
 * The best address to mail to a contact: a one-time link that signs them in, where a share link asks for people's mail
 * and admits them; else the open link's, else that of one with a password. Null while the portal is not shared, or with
 * nobody of that name. A link that is asked for by its id comes before all others while it lets them in. Each call that answers a one-time link kills the one before (E-10).
 */
export async function portalLinkFor(
  customerId: string,
  contactId: string,
  linkId?: string,
): Promise<PortalLink | null> {
  const [contact, published, active] = await Promise.all([
    ContactModel.findOne({ _id: contactId, customerId }).lean(),
    PortalModel.exists({ customerId, live: true }),
    isPortalFeatureActive(),
  ]);
  if (!contact || !published || !active) return null;
  const links = await ShareLinkModel.find({ customerId, ...aliveFilter(clock.now()) })
    .sort({ _id: 1 })
    .lean();
  const email = contact.email ?? null;
  const person = { id: contactId, customerId, email };
  const wanted = links.filter(({ _id }) => _id.toHexString() === linkId);
  return (await bestOf(wanted, person)) ?? bestOf(links, person);
}

async function bestOf(links: readonly ShareLinkFields[], person: KnownContact): Promise<PortalLink | null> {
  const personal = links.find((link) => admitsBy(link, person));
  if (personal && person.email) return magicUrl(personal, person.email);
  const plain = links.find(({ rule }) => rule === 'open') ?? links.find(({ rule }) => rule === 'password');
  return plain ? { url: absoluteUrl(portalPath(plain.key)), expiresAt: null } : null;
}

/** A new one-time address at a link, for a mailbox that it admits. */
export async function magicUrl(link: Pick<ShareLinkFields, '_id' | 'key'>, email: string): Promise<PortalLink> {
  const { token, expiresAt } = await issueMagicLink(link._id.toHexString(), email);
  return { url: absoluteUrl(`${portalPath(link.key)}/enter/${token}`), expiresAt };
}

function admitsBy(link: ShareLinkFields, person: KnownContact): boolean {
  const rule = mailRuleOf(link);
  return rule !== null && admitsContact(rule, person);
}
