import type { Types } from 'mongoose';
import type { Viewer } from '../../renderer/actions.ts';
import type { LinkFacts } from '../access/link-facts.ts';
import { feedIsFresh } from '../live/change-feed.ts';
import type { ChangeTopic } from '../live/contract.ts';
import { FreshCache } from '../live/fresh-cache.ts';
import { type PortalFields, PortalModel } from '../portals/model.ts';
import { TermsAcceptanceModel, TermsModel, TermsUseModel, type TermsVersion } from './model.ts';

/** A version that is in force. */
export interface Terms extends TermsVersion {
  readonly termsId: string;
}

/** Who stands at the gate: a viewer whom the link's rule lets in, and the visit they are known by. */
export interface Asked {
  readonly viewer: Viewer;
  readonly session: { readonly id: string } | null;
}

const CONCERNS: ReadonlySet<ChangeTopic> = new Set(['terms', 'portal', 'template']);
const MAX_KEPT = 50_000;

const kept = new FreshCache<Terms | null>({
  maxBytes: MAX_KEPT,
  bytesOf: () => 1,
  concerns: ({ topic }) => CONCERNS.has(topic),
  hearsChanges: feedIsFresh,
});

/** The terms that this portal asks its viewers to accept; null where it asks for none. */
export function termsOfPortal({ portalId, customerId }: Pick<LinkFacts, 'portalId' | 'customerId'>) {
  return kept.load(portalId, async () => ({ value: await readTerms(portalId), customerId }));
}

/** The terms that somebody has yet to accept before anything is shown (E-12): the last step of the gate. */
export async function termsToAccept(
  link: Pick<LinkFacts, 'portalId' | 'customerId'>,
  { viewer, session }: Asked,
): Promise<Terms | null> {
  const terms = await termsOfPortal(link);
  if (!terms) return null;
  const whose =
    viewer.kind === 'contact' ? { who: `contact:${viewer.contactId}` } : session && { sessionIds: session.id };
  if (whose && (await TermsAcceptanceModel.exists({ ...whose, digest: terms.digest }))) return null;
  return terms;
}

/** Where a portal's choice of terms can be made, the nearest first. */
export function usesOf(portalId: string, templateId: Types.ObjectId | null): string[] {
  return [`portal:${portalId}`, ...(templateId ? [`template:${templateId.toHexString()}`] : []), 'workspace'];
}

async function readTerms(portalId: string): Promise<Terms | null> {
  const portal = await PortalModel.findById(portalId).select<Pick<PortalFields, 'template'>>({ template: 1 }).lean();
  const places = usesOf(portalId, portal?.template.id ?? null);
  const uses = new Map(
    (await TermsUseModel.find({ _id: { $in: places } }).lean()).map((use) => [use._id, use.termsId]),
  );
  const termsId = uses.get(places.find((place) => uses.has(place)) ?? '');
  const terms = termsId && (await TermsModel.findById(termsId, { current: 1 }).lean());
  return terms?.current ? { ...terms.current, termsId: terms._id.toHexString() } : null;
}
