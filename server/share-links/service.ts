import { Types } from 'mongoose';
import { newLinkKey } from '../access/tokens.ts';
import { endContactSessions, endSessions } from '../access/viewer-sessions.ts';
import type { ActorInput } from '../actors/actor.ts';
import { type AuditInput, audit } from '../audit/audit.ts';
import type { AuditKind } from '../audit/kinds.ts';
import { clock } from '../clock.ts';
import { ContactModel } from '../contacts/model.ts';
import { searchWords } from '../customers/search-keys.ts';
import { invalid, notFound } from '../http/errors.ts';
import { announce } from '../live/change-feed.ts';
import { refreshPortalAttributes } from '../portals/attributes.ts';
import { portalOf } from '../portals/portal-of.ts';
import { requirePortalFeature } from '../workspace/settings.ts';
import { type AccessWishes, accessOf } from './link-access.ts';
import { type ShareLinkFields, ShareLinkModel } from './model.ts';
import { aliveFilter } from './state.ts';

/** More links than a portal needs, few enough to list. */
const MAX_LINKS = 100;

/** What staff say about a link. */
export interface LinkWishes extends Partial<AccessWishes> {
  readonly name?: string;
  /** ISO; null: never. */
  readonly expiresAt?: string | null;
}

/** A link after a change; `password` only when it was generated, and only this once. */
export interface ChangedLink {
  readonly linkId: string;
  readonly password: string | null;
}

/** All links of a portal, in the order they were made. */
export function linksOf(portalId: Types.ObjectId): Promise<ShareLinkFields[]> {
  return ShareLinkModel.find({ portalId }).sort({ _id: 1 }).lean();
}

/** Makes a share link (C-18). */
export async function createLink(
  customerId: string,
  wishes: LinkWishes & Pick<AccessWishes, 'rule'>,
  by: ActorInput,
): Promise<ChangedLink> {
  await requirePortalFeature();
  const portal = await portalOf(customerId);
  if ((await ShareLinkModel.countDocuments({ portalId: portal._id })) >= MAX_LINKS)
    throw invalid(`A portal has at most ${MAX_LINKS} links.`);
  const { fields, generated } = await accessOf(customerId, wishes, null);
  const link = await ShareLinkModel.create({
    portalId: portal._id,
    customerId,
    key: newLinkKey(),
    ...named(wishes.name ?? ''),
    ...fields,
    ...expiring(wishes.expiresAt ?? null),
    portalLive: portal.live,
    createdAt: clock.now(),
  });
  await linkChanged(customerId, link._id, by);
  await auditLink('link.created', link, by, { rule: link.rule });
  return { linkId: link.id, password: generated };
}

/** Renames a link, or changes until when and whom it lets in; what shuts somebody out ends every visit under it. */
export async function updateLink(
  customerId: string,
  linkId: string,
  wishes: LinkWishes,
  by: ActorInput,
): Promise<ChangedLink> {
  await requirePortalFeature();
  const link = await unrevokedLink(customerId, linkId);
  const { fields, generated, shutsOut } = await accessOf(
    customerId,
    { ...wishes, rule: wishes.rule ?? link.rule },
    link,
  );
  const $set = {
    ...(wishes.name === undefined ? {} : named(wishes.name)),
    ...(wishes.expiresAt === undefined ? {} : expiring(wishes.expiresAt)),
    ...fields,
  };
  await change(link, { $set }, shutsOut, by);
  await auditLink('link.changed', link, by, {
    rule: wishes.rule ?? link.rule,
    changed: Object.keys(wishes).join(', '),
  });
  return { linkId, password: generated };
}

/** Gives a link a new address; the old one is dead at once. */
export async function rotateLink(customerId: string, linkId: string, by: ActorInput): Promise<ChangedLink> {
  await requirePortalFeature();
  const link = await unrevokedLink(customerId, linkId);
  await change(link, { $set: { key: newLinkKey() } }, true, by);
  await auditLink('link.rotated', link, by);
  return { linkId, password: null };
}

