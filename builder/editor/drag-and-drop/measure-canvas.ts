import type { Page, PortalDocument, Section } from '../../../renderer/document.ts';
import { blocksOfSection, findBlock } from '../document/find.ts';
import { isLocked } from '../document/locks.ts';
import { newRowAt, staysPut } from '../document/places.ts';
import type { DocumentState } from '../document/state.ts';
import { PART_ATTRIBUTE } from '../state/focus.ts';
import type { DropLine } from './nearest.ts';
import { contentPoint, type Dragged, type Gap } from './session.ts';

/** Attribute by which a column's element on the canvas is found. */
export const COLUMN_ATTRIBUTE = 'data-column';

/** What is measured: the pane, and its elements of parts and columns, found once for all. */
interface Ground {
  readonly pane: HTMLElement;
  readonly document: PortalDocument;
  readonly dragged: Dragged;
  readonly parts: ReadonlyMap<string, Element>;
  readonly columns: ReadonlyMap<string, Element>;
}

/** Every gap of the canvas where the dragged thing can go; a block where there is no section goes into a new one. */
export function measureCanvas(pane: HTMLElement, state: DocumentState, dragged: Dragged): Gap[] {
  const { document, pageId } = state;
  const page = document.pages.find((candidate) => candidate.id === pageId);
  if (!page) return [];
  const parts = elementsBy(pane, PART_ATTRIBUTE);
  const ground = { pane, document, dragged, parts, columns: elementsBy(pane, COLUMN_ATTRIBUTE) };
  const isSection = dragged.kind === 'new' ? dragged.what === 'section' : dragged.part.kind === 'section';
  const open = page.sections.filter(({ id }) => !isLocked(state, { kind: 'section', id }));
  if (isSection || open.length === 0) return sectionGaps(ground, page);
  return open.flatMap((section) => blockGaps(ground, section));
}

function elementsBy(pane: HTMLElement, attribute: string): Map<string, Element> {
  const elements = pane.querySelectorAll(`[${attribute}]`);
  return new Map(Array.from(elements, (element) => [element.getAttribute(attribute) ?? '', element]));
}

function sectionGaps({ pane, dragged, parts }: Ground, page: Page): Gap[] {
  const moved = dragged.kind === 'part' && 'id' in dragged.part ? dragged.part.id : null;
  const from = page.sections.findIndex((section) => section.id === moved);
  const count = page.sections.length + (from < 0 ? 1 : 0);
  const elements = page.sections.map((section) => parts.get(section.id));
  const empty = page.sections.length === 0 ? pane.querySelector('[data-empty-page]') : null;
  return linesBetween(pane, elements, empty).map((line, index) => ({
    ...line,
    at: { kind: 'section', pageId: page.id, index },
    spoken: `${from >= 0 && index > from ? index : index + 1} of ${count}`,
    stays: from >= 0 && (index === from || index === from + 1),
  }));
}

function blockGaps(ground: Ground, section: Section): Gap[] {
  const { pane, document, dragged, parts, columns } = ground;
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
      gaps.push(...rowGap(ground, section, rowIndex, spoken(before)));
    for (const column of row.columns) {
      const elements = column.blocks.map((block) => parts.get(block.id));
      for (const [index, line] of linesBetween(pane, elements, columns.get(column.id)).entries()) {
        const place = { kind: 'column', columnId: column.id, index } as const;
        const stays = moved !== null && staysPut(document, moved.block.id, place);
        gaps.push({ ...line, at: { kind: 'block', place }, spoken: spoken(before + index), stays });
      }
      before += column.blocks.length;
    }
  }
  const last = section.rows.at(-1);
  if (!last || last.columns.length > 1) gaps.push(...rowGap(ground, section, section.rows.length, spoken(before)));
  return gaps;
}

/** The gap above a row of several columns, or below the last one, where a row of its own is made. */
function rowGap({ pane, parts, columns }: Ground, section: Section, index: number, spoken: string): Gap[] {
  const row = section.rows[index] ?? section.rows[index - 1];
  const element = columns.get(row?.columns[0]?.id ?? '')?.parentElement ?? parts.get(section.id);
  if (!element) return [];
  const { left, top, bottom, width } = element.getBoundingClientRect();
  const point = contentPoint(pane, { x: left, y: section.rows[index] ? top - 6 : bottom + 6 });
  return [{ ...point, width, at: { kind: 'block', place: newRowAt(section, index) }, spoken, stays: false }];
}

/** Lines above, between and below elements that stand one under the other; one in the middle of an empty holder. */
export function linesBetween(
  pane: HTMLElement,
  elements: readonly (Element | null | undefined)[],
  emptyHolder: Element | null | undefined,
): DropLine[] {
  const rects = elements.filter((element) => element != null).map((element) => element.getBoundingClientRect());
  const line = ({ left, width }: DOMRect, y: number): DropLine => ({ ...contentPoint(pane, { x: left, y }), width });
  if (rects.length === 0) {
    const rect = emptyHolder?.getBoundingClientRect();
    return rect ? [line(rect, rect.top + rect.height / 2)] : [];
  }
  return [undefined, ...rects].map((above, index) => {
    const below = rects[index];
    if (above && below) return line(below, (above.bottom + below.top) / 2);
    if (below) return line(below, below.top - 4);
    return line(above as DOMRect, (above as DOMRect).bottom + 4);
  });
}
