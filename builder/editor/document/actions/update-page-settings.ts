import type { Draft } from 'mutative';
import type { PortalDocument } from '../../../../renderer/document.ts';

export interface UpdatePageSettings {
  readonly type: 'update-page-settings';
  readonly changes: {
    readonly theme?: Partial<PortalDocument['theme']>;
    readonly navigation?: Partial<PortalDocument['navigation']>;
    readonly language?: PortalDocument['language'];
  };
}

/** Sets what holds for the whole page: theme, navigation (C-06), language. */
export function updatePageSettings(document: Draft<PortalDocument>, action: UpdatePageSettings): undefined {
  const { theme, navigation, language } = action.changes;
  Object.assign(document.theme, theme);
  Object.assign(document.navigation, navigation);
  if (language !== undefined) document.language = language;
}
