import type { Draft } from 'mutative';
import type { PortalDocument } from '../../../../renderer/document.ts';

export interface UpdatePage {
  readonly type: 'update-page';
  readonly pageId: string;
  readonly title: string;
}

/** Renames a page. */
export function updatePage(document: Draft<PortalDocument>, action: UpdatePage): undefined {
  const page = document.pages.find((candidate) => candidate.id === action.pageId);
  if (page) page.title = action.title;
}
