import { nanoid } from 'nanoid';
import type { BlockTypeName } from '../../../renderer/blocks/index.ts';
import { blockTypes } from '../../../renderer/blocks/index.ts';
import type { BlockInstance, Page, Row, Section } from '../../../renderer/document.ts';

/** Id of a new part of a document. */
export function newId(): string {
  return nanoid(12);
}

/** A row of empty columns. */
export function newRow(columns = 1): Row {
  return { id: newId(), columns: Array.from({ length: columns }, () => ({ id: newId(), blocks: [] })) };
}

/** A section with one row and, if given, its first block. */
export function newSection(title = 'New section', block?: BlockInstance): Section {
  const column = { id: newId(), blocks: block ? [block] : [] };
  return {
    id: newId(),
    title,
    inNavigation: true,
    background: 'none',
    hidden: false,
    locked: false,
    rows: [{ id: newId(), columns: [column] }],
  };
}

/** A page with nothing on it. */
export function newPage(title = 'New page'): Page {
  return { id: newId(), title, sections: [] };
}

/** A block as it comes from the palette: every setting at its default. */
export function newBlock(type: BlockTypeName): BlockInstance {
  const blockType = blockTypes.find((candidate) => candidate.type === type);
  if (!blockType) throw new Error(`There is no block type "${type}".`);
  const { version } = blockType;
  return { id: newId(), type, version, settings: blockType.settings.parse({}) } as BlockInstance;
}

/** The same block under a new id. */
export function copyBlock(block: BlockInstance): BlockInstance {
  return { ...structuredClone(block), id: newId() };
}

/** The same section, every part of it under a new id; the copy is not locked. */
export function copySection(section: Section): Section {
  return {
    ...section,
    id: newId(),
    locked: false,
    rows: section.rows.map((row) => ({
      id: newId(),
      columns: row.columns.map((column) => ({ id: newId(), blocks: column.blocks.map(copyBlock) })),
    })),
  };
}
