import type { Draft } from 'mutative';
import type { PortalDocument } from '../../../../renderer/document.ts';

export interface UpdateHeader {
  readonly type: 'update-header';
  readonly changes: Partial<PortalDocument['header']>;
}

/** Sets the banner, the logo, or whether the person in charge is shown (C-04). */
export function updateHeader(document: Draft<PortalDocument>, action: UpdateHeader): undefined {
  Object.assign(document.header, action.changes);
}
