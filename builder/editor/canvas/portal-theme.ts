import { useEffect } from 'react';
import { themeStylesheet } from '../../../renderer/theme.ts';
import { useApi } from '../../api/use-api.ts';
import { useDocument } from '../state/editor-context.tsx';

/** Gives the canvas the document's theme, by a stylesheet of its own as on the customer's page. */
export function usePortalTheme(): void {
  const theme = useDocument((state) => state.document.theme);
  const workspaceAccent = useApi('workspace.get', {}).data?.accent;
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(themeStylesheet(theme, workspaceAccent));
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [theme, workspaceAccent]);
}
