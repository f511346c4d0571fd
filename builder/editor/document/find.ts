import type { BlockInstance, Column, Page, PortalDocument, Row, Section } from '../../../renderer/document.ts';

type Pages = Pick<PortalDocument, 'pages'>;

export interface SectionSpot {
  readonly page: Page;
  readonly section: Section;
  readonly index: number;
}

export interface RowSpot {
  readonly section: Section;
  readonly row: Row;
  readonly index: number;
}

export interface ColumnSpot extends RowSpot {
  readonly column: Column;
  readonly columnIndex: number;
}

export interface BlockSpot {
  readonly page: Page;
  readonly section: Section;
  readonly row: Row;
  readonly column: Column;
  readonly block: BlockInstance;
  /** Among the blocks of its column. */
  readonly index: number;
}

/** The section with this id and where it stands, or null. */
export function findSection(document: Pages, sectionId: string): SectionSpot | null {
  for (const page of document.pages) {
    const index = page.sections.findIndex((section) => section.id === sectionId);
    const section = page.sections[index];
    if (section) return { page, section, index };
  }
  return null;
}

/** The row with this id and where it stands, or null. */
export function findRow(document: Pages, rowId: string): RowSpot | null {
  for (const page of document.pages)
    for (const section of page.sections) {
      const index = section.rows.findIndex((row) => row.id === rowId);
      const row = section.rows[index];
      if (row) return { section, row, index };
    }
  return null;
}

/** The column with this id and where it stands, or null. */
export function findColumn(document: Pages, columnId: string): ColumnSpot | null {
  for (const page of document.pages)
    for (const section of page.sections)
      for (const [index, row] of section.rows.entries()) {
        const columnIndex = row.columns.findIndex((column) => column.id === columnId);
        const column = row.columns[columnIndex];
        if (column) return { section, row, index, column, columnIndex };
      }
  return null;
}

/** The block with this id and where it stands, or null. */
export function findBlock(document: Pages, blockId: string): BlockSpot | null {
  for (const page of document.pages)
    for (const section of page.sections)
      for (const row of section.rows)
        for (const column of row.columns) {
          const index = column.blocks.findIndex((block) => block.id === blockId);
          const block = column.blocks[index];
          if (block) return { page, section, row, column, block, index };
        }
  return null;
}

/** Every block of a section, in reading order. */
export function blocksOfSection(section: Section): BlockInstance[] {
  return section.rows.flatMap((row) => row.columns.flatMap((column) => column.blocks));
}
