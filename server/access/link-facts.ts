import { feedIsFresh } from '../live/change-feed.ts';
import type { ChangeTopic } from '../live/contract.ts';
import { FreshCache } from '../live/fresh-cache.ts';
import { type PortalFields, PortalModel } from '../portals/model.ts';
import { ShareLinkModel } from '../share-links/model.ts';
import { isPortalFeatureActive } from '../workspace/settings.ts';
import { LINK_KEY } from './tokens.ts';

/** What the gate knows of a link that leads to something. */
export interface LinkFacts {
  readonly linkId: string;
  readonly key: string;
  readonly customerId: string;
  readonly portalId: string;
  readonly rule: 'open' | 'password';
  readonly passwordHash: string | null;
  /** Of portal and link; a viewer session of another one is dead. */
  readonly epoch: string;
  /** Which published version is shown. */
  readonly versionDigest: string;
}

/** Changes after which a link may lead somewhere else, or nowhere. */
const CONCERNS: ReadonlySet<ChangeTopic> = new Set(['portal', 'link', 'customer', 'workspace']);
const MAX_KEPT = 50_000;

const kept = new FreshCache<LinkFacts | null>({
  maxBytes: MAX_KEPT,
  bytesOf: () => 1,
  concerns: ({ topic }) => CONCERNS.has(topic),
  hearsChanges: feedIsFresh,
});

/** Facts of a link; null for one that is unknown or revoked, whose portal is not published, or while the feature is off. */
export async function linkFacts(key: string): Promise<LinkFacts | null> {
  if (!LINK_KEY.test(key)) return null;
  return kept.load(key, async () => {
    const facts = await readFacts(key);
    return { value: facts, customerId: facts?.customerId ?? null };
  });
}

async function readFacts(key: string): Promise<LinkFacts | null> {
  const link = await ShareLinkModel.findOne({ key, revokedAt: null }).lean();
  if (!link) return null;
  const portal = await PortalModel.findOne({ _id: link.portalId, live: true })
    .select<Pick<PortalFields, 'epoch' | 'published'>>({ epoch: 1, 'published.digest': 1 })
    .lean();
  if (!portal?.published || !(await isPortalFeatureActive())) return null;
  return {
    linkId: link._id.toHexString(),
    key,
    customerId: link.customerId.toHexString(),
    portalId: link.portalId.toHexString(),
    rule: link.rule,
    passwordHash: link.passwordHash,
    epoch: `${portal.epoch}.${link.epoch}`,
    versionDigest: portal.published.digest,
  };
}