/** Revokes a link for good. */
export async function revokeLink(customerId: string, linkId: string, by: ActorInput): Promise<void> {
  await requirePortalFeature();
  const link = await unrevokedLink(customerId, linkId);
  await change(link, { $set: { revokedAt: clock.now(), passwordHash: null } }, true, by);
  await auditLink('link.revoked', link, by);
}

/** Stops admitting one contact by a link; their visits end at once, everybody else's go on (B-09). */
export async function revokeContact(
  customerId: string,
  linkId: string,
  contactId: string,
  by: ActorInput,
): Promise<ChangedLink> {
  await requirePortalFeature();
  const link = await unrevokedLink(customerId, linkId);
  if (link.rule !== 'email')
    throw invalid('This link asks nobody who they are. Change its rule to e-mail to shut out one person.');
  const person = await ContactModel.findOne({ _id: contactId, customerId }, { name: 1 }).lean();
  if (!person) throw notFound('contact');
  const contact = new Types.ObjectId(contactId);
  await change(link, { $addToSet: { revokedContactIds: contact } }, false, by);
  await endContactSessions(contact, link._id);
  const subject = { kind: 'contact', id: contactId, name: person.name };
  await audit({ kind: 'link.contact-revoked', actor: by, customerId, subject, details: { link: link.name } });
  return { linkId, password: null };
}

/** Admits a contact again who was revoked before. */
export async function restoreContact(
  customerId: string,
  linkId: string,
  contactId: string,
  by: ActorInput,
): Promise<ChangedLink> {
  await requirePortalFeature();
  const link = await unrevokedLink(customerId, linkId);
  await change(link, { $pull: { revokedContactIds: new Types.ObjectId(contactId) } }, false, by);
  return { linkId, password: null };
}

/** Whether the customer's portal is shared: published, with a link that lives. */
export async function isShared(customerId: string): Promise<boolean> {
  return (await ShareLinkModel.exists({ customerId, portalLive: true, ...aliveFilter(clock.now()) })) !== null;
}

async function auditLink(
  kind: AuditKind,
  { _id, name, customerId }: Pick<ShareLinkFields, '_id' | 'name' | 'customerId'>,
  actor: ActorInput,
  details?: AuditInput['details'],
): Promise<void> {
  const subject = { kind: 'link', id: _id.toHexString(), name };
  await audit({ kind, actor, customerId: customerId.toHexString(), subject, details });
}

/** A link of this customer that is not revoked, or 404. */
export async function unrevokedLink(customerId: string, linkId: string): Promise<ShareLinkFields> {
  const link = await ShareLinkModel.findOne({ _id: linkId, customerId, revokedAt: null }).lean();
  if (!link) throw notFound('share link');
  return link;
}

/** A change that shuts somebody out raises the epoch in the same write, so that no visit outlives what let it in. */
async function change(link: ShareLinkFields, update: object, endsVisits: boolean, by: ActorInput): Promise<void> {
  const result = await ShareLinkModel.updateOne(
    { _id: link._id, revokedAt: null },
    endsVisits ? { ...update, $inc: { epoch: 1 } } : update,
  );
  if (result.matchedCount === 0) throw notFound('share link');
  await linkChanged(link.customerId.toHexString(), link._id, by);
  if (endsVisits) await endSessions([link._id]);
}

async function linkChanged(customerId: string, linkId: Types.ObjectId, by: ActorInput): Promise<void> {
  await announce({ customerId, topic: 'link', id: linkId.toHexString() });
  await refreshPortalAttributes(customerId, by);
}

function named(name: string): Pick<ShareLinkFields, 'name' | 'words'> {
  return { name, words: searchWords(name) };
}

function expiring(expiresAt: string | null): Pick<ShareLinkFields, 'expiresAt' | 'untoldExpiry'> {
  const at = expiresAt === null ? null : new Date(expiresAt);
  if (at && at <= clock.now())
    throw invalid('A link expires at a later time than now. Revoke it to end it at once.', {
      expiresAt: 'must be in the future',
    });
  return { expiresAt: at, untoldExpiry: at };
}
