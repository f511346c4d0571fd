import type { Draft } from 'mutative';
import type { PortalDocument } from '../../../../renderer/document.ts';
import { findRow } from '../find.ts';

export interface SetColumns {
  readonly type: 'set-columns';
  readonly rowId: string;
  readonly count: 1 | 2 | 3;
  /** Ids for columns that may have to be made. */
  readonly newIds: readonly [string, string];
}

/** Gives a row one to three columns; blocks of columns that go move to the last one that stays. */
export function setColumns(document: Draft<PortalDocument>, action: SetColumns): undefined {
  const columns = findRow(document, action.rowId)?.row.columns;
  if (!columns) return;
  const removed = columns.splice(action.count);
  columns.at(-1)?.blocks.push(...removed.flatMap((column) => column.blocks));
  for (const id of action.newIds.slice(0, action.count - columns.length)) columns.push({ id, blocks: [] });
}
