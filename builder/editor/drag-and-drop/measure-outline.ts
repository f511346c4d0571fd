import type { DocumentState } from '../document/state.ts';
import { linesBetween } from './measure-canvas.ts';
import type { Dragged, Gap } from './session.ts';

/** Attribute by which a section's line in the outline is found. */
export const OUTLINE_ATTRIBUTE = 'data-outline-section';

/** The gaps between sections in the outline; blocks are moved on the canvas. */
export function measureOutline(pane: HTMLElement, { document, pageId }: DocumentState, dragged: Dragged): Gap[] {
  const page = document.pages.find((candidate) => candidate.id === pageId);
  const moved = dragged.kind === 'part' && dragged.part.kind === 'section' ? dragged.part.id : null;
  if (!page || moved === null) return [];
  const from = page.sections.findIndex((section) => section.id === moved);
  const elements = page.sections.map((section) =>
    pane.querySelector(`[${OUTLINE_ATTRIBUTE}="${CSS.escape(section.id)}"]`),
  );
  return linesBetween(pane, elements, null).map((line, index) => ({
    ...line,
    at: { kind: 'section', pageId, index },
    spoken: `${from >= 0 && index > from ? index : index + 1} of ${page.sections.length}`,
    stays: from >= 0 && (index === from || index === from + 1),
  }));
}
