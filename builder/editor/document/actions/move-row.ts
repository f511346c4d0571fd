import type { Draft } from 'mutative';
import type { PortalDocument } from '../../../../renderer/document.ts';
import { findRow } from '../find.ts';
import { moveWithin } from './tools.ts';

export interface MoveRow {
  readonly type: 'move-row';
  readonly rowId: string;
  /** The gap within its section, counted while the row still stands where it was. */
  readonly index: number;
}

/** Moves a row within its section. */
export function moveRow(document: Draft<PortalDocument>, action: MoveRow): undefined {
  const spot = findRow(document, action.rowId);
  if (spot) moveWithin(spot.section.rows, spot.index, action.index);
}
