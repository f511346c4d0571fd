import { nanoid } from 'nanoid';
import { emptyDocument, type PortalDocument } from '../../renderer/document.ts';
import { clock } from '../clock.ts';
import { conflict, invalid, notFound } from '../http/errors.ts';
import type { SignedInStaff } from '../http/route.ts';
import { announce } from '../live/change-feed.ts';
import { PortalModel } from '../portals/model.ts';
import { loadDocument, storeDocument } from './documents.ts';
import { type TemplateFields, TemplateModel } from './model.ts';
import { withNewIds } from './new-ids.ts';
import { presentTemplate, sectionTitlesOf } from './presenter.ts';
import { checkReferences } from './references.ts';
import { starterTemplates } from './starters.ts';

/** Templates without their documents, latest change first. */
export async function listTemplates(archived: boolean): Promise<Omit<TemplateFields, 'document'>[]> {
  return TemplateModel.find({ archived }, { document: 0 }).sort({ updatedAt: -1, _id: -1 }).lean();
}

/** One template. */
export async function templateOf(templateId: string): Promise<TemplateFields> {
  const template = await TemplateModel.findById(templateId).lean();
  if (!template) throw notFound('template');
  return template;
}

/** How many portals were made from each of these templates. */
export async function portalCounts(templates: readonly Pick<TemplateFields, '_id'>[]): Promise<Map<string, number>> {
  const ids = templates.map(({ _id }) => _id);
  const counts = await Promise.all(ids.map((id) => PortalModel.countDocuments({ 'template.id': id })));
  return new Map(ids.map((id, index) => [id.toHexString(), counts[index] ?? 0]));
}

/** A new template: empty, or a starter's copy with ids of its own. */
export async function createTemplate(
  wishes: { readonly name: string; readonly description?: string; readonly starter?: string },
  staff: SignedInStaff,
): Promise<TemplateFields> {
  const starter = wishes.starter === undefined ? null : starterOf(wishes.starter);
  const document = starter ? withNewIds(starter.document, nanoid) : emptyDocument(nanoid);
  return insert(wishes.name, wishes.description ?? starter?.description ?? '', document, staff);
}

/** A copy of a template, with ids of its own. */
export async function duplicateTemplate(templateId: string, staff: SignedInStaff): Promise<TemplateFields> {
  const template = await templateOf(templateId);
  const name = `${template.name.slice(0, 190)} (copy)`;
  return insert(name, template.description, withNewIds(loadDocument(template.document), nanoid), staff);
}

/** Renames, describes, archives or brings back. */
export async function updateTemplate(
  templateId: string,
  changes: Partial<Pick<TemplateFields, 'name' | 'description' | 'archived'>>,
  staff: SignedInStaff,
): Promise<TemplateFields> {
  const template = await TemplateModel.findByIdAndUpdate(
    templateId,
    { $set: { ...changes, updatedBy: staff.name, updatedAt: clock.now() } },
    { returnDocument: 'after' },
  ).lean();
  if (!template) throw notFound('template');
  await announce({ customerId: null, topic: 'template', id: templateId });
  return template;
}

/** Saves a document over the revision it started from; a stale save gets 409 with what is there now (B-03). */
export async function saveTemplate(
  templateId: string,
  revision: number,
  document: PortalDocument,
  staff: SignedInStaff,
): Promise<{ revision: number; savedAt: string }> {
  const template = await templateOf(templateId);
  const before = loadDocument(template.document);
  if (template.revision !== revision) throw await staleTemplate(template, before);
  await checkReferences(document, before);
  const updatedAt = clock.now();
  const result = await TemplateModel.updateOne(
    { _id: template._id, revision },
    {
      $set: {
        document: storeDocument(document).text,
        sectionTitles: sectionTitlesOf(document),
        revision: revision + 1,
        updatedBy: staff.name,
        updatedAt,
      },
    },
  );
  if (result.matchedCount === 0) throw await staleTemplate(await templateOf(templateId));
  await announce({ customerId: null, topic: 'template', id: templateId });
  return { revision: revision + 1, savedAt: updatedAt.toISOString() };
}

/** Deletes a template. Portals made from it stay as they are and keep its name (C-03). */
export async function removeTemplate(templateId: string): Promise<void> {
  const { deletedCount } = await TemplateModel.deleteOne({ _id: templateId });
  if (deletedCount === 0) throw notFound('template');
  await PortalModel.updateMany({ 'template.id': templateId }, { $set: { 'template.id': null } });
  await announce({ customerId: null, topic: 'template', id: templateId });
}

async function staleTemplate(template: TemplateFields, document?: PortalDocument) {
  const counts = await portalCounts([template]);
  return conflict(
    'stale',
    'Somebody else saved this template meanwhile.',
    presentTemplate(template, counts.get(template._id.toHexString()) ?? 0, document),
  );
}

async function insert(name: string, description: string, document: PortalDocument, staff: SignedInStaff) {
  const template = await TemplateModel.create({
    name,
    description,
    document: storeDocument(document).text,
    sectionTitles: sectionTitlesOf(document),
    updatedBy: staff.name,
    updatedAt: clock.now(),
  });
  await announce({ customerId: null, topic: 'template', id: template.id });
  return template.toObject();
}

function starterOf(key: string) {
  const starter = starterTemplates().find((candidate) => candidate.key === key);
  if (!starter) throw invalid('There is no such starter template.', { starter: 'is not one of the starters' });
  return starter;
}
