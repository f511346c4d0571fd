import type { Draft } from 'mutative';
import type { Page, PortalDocument } from '../../../../renderer/document.ts';
import { clamp } from './tools.ts';

export interface InsertPage {
  readonly type: 'insert-page';
  readonly index: number;
  readonly page: Page;
}

/** Adds a page; with a second one, pages show as tabs. */
export function insertPage(document: Draft<PortalDocument>, action: InsertPage): undefined {
  document.pages.splice(clamp(action.index, document.pages.length), 0, action.page);
}
