import type { z } from 'zod';
import { type BlockInstance, blocksOf, type PortalDocument, type Section } from '../../renderer/document.ts';
import { loadDocument } from '../templates/documents.ts';
import type { PublishFinding } from './contract.ts';
import type { PortalFields } from './model.ts';

export type Finding = z.input<typeof PublishFinding>;

/** What to look at before publishing a draft: words for staff, each with the place it is about. */
export async function checkBeforePublishing(portal: PortalFields): Promise<Finding[]> {
  const document = loadDocument(portal.draft);
  return [...emptySections(document)];
}

function* emptySections(document: PortalDocument): Generator<Finding> {
  for (const section of document.pages.flatMap((page) => page.sections)) {
    if (section.hidden || blocksIn(section).length > 0) continue;
    yield {
      level: 'warning',
      code: 'empty-section',
      message: `The section “${section.title || 'Untitled'}” is empty.`,
      sectionId: section.id,
      blockId: null,
    };
  }
}

function blocksIn(section: Section): BlockInstance[] {
  return [...blocksOf({ pages: [{ id: '', title: '', sections: [section] }] })];
}
