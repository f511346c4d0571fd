import { useMemo } from 'react';
import type { TextView } from '../../../renderer/blocks/text/block.ts';
import type { BlockInstance } from '../../../renderer/document.ts';
import { fillDynamicData } from '../../../renderer/dynamic-data.ts';
import { shownValue, useCatalogue } from '../dynamic-data.ts';
import { useView } from '../state/editor-context.tsx';
import { BlockHtml } from './block-html.tsx';

/** A text with the customer's values filled in here rather than by the server, so that leaving the editor shows no older state. */
export function TextHtml({ block }: { block: Extract<BlockInstance, { type: 'text' }> }) {
  const customerId = useView((state) => state.customerId);
  const catalogue = useCatalogue(customerId);
  const { content } = block.settings;
  const view = useMemo((): TextView => {
    const values = new Map(catalogue.map((value) => [value.path, shownValue(value, customerId)]));
    return { content: fillDynamicData(content, values) };
  }, [content, catalogue, customerId]);
  return <BlockHtml block={block} view={view} />;
}
