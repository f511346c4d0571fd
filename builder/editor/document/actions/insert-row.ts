import type { Draft } from 'mutative';
import type { PortalDocument, Row } from '../../../../renderer/document.ts';
import { findSection } from '../find.ts';
import type { Selection } from '../selection.ts';
import { clamp } from './tools.ts';

export interface InsertRow {
  readonly type: 'insert-row';
  readonly sectionId: string;
  readonly index: number;
  readonly row: Row;
}

/** Adds a row of one to three columns to a section. */
export function insertRow(document: Draft<PortalDocument>, action: InsertRow): Selection | undefined {
  const section = findSection(document, action.sectionId)?.section;
  if (!section) return undefined;
  section.rows.splice(clamp(action.index, section.rows.length), 0, action.row);
  return { kind: 'section', id: section.id };
}
