import type { z } from 'zod';
import type { PortalDocument } from '../../renderer/document.ts';
import type { Template, TemplateSummary } from './contract.ts';
import { loadDocument } from './documents.ts';
import type { TemplateFields } from './model.ts';

/** A row of the template list. */
export function presentTemplateSummary(
  template: Omit<TemplateFields, 'document'>,
  portalCount: number,
): z.input<typeof TemplateSummary> {
  return {
    id: template._id.toHexString(),
    name: template.name,
    description: template.description,
    archived: template.archived,
    portalCount,
    sectionTitles: template.sectionTitles,
    updatedAt: template.updatedAt.toISOString(),
    updatedBy: template.updatedBy,
  };
}

/** A template with its document. */
export function presentTemplate(
  template: TemplateFields,
  portalCount: number,
  document: PortalDocument = loadDocument(template.document),
): z.input<typeof Template> {
  return { ...presentTemplateSummary(template, portalCount), document, revision: template.revision };
}

/** Titles of the sections that a portal made from this document shows. */
export function sectionTitlesOf(document: PortalDocument): string[] {
  return document.pages.flatMap((page) =>
    page.sections.filter((section) => !section.hidden && section.title !== '').map((section) => section.title),
  );
}
