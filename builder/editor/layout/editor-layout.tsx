import { Skeleton, Tabs } from '@mantine/core';
import { LayoutList, Shapes } from 'lucide-react';
import { memo, type ReactNode, useEffect, useRef, useState } from 'react';
import { ConflictDialog } from '../autosave/conflict-dialog.tsx';
import { Canvas } from '../canvas/canvas.tsx';
import { Inserter } from '../canvas/inserter.tsx';
import { MoveDialog } from '../canvas/move-dialog.tsx';
import { PartMenu } from '../canvas/part-menu.tsx';
import { useKeyboard } from '../canvas/use-keyboard.ts';
import { usePreviewData } from '../canvas/use-preview-data.ts';
import { DragProvider } from '../drag-and-drop/drag-provider.tsx';
import { dragStore } from '../drag-and-drop/session.ts';
import { Outline } from '../outline/outline.tsx';
import { Palette } from '../palette/palette.tsx';
import { SettingsPane } from '../settings/settings-pane.tsx';
import { EditorProvider, useEditor, useView } from '../state/editor-context.tsx';
import type { OpenEditor } from '../state/open-editor.ts';
import { CanvasBar } from '../toolbar/canvas-bar.tsx';
import { Refusal } from '../toolbar/refusal.tsx';
import { TopBar } from '../toolbar/top-bar.tsx';
import classes from './editor-layout.module.css';
import { PaneBar } from './pane-bar.tsx';

interface Props {
  open: OpenEditor;
  /** Where the arrow at the top left leads. */
  back: { href: string; label: string };
  /** Name of the template or portal, and its state. */
  name: ReactNode;
  /** What can be done with the template or portal as a whole. */
  tools: ReactNode;
}

/** The builder: top bar, and palette, canvas and settings beside one another; on a phone the panes are drawers. */
export function EditorLayout({ open, back, name, tools }: Props) {
  const [root, setRoot] = useState<HTMLElement | null>(null);
  useKeyboard(open.editor, root);
  return (
    <EditorProvider editor={open.editor}>
      <div ref={setRoot} className={classes.root}>
        <TopBar back={back} name={name} tools={tools} />
        <DragProvider>
          <Panes open={open} />
        </DragProvider>
        <PartMenu />
        <Inserter />
        <MoveDialog />
        <Refusal />
        <ConflictDialog />
      </div>
    </EditorProvider>
  );
}

function Panes({ open }: { open: OpenEditor }) {
  const { readOnly } = useEditor();
  const drawer = useView((state) => state.drawer);
  const element = useRef<HTMLDivElement>(null);
  usePreviewData(open.previews);
  useEffect(
    () => dragStore.subscribe(({ dragged }) => element.current?.toggleAttribute('data-dragging', dragged !== null)),
    [],
  );
  return (
    <div ref={element} className={classes.panes} data-read-only={readOnly || undefined}>
      <aside className={classes.left} data-open={drawer === 'left' || undefined} aria-label="Content">
        <LeftPane />
      </aside>
      <main className={classes.middle}>
        <CanvasBar />
        <Canvas />
      </main>
      <aside className={classes.right} data-open={drawer === 'right' || undefined} aria-label="Settings">
        <SettingsPane />
      </aside>
      <PaneBar />
    </div>
  );
}

const LeftPane = memo(function LeftPane() {
  const { views, readOnly } = useEditor();
  const chosen = useView((state) => state.leftPane);
  const pane = readOnly ? 'outline' : chosen;
  return (
    <Tabs
      value={pane}
      onChange={(value) => views.getState().show({ leftPane: value === 'outline' ? 'outline' : 'palette' })}
      classNames={{ root: classes.tabs, panel: classes.panel }}
      keepMounted={false}
    >
      <Tabs.List grow>
        {!readOnly && (
          <Tabs.Tab value="palette" leftSection={<Shapes size={16} />}>
            Content
          </Tabs.Tab>
        )}
        <Tabs.Tab value="outline" leftSection={<LayoutList size={16} />}>
          Outline
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="palette">
        <Palette />
      </Tabs.Panel>
      <Tabs.Panel value="outline">
        <Outline />
      </Tabs.Panel>
    </Tabs>
  );
});

/** Holds the builder's place while the document is on its way, so that nothing jumps. */
export function EditorSkeleton() {
  return (
    <div className={classes.root} aria-busy="true">
      <Skeleton height={52} radius={0} />
      <div className={classes.panes}>
        <div className={classes.left} />
        <div className={classes.middle}>
          <Skeleton height="80%" width="70%" mx="auto" mt={72} radius="md" />
        </div>
        <div className={classes.right} />
      </div>
    </div>
  );
}
