import type { Draft } from 'mutative';
import type { BlockInstance, PortalDocument } from '../../../../renderer/document.ts';
import { findBlock } from '../find.ts';
import type { Selection } from '../selection.ts';

export interface DuplicateBlock {
  readonly type: 'duplicate-block';
  readonly blockId: string;
  /** The copy, under a new id. */
  readonly copy: BlockInstance;
}

/** Puts the copy right after its original and selects it. */
export function duplicateBlock(document: Draft<PortalDocument>, action: DuplicateBlock): Selection | undefined {
  const spot = findBlock(document, action.blockId);
  if (!spot) return undefined;
  spot.column.blocks.splice(spot.index + 1, 0, action.copy);
  return { kind: 'block', id: action.copy.id };
}
