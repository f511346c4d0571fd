import { memo, useLayoutEffect, useRef } from 'react';
import type { BlockInstance } from '../../../renderer/document.ts';
import { renderBlock } from '../../../renderer/render-block.ts';
import { useRenderContext } from './render-context.ts';

interface Props {
  block: Pick<BlockInstance, 'id' | 'type'>;
  view: Record<string, unknown>;
}

/** A block's real view. Its words can be read and selected; its forms and links do nothing here. */
export const BlockHtml = memo(function BlockHtml({ block: { id, type }, view }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const context = useRenderContext();
  const html = renderBlock({ id, type }, view, context);
  useLayoutEffect(() => {
    if (html !== '') disarm(element.current);
  }, [html]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the renderer escapes everything that people wrote
  return <div ref={element} dangerouslySetInnerHTML={{ __html: html }} />;
});

/** Takes forms and links out of reach of pointer and keyboard; the text around them stays as it is, wide tables scroll by keyboard. */
function disarm(element: HTMLElement | null): void {
  for (const form of element?.querySelectorAll('form, input, textarea, select, button') ?? [])
    form.setAttribute('inert', '');
  for (const link of element?.querySelectorAll('a, summary, [tabindex]:not(.table-scroll)') ?? [])
    link.setAttribute('tabindex', '-1');
}
