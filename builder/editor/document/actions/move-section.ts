import type { Draft } from 'mutative';
import type { PortalDocument } from '../../../../renderer/document.ts';
import { findSection } from '../find.ts';
import type { Selection } from '../selection.ts';
import { clamp, moveWithin } from './tools.ts';

export interface MoveSection {
  readonly type: 'move-section';
  readonly sectionId: string;
  readonly pageId: string;
  /** The gap it goes to, counted while the section still stands where it was. */
  readonly index: number;
}

/** Moves a section within its page or to another. */
export function moveSection(document: Draft<PortalDocument>, action: MoveSection): Selection | undefined {
  const spot = findSection(document, action.sectionId);
  const target = document.pages.find((page) => page.id === action.pageId);
  if (!spot || !target) return undefined;
  if (spot.page.id === target.id) moveWithin(target.sections, spot.index, action.index);
  else {
    spot.page.sections.splice(spot.index, 1);
    target.sections.splice(clamp(action.index, target.sections.length), 0, spot.section);
  }
  return { kind: 'section', id: action.sectionId };
}
