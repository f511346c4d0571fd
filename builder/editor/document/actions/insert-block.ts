import type { Draft } from 'mutative';
import type { BlockInstance, PortalDocument } from '../../../../renderer/document.ts';
import type { Place } from '../place.ts';
import type { Selection } from '../selection.ts';
import { put } from './tools.ts';

export interface InsertBlock {
  readonly type: 'insert-block';
  readonly block: BlockInstance;
  readonly to: Place;
}

/** Puts a new block at a place and selects it. */
export function insertBlock(document: Draft<PortalDocument>, action: InsertBlock): Selection | undefined {
  return put(document, action.block, action.to) ? { kind: 'block', id: action.block.id } : undefined;
}
