import { filesBlock } from './files/block.ts';
import { healthScoresBlock } from './health-scores/block.ts';
import { meetingsBlock } from './meetings/block.ts';
import { notesBlock } from './notes/block.ts';
import { profileBlock } from './profile/block.ts';
import { resourcesBlock } from './resources/block.ts';
import { tasksBlock } from './tasks/block.ts';
import { textBlock } from './text/block.ts';

/**
 * Every block type, in the palette's order. The document schema, palette, API schema, generated forms and
 * the conformance test derive from this table.
 */
export const blockTypes = [
  textBlock,
  notesBlock,
  tasksBlock,
  filesBlock,
  meetingsBlock,
  healthScoresBlock,
  resourcesBlock,
  profileBlock,
] as const;

/** Name of a block type. */
export type BlockTypeName = (typeof blockTypes)[number]['type'];
