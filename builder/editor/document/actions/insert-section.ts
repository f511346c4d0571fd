import type { Draft } from 'mutative';
import type { PortalDocument, Section } from '../../../../renderer/document.ts';
import type { Selection } from '../selection.ts';
import { clamp } from './tools.ts';

export interface InsertSection {
  readonly type: 'insert-section';
  readonly pageId: string;
  readonly index: number;
  readonly section: Section;
}

/** Puts a section into a page and selects it (C-05). */
export function insertSection(document: Draft<PortalDocument>, action: InsertSection): Selection | undefined {
  const page = document.pages.find((candidate) => candidate.id === action.pageId);
  if (!page) return undefined;
  page.sections.splice(clamp(action.index, page.sections.length), 0, action.section);
  return { kind: 'section', id: action.section.id };
}
