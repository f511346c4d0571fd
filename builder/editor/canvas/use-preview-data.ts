import { useEffect, useMemo } from 'react';
import { blocksOf } from '../../../renderer/document.ts';
import type { ChangeEvent } from '../../api/changes.ts';
import { api } from '../../api/client.ts';
import { onLiveChange } from '../../live/listeners.ts';
import { useDocument, useEditor, useView } from '../state/editor-context.tsx';
import { Previews } from './preview-store.ts';

/** Changes after which a block may show something else; saving the document itself is none. */
const DATA_TOPICS: ReadonlySet<ChangeEvent['topic']> = new Set([
  'customer',
  'contact',
  'note',
  'task',
  'file',
  'meeting',
  'health',
  'comment',
  'link',
  'workspace',
  'attribute',
  'staff',
]);

/** Resolves blocks by the server. */
export function createPreviews(): Previews {
  return new Previews(async (request) => (await api('preview.blocks', { body: request })).blocks);
}

/** Keeps the canvas's data (of all but texts, see `text-html.tsx`) true to the document, the chosen customer, and what others change meanwhile (B-07). */
export function usePreviewData(previews: Previews): void {
  const { views } = useEditor();
  const pages = useDocument((state) => state.document.pages);
  const language = useDocument((state) => state.document.language);
  const customerId = useView((state) => state.customerId);
  const blocks = useMemo(() => [...blocksOf({ pages })].filter((block) => block.type !== 'text'), [pages]);

  useEffect(() => previews.want({ customerId, language, blocks }), [previews, customerId, language, blocks]);
  useEffect(() => () => previews.stop(), [previews]);
  useEffect(() => {
    if (!customerId) return undefined;
    const shown = (change: ChangeEvent) => change.customerId === null || change.customerId === customerId;
    return onLiveChange((change) => {
      if (DATA_TOPICS.has(change.topic) && shown(change)) previews.refresh();
    });
  }, [previews, customerId]);
  useEffect(() => {
    const again = () => views.getState().customerId && previews.refresh();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [previews, views]);
}
