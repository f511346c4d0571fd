import type { Types } from 'mongoose';
import { hashPassword } from '../access/passwords.ts';
import { newLinkKey, newPassword } from '../access/tokens.ts';
import { endSessions } from '../access/viewer-sessions.ts';
import { clock } from '../clock.ts';
import { invalid, notFound } from '../http/errors.ts';
import { announce } from '../live/change-feed.ts';
import { refreshPortalAttributes } from '../portals/attributes.ts';
import { portalOf } from '../portals/portal-of.ts';
import { requirePortalFeature } from '../workspace/settings.ts';
import { type ShareLinkFields, ShareLinkModel } from './model.ts';

/** More links than a portal needs, few enough to list. */
const MAX_LINKS = 100;

/** What staff say about a link. */
export interface LinkWishes {
  readonly name?: string;
  readonly rule?: ShareLinkFields['rule'];
  readonly password?: string;
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
export async function createLink(customerId: string, wishes: LinkWishes & { rule: ShareLinkFields['rule'] }) {
  await requirePortalFeature();
  const portal = await portalOf(customerId);
  if ((await ShareLinkModel.countDocuments({ portalId: portal._id })) >= MAX_LINKS)
    throw invalid(`A portal has at most ${MAX_LINKS} links.`);
  const access = await accessFor(wishes.rule, wishes.password, null);
  const link = await ShareLinkModel.create({
    portalId: portal._id,
    customerId,
    key: newLinkKey(),
    name: wishes.name ?? '',
    rule: wishes.rule,
    passwordHash: access.passwordHash,
    createdAt: clock.now(),
  });
  await linkChanged(customerId, link._id);
  return { linkId: link.id, password: access.generated } satisfies ChangedLink;
}

/** Renames a link, or changes who is let in; the latter ends every visit under it. */
export async function updateLink(customerId: string, linkId: string, wishes: LinkWishes): Promise<ChangedLink> {
  await requirePortalFeature();
  const link = await activeLink(customerId, linkId);
  const rule = wishes.rule ?? link.rule;
  const accessChanges = rule !== link.rule || wishes.password !== undefined;
  const access = accessChanges
    ? await accessFor(rule, wishes.password, link.passwordHash)
    : { passwordHash: link.passwordHash, generated: null };
  const name = wishes.name ?? link.name;
  await change(link, { $set: { name, rule, passwordHash: access.passwordHash } }, accessChanges);
  return { linkId, password: access.generated };
}

/** Gives a link a new address; the old one is dead at once. */
export async function rotateLink(customerId: string, linkId: string): Promise<ChangedLink> {
  await requirePortalFeature();
  const link = await activeLink(customerId, linkId);
  await change(link, { $set: { key: newLinkKey() } }, true);
  return { linkId, password: null };
}

/** Revokes a link for good. */
export async function revokeLink(customerId: string, linkId: string): Promise<void> {
  await requirePortalFeature();
  const link = await activeLink(customerId, linkId);
  await change(link, { $set: { revokedAt: clock.now(), passwordHash: null } }, true);
}

async function activeLink(customerId: string, linkId: string): Promise<ShareLinkFields> {
  const link = await ShareLinkModel.findOne({ _id: linkId, customerId, revokedAt: null }).lean();
  if (!link) throw notFound('share link');
  return link;
}

/** A changed access raises the epoch in the same write, so that no visit outlives what let it in. */
async function change(link: ShareLinkFields, update: { $set: object }, endsVisits: boolean): Promise<void> {
  const result = await ShareLinkModel.updateOne(
    { _id: link._id, revokedAt: null },
    endsVisits ? { ...update, $inc: { epoch: 1 } } : update,
  );
  if (result.matchedCount === 0) throw notFound('share link');
  await linkChanged(link.customerId.toHexString(), link._id);
  if (endsVisits) await endSessions([link._id]);
}

async function linkChanged(customerId: string, linkId: Types.ObjectId): Promise<void> {
  await announce({ customerId, topic: 'link', id: linkId.toHexString() });
  await refreshPortalAttributes(customerId);
}

async function accessFor(rule: ShareLinkFields['rule'], password: string | undefined, hash: string | null) {
  if (rule === 'open') {
    if (password !== undefined)
      throw invalid('A direct link has no password.', { password: 'is only for links with the rule password' });
    return { passwordHash: null, generated: null };
  }
  if (password !== undefined) return { passwordHash: await hashPassword(password), generated: null };
  if (hash !== null) return { passwordHash: hash, generated: null };
  const generated = newPassword();
  return { passwordHash: await hashPassword(generated), generated };
}
