import { isDeepStrictEqual } from 'node:util';
import type { PortalDocument } from '../../renderer/document.ts';
import { brokenLock, lockInWords } from '../../renderer/locks.ts';
import { type ActorInput, SYSTEM_ACTOR } from '../actors/actor.ts';
import { audit } from '../audit/audit.ts';
import { clock } from '../clock.ts';
import { CustomerModel } from '../customers/model.ts';
import { isDuplicateKey } from '../http/database-errors.ts';
import { conflict, forbidden, invalid, notFound } from '../http/errors.ts';
import { announce } from '../live/change-feed.ts';
import { loadDocument, storeDocument } from '../templates/documents.ts';
import type { TemplateFields } from '../templates/model.ts';
import { checkReferences } from '../templates/references.ts';
import { templateOf } from '../templates/service.ts';
import { requirePortalFeature } from '../workspace/settings.ts';
import { refreshPortalAttributes } from './attributes.ts';
import { type PortalFields, PortalModel } from './model.ts';
import { portalOf } from './portal-of.ts';
import { presentPortal } from './presenter.ts';

/** Name of a customer; throws 404. */
export async function customerName(customerId: string): Promise<string> {
  const customer = await CustomerModel.findById(customerId, { name: 1 }).lean();
  if (!customer) throw notFound('customer');
  return customer.name;
}

/** A template that portals can be made from, with its document read. */
export async function usableTemplate(
  templateId: string,
): Promise<{ template: TemplateFields; document: PortalDocument }> {
  const template = await templateOf(templateId);
  if (template.archived) throw invalid('This template is archived.', { templateId: 'is archived' });
  return { template, document: loadDocument(template.document) };
}

/** What a portal takes from a template: the document with its ids, so that both can be compared later (B-01). */
function copyOf({ template, document }: Awaited<ReturnType<typeof usableTemplate>>) {
  const { text, digest } = storeDocument(document);
  return { template: { id: template._id, name: template.name }, base: text, draft: text, draftDigest: digest };
}

/** Activates a customer's portal from a template (C-02). Null when it was active already. */
export async function activate(
  customerId: string,
  source: Awaited<ReturnType<typeof usableTemplate>>,
  by: ActorInput,
): Promise<PortalFields | null> {
  await requirePortalFeature();
  try {
    const portal = await PortalModel.create({ customerId, ...copyOf(source), updatedAt: clock.now() });
    await portalChanged(customerId, by);
    const details = { template: source.template.name };
    await audit({ kind: 'portal.activated', actor: by, customerId, details });
    return portal.toObject();
  } catch (error) {
    if (isDuplicateKey(error)) return null;
    throw error;
  }
}

/**
 * Saves the draft over the revision it started from; a stale save gets 409 with the portal as it is (C-16, B-03).
 * @param keepLocks whether sections that designers locked must stay as they are
 */
export async function saveDraft(
  customerId: string,
  revision: number,
  document: PortalDocument,
  keepLocks = false,
): Promise<{ revision: number; savedAt: string }> {
  await requirePortalFeature();
  const portal = await portalOf(customerId);
  const before = loadDocument(portal.draft);
  if (portal.revision !== revision) throw await stale(portal, before);
  if (keepLocks) checkLocks(before, document);
  await checkReferences(document, before);
  const { text, digest } = storeDocument(document);
  const updatedAt = clock.now();
  await replaceDraft(portal, { draft: text, draftDigest: digest, updatedAt });
  return { revision: revision + 1, savedAt: updatedAt.toISOString() };
}

/** Refuses to change, remove, unlock or make a locked section. */
function checkLocks(before: PortalDocument, after: PortalDocument): void {
  const section = brokenLock(before, after, isDeepStrictEqual);
  if (section) throw forbidden(lockInWords(section));
}

/** Starts the draft over from another template; what is published stays until the next publish (C-02). */
export async function changeTemplate(
  customerId: string,
  revision: number,
  templateId: string,
  by: ActorInput,
): Promise<PortalFields> {
  await requirePortalFeature();
  const source = await usableTemplate(templateId);
  const portal = await portalOf(customerId);
  loadDocument(portal.draft);
  if (portal.revision !== revision) throw await stale(portal);
  await replaceDraft(portal, { ...copyOf(source), updatedAt: clock.now() });
  const details = { template: source.template.name };
  await audit({ kind: 'portal.template-changed', actor: by, customerId, details });
  return portalOf(customerId);
}

async function replaceDraft(portal: PortalFields, change: Partial<PortalFields>): Promise<void> {
  const customerId = portal.customerId.toHexString();
  const result = await PortalModel.updateOne(
    { _id: portal._id, revision: portal.revision },
    { $set: { ...change, revision: portal.revision + 1 } },
  );
  if (result.matchedCount === 0) throw await stale(await portalOf(customerId));
  await portalChanged(customerId);
}

/** 409 for a save or publish that started from an earlier revision, with the portal as it is now. */
export async function stale(portal: PortalFields, document?: PortalDocument) {
  const name = await customerName(portal.customerId.toHexString());
  return conflict('stale', 'Somebody else saved this portal meanwhile.', await presentPortal(portal, name, document));
}

/** Tells everybody that a portal changed, after the write; `by` is who did it, where the change may share the portal. */
export async function portalChanged(customerId: string, by: ActorInput = SYSTEM_ACTOR): Promise<void> {
  await announce({ customerId, topic: 'portal', id: null });
  await refreshPortalAttributes(customerId, by);
}
