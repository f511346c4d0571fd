import type { Draft } from 'mutative';
import type { BlockInstance, PortalDocument } from '../../../../renderer/document.ts';
import { findBlock } from '../find.ts';

export interface UpdateBlock {
  readonly type: 'update-block';
  readonly blockId: string;
  /** All settings, valid for the block's type. */
  readonly settings: BlockInstance['settings'];
}

/** Replaces a block's settings. */
export function updateBlock(document: Draft<PortalDocument>, action: UpdateBlock): undefined {
  const block = findBlock(document, action.blockId)?.block;
  if (block) block.settings = action.settings;
}
