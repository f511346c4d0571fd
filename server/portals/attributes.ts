import { isDeepStrictEqual } from 'node:util';
import { type ActorInput, SYSTEM_ACTOR } from '../actors/actor.ts';
import { portalPath } from '../addresses.ts';
import { type PortalAttributes, setPortalAttributes } from '../customers/portal-attributes.ts';
import { emit } from '../events/emit.ts';
import { ShareLinkModel } from '../share-links/model.ts';
import { primaryLink } from '../share-links/presenter.ts';
import { PortalModel } from './model.ts';
import { isPublished, stateOf } from './state.ts';

const MAX_ROUNDS = 10;

/**
 * Writes state and address of a customer's portal on the customer (C-23). Looks again after writing: whoever wrote
 * last has then seen the latest, however many changes ran at once. `by` is who is said to have shared it, if this did.
 */
export async function refreshPortalAttributes(customerId: string, by: ActorInput = SYSTEM_ACTOR): Promise<void> {
  let facts = await portalFacts(customerId);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const becameShared = await setPortalAttributes(customerId, facts.attributes);
    if (becameShared && facts.linkId) await emit({ kind: 'link-shared', customerId, linkId: facts.linkId, actor: by });
    await tellLinks(customerId, facts.attributes.portalPublished);
    const now = await portalFacts(customerId);
    if (isDeepStrictEqual(now, facts)) return;
    facts = now;
  }
}

/** What the customer tells about the portal, and the link that its address is of. */
async function portalFacts(customerId: string): Promise<{ attributes: PortalAttributes; linkId: string | null }> {
  const portal = await PortalModel.findOne(
    { customerId },
    { live: 1, draftDigest: 1, 'published.digest': 1, 'published.number': 1 },
  ).lean();
  const portalState = stateOf(portal);
  const portalPublished = isPublished(portalState);
  const links =
    portal && portalPublished
      ? await ShareLinkModel.find({ portalId: portal._id }, { key: 1, revokedAt: 1, expiresAt: 1 })
          .sort({ _id: 1 })
          .lean()
      : [];
  const primary = primaryLink(links);
  return {
    attributes: { portalState, portalPublished, portalUrl: primary ? portalPath(primary.key) : '' },
    linkId: primary?._id.toHexString() ?? null,
  };
}

/** Writes on the customer's links whether their portal is published, by which all links of the workspace are filtered. */
async function tellLinks(customerId: string, portalLive: boolean): Promise<void> {
  await ShareLinkModel.updateMany({ customerId, portalLive: { $ne: portalLive } }, { $set: { portalLive } });
}
