import type { Draft } from 'mutative';
import type { PortalDocument } from '../../../../renderer/document.ts';
import { findBlock } from '../find.ts';
import type { Selection } from '../selection.ts';
import { tidyRow } from './tools.ts';

export interface RemoveBlock {
  readonly type: 'remove-block';
  readonly blockId: string;
}

/** Removes a block and selects its neighbour, else its section. */
export function removeBlock(document: Draft<PortalDocument>, action: RemoveBlock): Selection | undefined {
  const spot = findBlock(document, action.blockId);
  if (!spot) return undefined;
  const { blocks } = spot.column;
  blocks.splice(spot.index, 1);
  const neighbour = blocks[spot.index] ?? blocks[spot.index - 1];
  const next: Selection = neighbour ? { kind: 'block', id: neighbour.id } : { kind: 'section', id: spot.section.id };
  tidyRow(spot.section, spot.row.id);
  return next;
}
