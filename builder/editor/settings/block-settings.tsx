import { Alert, Skeleton, Stack, Text } from '@mantine/core';
import type { ComponentType } from 'react';
import { Suspense, useState } from 'react';
import type { z } from 'zod';
import type { BlockInstance } from '../../../renderer/document.ts';
import { blockForms } from '../../blocks.ts';
import type { BlockFormProps } from '../../fields/block-form.ts';
import { ErrorBoundary } from '../canvas/error-boundary.tsx';
import { blockTypeOf } from '../canvas/part-names.ts';
import { useEditor } from '../state/editor-context.tsx';
import { GeneratedForm } from './generated-form.tsx';

type Settings = Record<string, unknown>;

/** Settings that are not valid yet: shown with their errors, applied once they are. */
interface Draft {
  /** The settings they were made from; when those change, by undo for instance, the draft is over. */
  readonly of: BlockInstance['settings'];
  readonly value: Settings;
  readonly errors: Readonly<Record<string, string>>;
}

const NO_ERRORS = {};

/** The settings of a block, by its own form or the one generated from its schema. */
export function BlockSettings({ block }: { block: BlockInstance }) {
  const { documents, readOnly } = useEditor();
  const [draft, setDraft] = useState<Draft | null>(null);
  const blockType = blockTypeOf(block.type);
  const current = draft?.of === block.settings ? draft : null;

  const change = (value: Settings) => {
    const parsed = blockType.settings.safeParse(value);
    if (parsed.success) {
      setDraft(null);
      const settings = parsed.data as BlockInstance['settings'];
      documents.getState().perform({ type: 'update-block', blockId: block.id, settings }, `settings:${block.id}`);
      return;
    }
    const errors = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message]));
    setDraft({ of: block.settings, value, errors });
  };

  const props: BlockFormProps<Settings> = {
    settings: current?.value ?? block.settings,
    onChange: change,
    errors: current?.errors ?? NO_ERRORS,
    disabled: readOnly,
  };
  // Which form goes with which settings is checked where the table is typed, in `builder/blocks.ts`.
  const Form = blockForms[block.type] as ComponentType<BlockFormProps<Settings>> | null;
  return (
    <Stack>
      <Text size="xs" c="dimmed">
        {blockType.description}
      </Text>
      <ErrorBoundary fallback={(message) => <Alert color="bad">{message}</Alert>} resetKey={block}>
        <Suspense fallback={<Skeleton height={120} />}>
          {Form ? (
            <Form {...props} />
          ) : (
            <GeneratedForm {...props} schema={blockType.settings as unknown as z.ZodObject} />
          )}
        </Suspense>
      </ErrorBoundary>
      {current && (
        <Text size="xs" c="bad" role="status">
          Not applied yet: something above needs mending.
        </Text>
      )}
    </Stack>
  );
}
