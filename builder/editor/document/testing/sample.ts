import { emptyDocument, type PortalDocument, type Section } from '../../../../renderer/document.ts';
import { newBlock } from '../create.ts';

/** A section of one row and column with blocks that are named by their headings: `notes1`, `notes2`. */
export function sampleSection(id: string, ...blockIds: string[]): Section {
  const blocks = blockIds.map((blockId) => ({ ...newBlock('notes'), id: blockId }));
  const rows = [{ id: `${id}-row`, columns: [{ id: `${id}-col`, blocks }] }];
  return { id, title: id, inNavigation: true, background: 'none', hidden: false, locked: false, rows };
}

/** One page with two sections: `first1` holds `block-a` and `block-b`, `second` holds `block-c`. */
export function sampleDocument(): PortalDocument {
  const document = emptyDocument(() => 'page-1');
  const sections = [sampleSection('first1', 'block-a', 'block-b'), sampleSection('second', 'block-c')];
  return { ...document, pages: [{ id: 'page-1', title: 'Home', sections }] };
}

/** What stands where, to compare at a glance: `first1[block-a block-b] second[block-c]`. */
export function outlineOf(document: PortalDocument): string {
  return document.pages
    .map((page) =>
      page.sections.map((section) => `${section.id}[${section.rows.map(rowOutline).join(' / ')}]`).join(' '),
    )
    .join(' || ');
}

function rowOutline(row: Section['rows'][number]): string {
  return row.columns.map((column) => column.blocks.map((block) => block.id).join(' ')).join(' | ');
}
