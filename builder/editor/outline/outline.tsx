import { Stack, Text } from '@mantine/core';
import { EyeOff, Lock } from 'lucide-react';
import { memo } from 'react';
import type { Section } from '../../../renderer/document.ts';
import { blockName, blockTypeOf, sectionName } from '../canvas/part-names.ts';
import { blocksOfSection } from '../document/find.ts';
import type { Selection } from '../document/selection.ts';
import { DragHandle } from '../drag-and-drop/drag-handle.tsx';
import { useDropArea } from '../drag-and-drop/drop-area.tsx';
import { DropLine } from '../drag-and-drop/drop-line.tsx';
import { measureOutline, OUTLINE_ATTRIBUTE } from '../drag-and-drop/measure-outline.ts';
import { blockIcon } from '../palette/palette-items.ts';
import { useDocument, useEditor } from '../state/editor-context.tsx';
import classes from './outline.module.css';

/** The page as a tree of sections and blocks; sections are dragged by their handles. */
export function Outline() {
  const { pane, attach } = useDropArea('outline', measureOutline);
  const sections = useDocument(
    (state) => state.document.pages.find((page) => page.id === state.pageId)?.sections ?? EMPTY,
  );
  return (
    <div ref={attach} className={classes.pane}>
      {sections.length === 0 && (
        <Text size="sm" c="dimmed">
          The sections of this page are listed here.
        </Text>
      )}
      <Stack component="ul" gap={2} className={classes.list} aria-label="Outline of the page">
        {sections.map((section) => (
          <SectionLine key={section.id} section={section} />
        ))}
      </Stack>
      <DropLine pane={pane} />
    </div>
  );
}

const EMPTY: readonly Section[] = [];

const SectionLine = memo(function SectionLine({ section }: { section: Section }) {
  const { readOnly } = useEditor();
  return (
    <li>
      <div className={classes.section} {...{ [OUTLINE_ATTRIBUTE]: section.id }}>
        {!readOnly && (
          <DragHandle part={{ kind: 'section', id: section.id }} label={sectionName(section)} pane="outline" tabbable />
        )}
        <Line part={{ kind: 'section', id: section.id }} name={sectionName(section)} strong />
        {section.hidden && <EyeOff size={14} aria-label="Hidden from customers" />}
        {section.locked && <Lock size={14} aria-label="Locked for account managers" />}
      </div>
      <ul className={classes.blocks}>
        {blocksOfSection(section).map((block) => {
          const Icon = blockIcon(blockTypeOf(block.type).icon);
          return (
            <li key={block.id} className={classes.block}>
              <Icon size={14} aria-hidden />
              <Line part={{ kind: 'block', id: block.id }} name={blockName(block)} />
            </li>
          );
        })}
      </ul>
    </li>
  );
});

function Line({ part, name, strong }: { part: Selection & { id: string }; name: string; strong?: boolean }) {
  const { commands, views } = useEditor();
  const selected = useDocument(({ selection }) => 'id' in selection && selection.id === part.id);
  return (
    <button
      type="button"
      className={classes.line}
      data-strong={strong || undefined}
      aria-current={selected || undefined}
      onClick={() => {
        commands.select(part, { focus: true });
        views.getState().show({ drawer: null });
      }}
    >
      {name}
    </button>
  );
}
