import type { Draft } from 'mutative';
import type { BlockInstance, PortalDocument, Section } from '../../../../renderer/document.ts';
import { findColumn, findSection } from '../find.ts';
import type { Place } from '../place.ts';

/** The index within 0 … length. */
export function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(index, length));
}

/** Moves the item at `from` so that it comes to stand at the gap `to`, counted before the move. */
export function moveWithin<T>(list: T[], from: number, to: number): void {
  const [item] = list.splice(from, 1);
  if (item !== undefined) list.splice(clamp(to > from ? to - 1 : to, list.length), 0, item);
}

/** Puts a block at a place; false where the place does not exist. */
export function put(document: Draft<PortalDocument>, block: BlockInstance, place: Place): boolean {
  if (place.kind === 'column') {
    const column = findColumn(document, place.columnId)?.column;
    column?.blocks.splice(clamp(place.index, column.blocks.length), 0, block);
    return column !== undefined;
  }
  const section = findSection(document, place.sectionId)?.section;
  const row = { id: place.rowId, columns: [{ id: place.columnId, blocks: [block] }] };
  section?.rows.splice(clamp(place.index, section.rows.length), 0, row);
  return section !== undefined;
}

/** Drops a row that held one column and lost its last block, unless it is the section's only one. */
export function tidyRow(section: Draft<Section>, rowId: string): void {
  const row = section.rows.find((candidate) => candidate.id === rowId);
  if (!row || section.rows.length === 1 || row.columns.length > 1) return;
  if (row.columns[0]?.blocks.length === 0) section.rows.splice(section.rows.indexOf(row), 1);
}
