import { ActionIcon, Badge, Group, Tooltip } from '@mantine/core';
import { ArrowLeft, Eye, Redo2, Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { PreviewDialog } from '../preview/preview-dialog.tsx';
import { useDocument, useEditor } from '../state/editor-context.tsx';
import { SaveIndicator } from './save-indicator.tsx';
import classes from './toolbar.module.css';

/** Back, name and state, saved state, undo and redo, preview, and what the subject adds. */
export function TopBar({
  back,
  name,
  tools,
}: {
  back: { href: string; label: string };
  name: ReactNode;
  tools: ReactNode;
}) {
  const { commands, readOnly } = useEditor();
  const [previewing, setPreviewing] = useState(false);
  const canUndo = useDocument((state) => state.past.length > 0);
  const canRedo = useDocument((state) => state.future.length > 0);
  return (
    <header className={classes.top}>
      <Tooltip label={back.label}>
        <ActionIcon
          component={Link}
          href={back.href}
          variant="subtle"
          color="gray"
          aria-label={`Back to ${back.label}`}
        >
          <ArrowLeft size={18} />
        </ActionIcon>
      </Tooltip>
      <div className={classes.name}>{name}</div>
      {readOnly ? (
        <Badge color="gray">Read only</Badge>
      ) : (
        <>
          <SaveIndicator />
          <Group gap={4} wrap="nowrap" className={classes.steps}>
            <Tooltip label="Undo (Ctrl Z)">
              <ActionIcon variant="subtle" color="gray" aria-label="Undo" disabled={!canUndo} onClick={commands.undo}>
                <Undo2 size={18} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label="Redo (Ctrl Y)">
              <ActionIcon variant="subtle" color="gray" aria-label="Redo" disabled={!canRedo} onClick={commands.redo}>
                <Redo2 size={18} />
              </ActionIcon>
            </Tooltip>
          </Group>
        </>
      )}
      <div className={classes.tools}>
        <Tooltip label="Preview: the real page at phone, tablet and desktop width">
          <ActionIcon variant="default" size={34} aria-label="Preview" onClick={() => setPreviewing(true)}>
            <Eye size={18} />
          </ActionIcon>
        </Tooltip>
        {tools}
      </div>
      <PreviewDialog opened={previewing} onClose={() => setPreviewing(false)} />
    </header>
  );
}
