import { blockTypes } from '../../../renderer/blocks/index.ts';
import type { BlockInstance, PortalDocument } from '../../../renderer/document.ts';
import { blocksOfSection, findBlock, findSection } from '../document/find.ts';
import type { Selection } from '../document/selection.ts';

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

/** A part with its place, as it is spoken: "Tasks, 3 of 9, in Welcome". */
export function spokenPart(document: PortalDocument, part: Selection): string {
  if (part.kind === 'block') {
    const spot = findBlock(document, part.id);
    if (!spot) return '';
    const blocks = blocksOfSection(spot.section);
    const position = blocks.findIndex((block) => block.id === part.id) + 1;
    return `${blockName(spot.block)}, ${position} of ${blocks.length}, in ${sectionName(spot.section)}`;
  }
  if (part.kind === 'section') {
    const spot = findSection(document, part.id);
    return spot ? `Section ${sectionName(spot.section)}, ${spot.index + 1} of ${spot.page.sections.length}` : '';
  }
  return part.kind === 'header' ? 'Header of the page' : '';
}
