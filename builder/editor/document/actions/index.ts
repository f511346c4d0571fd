import type { Draft } from 'mutative';
import type { PortalDocument } from '../../../../renderer/document.ts';
import type { Selection } from '../selection.ts';
import { type DuplicateBlock, duplicateBlock } from './duplicate-block.ts';
import { type DuplicateSection, duplicateSection } from './duplicate-section.ts';
import { type InsertBlock, insertBlock } from './insert-block.ts';
import { type InsertPage, insertPage } from './insert-page.ts';
import { type InsertRow, insertRow } from './insert-row.ts';
import { type InsertSection, insertSection } from './insert-section.ts';
import { type MoveBlock, moveBlock } from './move-block.ts';
import { type MovePage, movePage } from './move-page.ts';
import { type MoveRow, moveRow } from './move-row.ts';
import { type MoveSection, moveSection } from './move-section.ts';
import { type RemoveBlock, removeBlock } from './remove-block.ts';
import { type RemovePage, removePage } from './remove-page.ts';
import { type RemoveRow, removeRow } from './remove-row.ts';
import { type RemoveSection, removeSection } from './remove-section.ts';
import { type SetColumns, setColumns } from './set-columns.ts';
import { type UpdateBlock, updateBlock } from './update-block.ts';
import { type UpdateHeader, updateHeader } from './update-header.ts';
import { type UpdatePage, updatePage } from './update-page.ts';
import { type UpdatePageSettings, updatePageSettings } from './update-page-settings.ts';
import { type UpdateSection, updateSection } from './update-section.ts';

/** Everything that can be done to a document. One that names a part which is gone changes nothing. */
export type Action =
  | InsertSection
  | MoveSection
  | RemoveSection
  | DuplicateSection
  | UpdateSection
  | InsertRow
  | MoveRow
  | RemoveRow
  | SetColumns
  | InsertBlock
  | MoveBlock
  | RemoveBlock
  | DuplicateBlock
  | UpdateBlock
  | UpdateHeader
  | UpdatePageSettings
  | InsertPage
  | UpdatePage
  | MovePage
  | RemovePage;

/** Changes the draft; answers what is to be selected then, where that changes. */
type Handlers = {
  readonly [Type in Action['type']]: (
    document: Draft<PortalDocument>,
    action: Extract<Action, { type: Type }>,
  ) => Selection | undefined;
};

const handlers: Handlers = {
  'insert-section': insertSection,
  'move-section': moveSection,
  'remove-section': removeSection,
  'duplicate-section': duplicateSection,
  'update-section': updateSection,
  'insert-row': insertRow,
  'move-row': moveRow,
  'remove-row': removeRow,
  'set-columns': setColumns,
  'insert-block': insertBlock,
  'move-block': moveBlock,
  'remove-block': removeBlock,
  'duplicate-block': duplicateBlock,
  'update-block': updateBlock,
  'update-header': updateHeader,
  'update-page-settings': updatePageSettings,
  'insert-page': insertPage,
  'update-page': updatePage,
  'move-page': movePage,
  'remove-page': removePage,
};

/** Applies any action to a draft. */
export function applyAction(document: Draft<PortalDocument>, action: Action): Selection | undefined {
  const handler = handlers[action.type] as (document: Draft<PortalDocument>, action: Action) => Selection | undefined;
  return handler(document, action);
}
