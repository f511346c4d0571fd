import type { Draft } from 'mutative';
import type { PortalDocument } from '../../../../renderer/document.ts';
import { moveWithin } from './tools.ts';

export interface MovePage {
  readonly type: 'move-page';
  readonly pageId: string;
  /** The gap it goes to, counted while the page still stands where it was. */
  readonly index: number;
}

/** Moves a page among the tabs. */
export function movePage(document: Draft<PortalDocument>, action: MovePage): undefined {
  const from = document.pages.findIndex((page) => page.id === action.pageId);
  if (from >= 0) moveWithin(document.pages, from, action.index);
}
