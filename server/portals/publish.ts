import { Types } from 'mongoose';
import { forgetMagicLinks } from '../access/magic-links.ts';
import { endSessions } from '../access/viewer-sessions.ts';
import { type ActorInput, staffActor } from '../actors/actor.ts';
import { audit } from '../audit/audit.ts';
import { clock } from '../clock.ts';
import { emit } from '../events/emit.ts';
import { conflict } from '../http/errors.ts';
import type { SignedInStaff } from '../http/route.ts';
import { ShareLinkModel } from '../share-links/model.ts';
import { loadDocument } from '../templates/documents.ts';
import { requirePortalFeature } from '../workspace/settings.ts';
import { type PortalFields, PortalModel, PortalVersionModel, type PublishedVersion } from './model.ts';
import { portalOf } from './portal-of.ts';
import { presentPortal } from './presenter.ts';
import { customerName, portalChanged, stale } from './service.ts';

/**
 * Publishes the draft of a revision as the next version (C-17). Of many at once one wins: draft, version and what
 * viewers see lie in one document, which changes only if it still is as it was read.
 */
export async function publish(customerId: string, revision: number, staff: SignedInStaff): Promise<PortalFields> {
  await requirePortalFeature();
  const portal = await portalOf(customerId);
  if (portal.revision !== revision) throw await stale(portal);
  if (portal.live && portal.published?.digest === portal.draftDigest) throw await alreadyPublished(portal);
  loadDocument(portal.draft);
  await keepVersion(portal);
  const number = (portal.published?.number ?? 0) + 1;
  const published: PublishedVersion = {
    number,
    document: portal.draft,
    digest: portal.draftDigest,
    at: clock.now(),
    by: { id: new Types.ObjectId(staff.id), name: staff.name },
  };
  const after = await PortalModel.findOneAndUpdate(
    { _id: portal._id, revision, 'published.number': portal.published?.number ?? null, live: portal.live },
    { $set: { published, live: true } },
    { returnDocument: 'after' },
  ).lean();
  if (!after) {
    const now = await portalOf(customerId);
    throw now.revision === revision ? await alreadyPublished(now) : await stale(now);
  }
  await keepVersion(after);
  const actor = staffActor(staff);
  await portalChanged(customerId, actor);
  await audit({ kind: 'portal.published', actor, customerId, details: { version: number } });
  await emit({ kind: 'portal-published', customerId, version: number, actor });
  return after;
}

/** Takes the portal down: links, visits and streams end at once (C-21). Publishing again revives the addresses. */
export async function unpublish(customerId: string, by: ActorInput): Promise<PortalFields> {
  await requirePortalFeature();
  const after = await PortalModel.findOneAndUpdate(
    { customerId, live: true },
    { $set: { live: false }, $inc: { epoch: 1 } },
    { returnDocument: 'after' },
  ).lean();
  if (!after) {
    const portal = await portalOf(customerId);
    const current = await presentPortal(portal, await customerName(customerId));
    throw conflict('not-published', 'This portal is not published.', current);
  }
  await portalChanged(customerId, by);
  await endSessions(await linkIds(after));
  await audit({ kind: 'portal.unpublished', actor: by, customerId });
  return after;
}

/** Deactivates: links die, draft and versions are deleted (C-02). Also for a customer that is being deleted. */
export async function deletePortal(customerId: string, by: ActorInput): Promise<boolean> {
  const portal = await PortalModel.findOneAndDelete({ customerId }).lean();
  if (!portal) return false;
  await portalChanged(customerId, by);
  const links = await linkIds(portal);
  await Promise.all([endSessions(links), forgetMagicLinks(links)]);
  await ShareLinkModel.deleteMany({ portalId: portal._id });
  await PortalVersionModel.deleteMany({ portalId: portal._id });
  await audit({ kind: 'portal.deactivated', actor: by, customerId });
  return true;
}

/** Published versions, latest first. */
export async function versionsOf(customerId: string): Promise<Omit<PublishedVersion, 'document'>[]> {
  const portal = await portalOf(customerId);
  await keepVersion(portal);
  return PortalVersionModel.find({ portalId: portal._id }, { document: 0 }).sort({ number: -1 }).lean();
}

/** Makes sure that the published version is among those kept; doing it twice is doing it once, also after a crash in between. */
async function keepVersion({ _id, published }: PortalFields): Promise<void> {
  if (!published) return;
  const { number, ...version } = published;
  await PortalVersionModel.updateOne({ portalId: _id, number }, { $setOnInsert: version }, { upsert: true });
}

async function alreadyPublished(portal: PortalFields) {
  const current = await presentPortal(portal, await customerName(portal.customerId.toHexString()));
  return conflict('already-published', 'This version is published already.', current);
}

async function linkIds(portal: PortalFields) {
  const links = await ShareLinkModel.find({ portalId: portal._id }, { _id: 1 }).lean();
  return links.map(({ _id }) => _id);
}
