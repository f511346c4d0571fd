import type { Draft } from 'mutative';
import type { PortalDocument } from '../../../../renderer/document.ts';

export interface RemovePage {
  readonly type: 'remove-page';
  readonly pageId: string;
}

/** Removes a page; the last one stays. */
export function removePage(document: Draft<PortalDocument>, action: RemovePage): undefined {
  const index = document.pages.findIndex((page) => page.id === action.pageId);
  if (index >= 0 && document.pages.length > 1) document.pages.splice(index, 1);
}
