import { Alert, Stack, Title } from '@mantine/core';
import { Lock } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { blockName, blockTypeOf, sectionName } from '../canvas/part-names.ts';
import { findBlock, findSection } from '../document/find.ts';
import { isLocked } from '../document/locks.ts';
import { ReadOnlyPart, useDocument } from '../state/editor-context.tsx';
import { BlockSettings } from './block-settings.tsx';
import { HeaderSettings } from './header-settings.tsx';
import { PageSettings } from './page-settings.tsx';
import { SectionSettings } from './section-settings.tsx';

/** The settings of what is selected; of the whole page while nothing is. */
export const SettingsPane = memo(function SettingsPane() {
  const selection = useDocument((state) => state.selection);
  const locked = useDocument((state) => isLocked(state, state.selection));
  const block = useDocument((state) =>
    state.selection.kind === 'block' ? findBlock(state.document, state.selection.id)?.block : undefined,
  );
  const section = useDocument((state) =>
    state.selection.kind === 'section' ? findSection(state.document, state.selection.id)?.section : undefined,
  );
  if (block) {
    const { label } = blockTypeOf(block.type);
    const name = blockName(block);
    return (
      <Pane title={name === label ? label : `${label}: ${name}`} locked={locked}>
        <BlockSettings key={block.id} block={block} />
      </Pane>
    );
  }
  if (section)
    return (
      <Pane title={`Section: ${sectionName(section)}`} locked={locked}>
        <SectionSettings key={section.id} section={section} />
      </Pane>
    );
  if (selection.kind === 'header')
    return (
      <Pane title="Header">
        <HeaderSettings />
      </Pane>
    );
  return (
    <Pane title="Page">
      <PageSettings />
    </Pane>
  );
});

function Pane({ title, locked = false, children }: { title: string; locked?: boolean; children: ReactNode }) {
  return (
    <Stack p="md">
      <Title order={2}>{title}</Title>
      {locked && (
        <Alert color="gray" icon={<Lock size={16} />}>
          This section is locked: only admins and CSMs can change it. You can move it.
        </Alert>
      )}
      <ReadOnlyPart readOnly={locked}>{children}</ReadOnlyPart>
    </Stack>
  );
}
