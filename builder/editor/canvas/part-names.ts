import { blockTypes } from '../../../renderer/blocks/index.ts';
import type { BlockInstance } from '../../../renderer/document.ts';

/** The type of a block, with its label and schema. */
export function blockTypeOf(type: BlockInstance['type']): (typeof blockTypes)[number] {
  const blockType = blockTypes.find((candidate) => candidate.type === type);
  if (!blockType) throw new Error(`There is no block type "${type}".`);
  return blockType;
}

/** What a block is called in menus and speech: its heading, else its type. */
export function blockName(block: BlockInstance): string {
  const heading = 'heading' in block.settings ? block.settings.heading.trim() : '';
  return heading || blockTypeOf(block.type).label;
}

/** What a section is called in menus and speech. */
export function sectionName(section: { title: string }): string {
  return section.title.trim() || 'Untitled section';
}
