import { Text, Tooltip } from '@mantine/core';
import { Check, CloudOff, CloudUpload, TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import { saveStateInWords } from '../autosave/save-state.ts';
import { useEditor } from '../state/editor-context.tsx';
import classes from './toolbar.module.css';

const ICONS = {
  saved: Check,
  unsaved: CloudUpload,
  saving: CloudUpload,
  retrying: CloudOff,
  refused: TriangleAlert,
  conflict: TriangleAlert,
} as const;

/** How it stands with the server, always in sight: icon and words. */
export function SaveIndicator() {
  const state = useStore(useEditor().saving);
  const Icon = ICONS[state.kind];
  const reason = 'reason' in state ? state.reason : null;
  const alarming = state.kind !== 'saved' && state.kind !== 'unsaved' && state.kind !== 'saving';
  return (
    <Tooltip label={reason} disabled={!reason}>
      <Text
        component="span"
        size="xs"
        c={alarming ? 'bad' : 'dimmed'}
        className={classes.saved}
        role="status"
        data-save-state={state.kind}
        tabIndex={reason ? 0 : undefined}
      >
        <Icon size={14} aria-hidden />
        {saveStateInWords(state)}
      </Text>
    </Tooltip>
  );
}
