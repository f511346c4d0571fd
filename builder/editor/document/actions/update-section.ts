import type { Draft } from 'mutative';
import type { PortalDocument, Section } from '../../../../renderer/document.ts';
import { findSection } from '../find.ts';

export interface UpdateSection {
  readonly type: 'update-section';
  readonly sectionId: string;
  readonly changes: Partial<Pick<Section, 'title' | 'inNavigation' | 'background' | 'hidden' | 'locked'>>;
}

/** Renames a section, hides it, takes it out of the navigation. */
export function updateSection(document: Draft<PortalDocument>, action: UpdateSection): undefined {
  const section = findSection(document, action.sectionId)?.section;
  if (section) Object.assign(section, action.changes);
}
