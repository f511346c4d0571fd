import type { Logger } from 'pino';
import { eachCustomer } from '../customers/each-customer.ts';
import { HttpError } from '../http/errors.ts';
import type { SignedInStaff } from '../http/route.ts';
import { loadDocument } from '../templates/documents.ts';
import { requirePortalFeature } from '../workspace/settings.ts';
import { changedParts } from './changed-parts.ts';
import { type PortalFields, PortalModel } from './model.ts';
import { publish } from './publish.ts';
import { checkBeforePublishing } from './publish-check.ts';

/** What is to be published: a customer's portal as it was at a revision. */
interface PublishWish {
  readonly customerId: string;
  readonly revision: number;
}

const NOT_PUBLISHED = { revision: null, changes: null, findings: [] };

/** What publishing many customers' portals would do to each (B-16); nothing is published. */
export async function previewPublishMany(customerIds: readonly string[], staff: SignedInStaff, logger: Logger) {
  await requirePortalFeature();
  const items = await eachCustomer(staff, customerIds, (customerId) => preview(customerId, logger));
  return items.map((item) => ({ ...NOT_PUBLISHED, ...item }));
}

async function preview(customerId: string, logger: Logger) {
  const portal = await PortalModel.findOne({ customerId }).lean();
  if (!portal) return { result: 'not-activated' as const, message: 'The portal is not activated.' };
  if (portal.live && portal.published?.digest === portal.draftDigest)
    return { result: 'nothing-to-publish' as const, message: 'The customer sees the latest already.' };
  const changes = countChanges(portal);
  return {
    result: 'will-publish' as const,
    message: willInWords(portal, changes),
    revision: portal.revision,
    changes,
    findings: await checkBeforePublishing(portal, logger),
  };
}

function countChanges({ published, draft }: PortalFields): number | null {
  return published ? changedParts(loadDocument(published.document), loadDocument(draft)) : null;
}

function willInWords({ live }: PortalFields, changes: number | null): string {
  if (changes === null) return 'Will be published for the first time.';
  const changed = changes === 1 ? '1 change' : `${changes} changes`;
  if (live) return `Will publish ${changed}.`;
  return changes === 0 ? 'Will be published again, as it was.' : `Will be published again, with ${changed}.`;
}

/** Publishes many portals (B-16), each as it was looked at: one that was changed since is left as it is. */
export async function publishMany(wishes: readonly PublishWish[], staff: SignedInStaff) {
  await requirePortalFeature();
  const revisions = new Map(wishes.map(({ customerId, revision }) => [customerId, revision]));
  return eachCustomer(staff, [...revisions.keys()], async (customerId) => {
    try {
      const { published } = await publish(customerId, revisions.get(customerId) ?? 0, staff);
      return { result: 'published' as const, message: `Published as version ${published?.number}.` };
    } catch (error) {
      if (error instanceof HttpError && error.code === 'already-published')
        return { result: 'nothing-to-publish' as const, message: 'The customer sees the latest already.' };
      if (error instanceof HttpError && error.code === 'stale')
        return {
          result: 'changed-meanwhile' as const,
          message: 'Somebody changed it meanwhile, so it was left as it is. Look at it again.',
        };
      throw error;
    }
  });
}
