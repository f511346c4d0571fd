import type { Page, PortalDocument, Section } from '../../../renderer/document.ts';
import { blocksOfSection, findBlock } from '../document/find.ts';
import { newRowAt } from '../document/places.ts';
import { partElement } from '../state/focus.ts';
import type { DropLine } from './nearest.ts';
import { contentPoint, type Dragged, type Gap } from './session.ts';

/** Attribute by which a column's element on the canvas is found. */
export const COLUMN_ATTRIBUTE = 'data-column';

/** Every gap of the canvas where the dragged thing can go; a block where there is no section goes into a new one. */
export function measureCanvas(pane: HTMLElement, document: PortalDocument, pageId: string, dragged: Dragged): Gap[] {
  const page = document.pages.find((candidate) => candidate.id === pageId);
  if (!page) return [];
  const isSection = dragged.kind === 'new' ? dragged.what === 'section' : dragged.part.kind === 'section';
  if (isSection || page.sections.length === 0) return sectionGaps(pane, page, dragged);
  return page.sections.flatMap((section) => blockGaps(pane, document, section, dragged));
}

function sectionGaps(pane: HTMLElement, page: Page, dragged: Dragged): Gap[] {
  const moved = dragged.kind === 'part' && 'id' in dragged.part ? dragged.part.id : null;
  const from = page.sections.findIndex((section) => section.id === moved);
  const count = page.sections.length + (from < 0 ? 1 : 0);
  const elements = page.sections.map((section) => partElement({ kind: 'section', id: section.id }));
  const empty = page.sections.length === 0 ? pane.querySelector('[data-empty-page]') : null;
  return linesBetween(pane, elements, empty).map((line, index) => ({
    ...line,
    at: { kind: 'section', pageId: page.id, index },
    spoken: `${from >= 0 && index > from ? index : index + 1} of ${count}`,
  }));
}

function blockGaps(pane: HTMLElement, document: PortalDocument, section: Section, dragged: Dragged): Gap[] {
  const moved = dragged.kind === 'part' && dragged.part.kind === 'block' ? findBlock(document, dragged.part.id) : null;
  const own = blocksOfSection(section);
  const from = moved ? own.findIndex((block) => block.id === moved.block.id) : -1;
  const count = own.length + (from < 0 ? 1 : 0);
  const spoken = (before: number) =>
    `${from >= 0 && before > from ? before : before + 1} of ${count}, in ${section.title || 'untitled section'}`;

  const gaps: Gap[] = [];
  let before = 0;
  for (const [rowIndex, row] of section.rows.entries()) {
    const above = section.rows[rowIndex - 1];
    if (row.columns.length > 1 && (above?.columns.length ?? 2) > 1)
      gaps.push(...rowGap(pane, section, rowIndex, spoken(before)));
    for (const column of row.columns) {
      const elements = column.blocks.map((block) => partElement({ kind: 'block', id: block.id }));
      const holder = pane.querySelector(`[${COLUMN_ATTRIBUTE}="${CSS.escape(column.id)}"]`);
      const columnStart = before;
      for (const [index, line] of linesBetween(pane, elements, holder).entries())
        gaps.push({
          ...line,
          at: { kind: 'block', place: { kind: 'column', columnId: column.id, index } },
          spoken: spoken(columnStart + index),
        });
      before += column.blocks.length;
    }
  }
  const last = section.rows.at(-1);
  if (!last || last.columns.length > 1) gaps.push(...rowGap(pane, section, section.rows.length, spoken(before)));
  return gaps;
}

/** The gap above a row of several columns, or below the last one, where a row of its own is made. */
function rowGap(pane: HTMLElement, section: Section, index: number, spoken: string): Gap[] {
  const row = section.rows[index] ?? section.rows[index - 1];
  const column = row && pane.querySelector(`[${COLUMN_ATTRIBUTE}="${CSS.escape(row.columns[0]?.id ?? '')}"]`);
  const element = column?.parentElement ?? partElement({ kind: 'section', id: section.id });
  if (!element) return [];
  const rect = element.getBoundingClientRect();
  const y = section.rows[index] ? rect.top - 6 : rect.bottom + 6;
  return [
    {
      ...contentPoint(pane, { x: rect.left, y }),
      width: rect.width,
      at: { kind: 'block', place: newRowAt(section, index) },
      spoken,
    },
  ];
}

/** Lines above, between and below elements that stand one under the other; one in the middle of an empty holder. */
export function linesBetween(
  pane: HTMLElement,
  elements: readonly (Element | null)[],
  emptyHolder: Element | null,
): DropLine[] {
  const rects = elements.filter((element) => element !== null).map((element) => element.getBoundingClientRect());
  if (rects.length === 0) {
    const rect = emptyHolder?.getBoundingClientRect();
    if (!rect) return [];
    return [{ ...contentPoint(pane, { x: rect.left, y: rect.top + rect.height / 2 }), width: rect.width }];
  }
  const line = (rect: DOMRect, y: number): DropLine => ({
    ...contentPoint(pane, { x: rect.left, y }),
    width: rect.width,
  });
  return [undefined, ...rects].map((above, index) => {
    const below = rects[index];
    if (above && below) return line(below, (above.bottom + below.top) / 2);
    if (below) return line(below, below.top - 4);
    return line(above as DOMRect, (above as DOMRect).bottom + 4);
  });
}
