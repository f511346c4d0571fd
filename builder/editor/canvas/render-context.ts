import { useMemo } from 'react';
import type { RenderContext } from '../../../renderer/render-context.ts';
import { useApi } from '../../api/use-api.ts';
import { useDocument, useView } from '../state/editor-context.tsx';

/** The page around the canvas's blocks: the document's language, else the workspace's, and no viewer. */
export function useRenderContext(): RenderContext {
  const chosen = useDocument((state) => state.document.language);
  const customerId = useView((state) => state.customerId);
  const workspace = useApi('workspace.get', {});
  const language = chosen ?? workspace.data?.language ?? 'en';
  return useMemo(() => {
    const path = customerId ? `/preview/portals/${customerId}` : '/preview';
    return { language, path, interactive: false, viewer: 'stranger' };
  }, [language, customerId]);
}
