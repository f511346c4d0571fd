import { isDeepStrictEqual } from 'node:util';
import { portalPath } from '../addresses.ts';
import { type PortalAttributes, setPortalAttributes } from '../customers/portal-attributes.ts';
import { ShareLinkModel } from '../share-links/model.ts';
import { primaryLink } from '../share-links/presenter.ts';
import { PortalModel } from './model.ts';
import { isPublished, stateOf } from './state.ts';

const MAX_ROUNDS = 10;

/**
 * Writes state and address of a customer's portal on the customer (C-23). Looks again after writing: whoever wrote
 * last has then seen the latest, however many changes ran at once.
 */
export async function refreshPortalAttributes(customerId: string): Promise<void> {
  let attributes = await portalAttributes(customerId);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    await setPortalAttributes(customerId, attributes);
    const now = await portalAttributes(customerId);
    if (isDeepStrictEqual(now, attributes)) return;
    attributes = now;
  }
}

async function portalAttributes(customerId: string): Promise<PortalAttributes> {
  const portal = await PortalModel.findOne(
    { customerId },
    { live: 1, draftDigest: 1, 'published.digest': 1, 'published.number': 1 },
  ).lean();
  const portalState = stateOf(portal);
  const portalPublished = isPublished(portalState);
  const links =
    portal && portalPublished
      ? await ShareLinkModel.find({ portalId: portal._id }, { key: 1, revokedAt: 1 }).sort({ _id: 1 }).lean()
      : [];
  const primary = primaryLink(links);
  return { portalState, portalPublished, portalUrl: primary ? portalPath(primary.key) : '' };
}
