import { clock } from '../clock.ts';
import { feedIsFresh } from '../live/change-feed.ts';
import type { ChangeTopic } from '../live/contract.ts';
import { FreshCache } from '../live/fresh-cache.ts';
import { type PortalFields, PortalModel } from '../portals/model.ts';
import { type ShareLinkFields, ShareLinkModel } from '../share-links/model.ts';
import { aliveFilter } from '../share-links/state.ts';
import { keptSettings } from '../workspace/settings.ts';
import { type MailRule, mailRuleOf } from './mail-rule.ts';
import { LINK_KEY } from './tokens.ts';

/** What the gate knows of a link that leads to something. */
export interface LinkFacts {
  readonly linkId: string;
  readonly key: string;
  readonly customerId: string;
  readonly portalId: string;
  readonly rule: ShareLinkFields['rule'];
  readonly passwordHash: string | null;
  /** Whom a link with the rule `email` admits; null with another rule. */
  readonly mailRule: MailRule | null;
  /** From then on the link leads nowhere. */
  readonly expiresAt: Date | null;
  /** Of portal and link; a viewer session of another one is dead. */
  readonly epoch: string;
  /** A visit ends when nothing was asked for so long. */
  readonly idleMs: number;
  /** Which published version is shown. */
  readonly versionDigest: string;
}

/** Facts of a link that lets people in by mail. */
export type MailedLinkFacts = LinkFacts & { readonly mailRule: MailRule };

/** Whether a link lets people in by mail. */
export function isMailed(link: LinkFacts): link is MailedLinkFacts {
  return link.mailRule !== null;
}

/** Changes after which a link may lead somewhere else, or nowhere. */
const CONCERNS: ReadonlySet<ChangeTopic> = new Set(['portal', 'link', 'customer', 'workspace']);
const MAX_KEPT = 50_000;
const DAY_MS = 24 * 3600 * 1000;

const kept = new FreshCache<LinkFacts | null>({
  maxBytes: MAX_KEPT,
  bytesOf: () => 1,
  concerns: ({ topic }) => CONCERNS.has(topic),
  hearsChanges: feedIsFresh,
});

/**
 * Facts of a link; null for one that is unknown, revoked or expired, whose portal is not published, or while the feature
 * is off.
 */
export async function linkFacts(key: string): Promise<LinkFacts | null> {
  if (!LINK_KEY.test(key)) return null;
  return kept.load(key, async () => {
    const facts = await readFacts(key);
    return { value: facts, customerId: facts?.customerId ?? null, freshUntil: facts?.expiresAt ?? undefined };
  });
}

async function readFacts(key: string): Promise<LinkFacts | null> {
  const link = await ShareLinkModel.findOne({ key, ...aliveFilter(clock.now()) }).lean();
  if (!link) return null;
  const portal = await PortalModel.findOne({ _id: link.portalId, live: true })
    .select<Pick<PortalFields, 'epoch' | 'published'>>({ epoch: 1, 'published.digest': 1 })
    .lean();
  const workspace = await keptSettings();
  if (!portal?.published || workspace.portalFeature !== 'active') return null;
  return {
    linkId: link._id.toHexString(),
    key,
    customerId: link.customerId.toHexString(),
    portalId: link.portalId.toHexString(),
    rule: link.rule,
    passwordHash: link.passwordHash,
    mailRule: mailRuleOf(link),
    expiresAt: link.expiresAt ?? null,
    epoch: `${portal.epoch}.${link.epoch}`,
    idleMs: workspace.viewerSessionDays * DAY_MS,
    versionDigest: portal.published.digest,
  };
}
