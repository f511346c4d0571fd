import type { Draft } from 'mutative';
import type { PortalDocument } from '../../../../renderer/document.ts';
import { findRow } from '../find.ts';
import type { Selection } from '../selection.ts';

export interface RemoveRow {
  readonly type: 'remove-row';
  readonly rowId: string;
}

/** Removes a row with everything in it. */
export function removeRow(document: Draft<PortalDocument>, action: RemoveRow): Selection | undefined {
  const spot = findRow(document, action.rowId);
  if (!spot) return undefined;
  spot.section.rows.splice(spot.index, 1);
  return { kind: 'section', id: spot.section.id };
}
