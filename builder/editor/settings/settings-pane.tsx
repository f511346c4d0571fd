import { Stack, Title } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import { blockName, blockTypeOf, sectionName } from '../canvas/part-names.ts';
import { findBlock, findSection } from '../document/find.ts';
import { useDocument } from '../state/editor-context.tsx';
import { BlockSettings } from './block-settings.tsx';
import { HeaderSettings } from './header-settings.tsx';
import { PageSettings } from './page-settings.tsx';
import { SectionSettings } from './section-settings.tsx';

/** The settings of what is selected; of the whole page while nothing is. */
export const SettingsPane = memo(function SettingsPane() {
  const selection = useDocument((state) => state.selection);
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
      <Pane title={name === label ? label : `${label}: ${name}`}>
        <BlockSettings key={block.id} block={block} />
      </Pane>
    );
  }
  if (section)
    return (
      <Pane title={`Section: ${sectionName(section)}`}>
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

function Pane({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack p="md">
      <Title order={2}>{title}</Title>
      {children}
    </Stack>
  );
}
