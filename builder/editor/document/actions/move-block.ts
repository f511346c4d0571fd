import type { Draft } from 'mutative';
import type { PortalDocument } from '../../../../renderer/document.ts';
import { findBlock, findColumn } from '../find.ts';
import type { Place } from '../place.ts';
import type { Selection } from '../selection.ts';
import { moveWithin, put, tidyRow } from './tools.ts';

export interface MoveBlock {
  readonly type: 'move-block';
  readonly blockId: string;
  /** Counted while the block still stands where it was. */
  readonly to: Place;
}

/** Moves a block within its column, to another column or section, or into a row of its own. */
export function moveBlock(document: Draft<PortalDocument>, action: MoveBlock): Selection | undefined {
  const spot = findBlock(document, action.blockId);
  if (!spot) return undefined;
  const { to } = action;
  if (to.kind === 'column' && to.columnId === spot.column.id) moveWithin(spot.column.blocks, spot.index, to.index);
  else {
    if (to.kind === 'column' && !findColumn(document, to.columnId)) return undefined;
    if (!put(document, spot.block, to)) return undefined;
    spot.column.blocks.splice(spot.index, 1);
    tidyRow(spot.section, spot.row.id);
  }
  return { kind: 'block', id: action.blockId };
}
