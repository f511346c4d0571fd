import type { Draft } from 'mutative';
import type { PortalDocument } from '../../../../renderer/document.ts';
import { findSection } from '../find.ts';
import type { Selection } from '../selection.ts';
import { NOTHING } from '../selection.ts';

export interface RemoveSection {
  readonly type: 'remove-section';
  readonly sectionId: string;
}

/** Removes a section and selects its neighbour, so that the keyboard stays where it was. */
export function removeSection(document: Draft<PortalDocument>, action: RemoveSection): Selection | undefined {
  const spot = findSection(document, action.sectionId);
  if (!spot) return undefined;
  const { sections } = spot.page;
  sections.splice(spot.index, 1);
  const neighbour = sections[spot.index] ?? sections[spot.index - 1];
  return neighbour ? { kind: 'section', id: neighbour.id } : NOTHING;
}
