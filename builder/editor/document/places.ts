import type { Page, PortalDocument, Section } from '../../../renderer/document.ts';
import { newId, newRow } from './create.ts';
import { blocksOfSection, findBlock, findSection } from './find.ts';
import type { Place } from './place.ts';
import type { Selection } from './selection.ts';

/** The end of a section: below the last block of its first column's row, or in a row made for it. */
export function endOfSection(section: Section): Place {
  const column = section.rows.at(-1)?.columns[0];
  if (column) return { kind: 'column', columnId: column.id, index: column.blocks.length };
  return newRowAt(section, 0);
}

/** A row of its own at an index of a section. */
export function newRowAt(section: Section, index: number): Place {
  const row = newRow();
  return { kind: 'new-row', sectionId: section.id, index, rowId: row.id, columnId: row.columns[0]?.id ?? newId() };
}

/** Right after what is selected, else at the end of the page; null where the page has no section yet. */
export function placeAfter(document: PortalDocument, selection: Selection, pageId: string): Place | null {
  if (selection.kind === 'block') {
    const spot = findBlock(document, selection.id);
    if (spot) return { kind: 'column', columnId: spot.column.id, index: spot.index + 1 };
  }
  const chosen = selection.kind === 'section' ? findSection(document, selection.id)?.section : undefined;
  const section = chosen ?? document.pages.find((page) => page.id === pageId)?.sections.at(-1);
  return section ? endOfSection(section) : null;
}

/** The index in the page at which a new section follows what is selected. */
export function sectionIndexAfter(document: PortalDocument, selection: Selection, pageId: string): number {
  const page = document.pages.find((candidate) => candidate.id === pageId);
  if (!page) return 0;
  const sectionId =
    selection.kind === 'block'
      ? findBlock(document, selection.id)?.section.id
      : 'id' in selection
        ? selection.id
        : null;
  const index = page.sections.findIndex((section) => section.id === sectionId);
  return index < 0 ? page.sections.length : index + 1;
}

/** Every gap between blocks of a page, in reading order. */
export function blockGaps(page: Page): Place[] {
  return page.sections.flatMap((section) => {
    if (section.rows.length === 0) return [newRowAt(section, 0)];
    return section.rows.flatMap((row) =>
      row.columns.flatMap((column) =>
        Array.from({ length: column.blocks.length + 1 }, (_, index): Place => {
          return { kind: 'column', columnId: column.id, index };
        }),
      ),
    );
  });
}

/** Where a block goes by one step up or down, across columns and sections; null at the page's ends. */
export function stepOf(document: PortalDocument, blockId: string, direction: -1 | 1): Place | null {
  const spot = findBlock(document, blockId);
  if (!spot) return null;
  const gaps = blockGaps(spot.page);
  const above = gaps.findIndex(
    (gap) => gap.kind === 'column' && gap.columnId === spot.column.id && gap.index === spot.index,
  );
  // The gaps right above and right below the block leave it where it is.
  return gaps[direction < 0 ? above - 1 : above + 2] ?? null;
}

/** Whether dropping a block there would leave it where it is. */
export function staysPut(document: PortalDocument, blockId: string, place: Place): boolean {
  const spot = findBlock(document, blockId);
  if (!spot || place.kind !== 'column' || place.columnId !== spot.column.id) return false;
  return place.index === spot.index || place.index === spot.index + 1;
}

/** Parts of a page that can be selected, in reading order, as the arrow keys walk them. */
export function walkOf(page: Page): Selection[] {
  const parts: Selection[] = [{ kind: 'header' }];
  for (const section of page.sections) {
    parts.push({ kind: 'section', id: section.id });
    for (const block of blocksOfSection(section)) parts.push({ kind: 'block', id: block.id });
  }
  return parts;
}
