import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import { blockName, sectionName } from '../canvas/part-names.ts';
import { findBlock, findSection } from '../document/find.ts';
import type { Conflict, Preference } from '../document/merge/merge.ts';
import { useDocument, useEditor } from '../state/editor-context.tsx';

const WHAT: Readonly<Record<Conflict['what'], string>> = {
  'changed-by-both': 'changed by you and by someone else',
  'removed-by-me': 'removed by you, changed by someone else',
  'removed-by-them': 'changed by you, removed by someone else',
  'moved-by-both': 'moved by you and by someone else to different places',
};

/** Asks what is to hold where both sides changed the same part; everything else of both is kept anyway (B-03). */
export function ConflictDialog() {
  const { autosave, saving } = useEditor();
  const state = useStore(saving);
  const [deciding, setDeciding] = useState<Preference | null>(null);
  const document = useDocument((each) => each.document);
  const conflicts = state.kind === 'conflict' ? state.conflicts : [];

  const decide = (preference: Preference) => {
    setDeciding(preference);
    void autosave.resolve(preference).finally(() => setDeciding(null));
  };
  const name = ({ id, kind }: Conflict): string => {
    const block = findBlock(document, id)?.block;
    const section = findSection(document, id)?.section;
    if (block) return blockName(block);
    if (section) return sectionName(section);
    return kind === 'document' ? 'Settings of the page' : `A ${kind} that is not here any more`;
  };

  return (
    <Modal
      title="Someone else changed the same part"
      opened={conflicts.length > 0}
      // A decision is needed: closing would leave the document unsaved without saying so.
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
    >
      <Stack>
        <Text size="sm">
          While you were editing, someone else saved this document. What each of you changed elsewhere is kept. Which
          version is to hold here?
        </Text>
        <List size="sm">
          {conflicts.map((conflict) => (
            <List.Item key={`${conflict.id} ${conflict.what}`}>
              <strong>{name(conflict)}</strong>: {WHAT[conflict.what]}
            </List.Item>
          ))}
        </List>
        <Group justify="flex-end">
          <Button variant="default" loading={deciding === 'theirs'} onClick={() => decide('theirs')}>
            Take theirs
          </Button>
          <Button variant="default" loading={deciding === 'both'} onClick={() => decide('both')}>
            Keep both
          </Button>
          <Button loading={deciding === 'mine'} onClick={() => decide('mine')} data-autofocus>
            Keep mine
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
