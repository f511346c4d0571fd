import type { Draft } from 'mutative';
import type { PortalDocument, Section } from '../../../../renderer/document.ts';
import { findSection } from '../find.ts';
import type { Selection } from '../selection.ts';

export interface DuplicateSection {
  readonly type: 'duplicate-section';
  readonly sectionId: string;
  /** The copy, under new ids. */
  readonly copy: Section;
}

/** Puts the copy right after its original and selects it. */
export function duplicateSection(document: Draft<PortalDocument>, action: DuplicateSection): Selection | undefined {
  const spot = findSection(document, action.sectionId);
  if (!spot) return undefined;
  spot.page.sections.splice(spot.index + 1, 0, action.copy);
  return { kind: 'section', id: action.copy.id };
}
