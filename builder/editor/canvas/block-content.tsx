import { Skeleton } from '@mantine/core';
import { lazy, memo, Suspense } from 'react';
import { useStore } from 'zustand';
import type { BlockInstance } from '../../../renderer/document.ts';
import { useEditor, useView } from '../state/editor-context.tsx';
import { BlockHtml } from './block-html.tsx';
import classes from './canvas.module.css';
import { ErrorBoundary } from './error-boundary.tsx';
import { ErrorCard } from './error-card.tsx';
import { blockName } from './part-names.ts';
import { TextHtml } from './text-html.tsx';

const TextInPlace = lazy(() => import('../rich-text/text-in-place.tsx'));

type TextBlock = Extract<BlockInstance, { type: 'text' }>;

/** What is inside a block's frame: its view, the text editor while it is edited, or why there is nothing to show. */
export const BlockContent = memo(function BlockContent({ block }: { block: BlockInstance }) {
  const { previews, commands, views } = useEditor();
  const result = useStore(previews, (state) => state.results[block.id]);
  const editing = useView((state) => state.editingBlockId === block.id);

  const openSettings = () => {
    commands.select({ kind: 'block', id: block.id });
    views.getState().show({ drawer: 'right' });
  };
  const failed = (message: string) => <ErrorCard name={blockName(block)} message={message} onSettings={openSettings} />;

  if (editing && block.type === 'text')
    return (
      <ErrorBoundary fallback={failed} resetKey={block}>
        <Suspense fallback={<TextHtml block={block as TextBlock} />}>
          <TextInPlace block={block as TextBlock} />
        </Suspense>
      </ErrorBoundary>
    );
  if (block.type === 'text')
    return (
      <ErrorBoundary fallback={failed} resetKey={block}>
        <TextHtml block={block as TextBlock} />
      </ErrorBoundary>
    );
  if (!result) return <Skeleton height={72} radius="md" className={classes.skeleton} />;
  if ('error' in result) return failed(result.error);
  return (
    <ErrorBoundary fallback={failed} resetKey={result}>
      <BlockHtml block={block} view={result.view} />
    </ErrorBoundary>
  );
});
