import { useMemo } from 'react';
import type { RenderContext } from '../../../renderer/render-context.ts';
import { useApi } from '../../api/use-api.ts';
import { type Subject, useDocument, useEditor, useView } from '../state/editor-context.tsx';

/** Address of the draft's real page, below which its pictures and files are found too. */
export function previewPath(subject: Subject, customerId: string | null): string {
  if (subject.kind === 'portal') return `/preview/portals/${subject.customerId}`;
  const path = `/preview/templates/${subject.templateId}`;
  return customerId ? `${path}/for/${customerId}` : path;
}

/** The page around the canvas's blocks: the document's language, else the workspace's, and no viewer. */
export function useRenderContext(): RenderContext {
  const chosen = useDocument((state) => state.document.language);
  const { subject } = useEditor();
  const customerId = useView((state) => state.customerId);
  const workspace = useApi('workspace.get', {});
  const language = chosen ?? workspace.data?.language ?? 'en';
  return useMemo(() => {
    const path = previewPath(subject, customerId);
    return { language, path, interactive: false, viewer: 'stranger' };
  }, [language, subject, customerId]);
}
