import { Button, Group, Input, SegmentedControl, Stack, Switch, TextInput } from '@mantine/core';
import { Columns2, Columns3 } from 'lucide-react';
import { BACKGROUNDS, type Section } from '../../../renderer/document.ts';
import { useRights } from '../../session/session.tsx';
import { newRow } from '../document/create.ts';
import { useEditor } from '../state/editor-context.tsx';

const BACKGROUND_WORDS: Readonly<Record<Section['background'], string>> = {
  none: 'None',
  tinted: 'Tinted',
  accent: 'Accent',
};

/** The settings of a section (C-05, C-06). */
export function SectionSettings({ section }: { section: Section }) {
  const { documents, readOnly } = useEditor();
  const { designs } = useRights();
  const update = (changes: Partial<Pick<Section, 'title' | 'inNavigation' | 'background' | 'hidden' | 'locked'>>) =>
    documents
      .getState()
      .perform(
        { type: 'update-section', sectionId: section.id, changes },
        `section:${section.id}:${Object.keys(changes)}`,
      );
  const addRow = (columns: number) =>
    documents
      .getState()
      .perform({ type: 'insert-row', sectionId: section.id, index: section.rows.length, row: newRow(columns) });

  return (
    <Stack>
      <TextInput
        label="Title"
        description="Without a title the section has no place in the navigation"
        value={section.title}
        maxLength={120}
        disabled={readOnly}
        onChange={(event) => update({ title: event.currentTarget.value })}
      />
      <Switch
        label="In the navigation"
        checked={section.inNavigation}
        disabled={readOnly}
        onChange={(event) => update({ inNavigation: event.currentTarget.checked })}
      />
      <Switch
        label="Hidden"
        description="Customers do not see this section"
        checked={section.hidden}
        disabled={readOnly}
        onChange={(event) => update({ hidden: event.currentTarget.checked })}
      />
      {designs && (
        <Switch
          label="Locked"
          description="In a portal, account managers can move this section, but not change or remove it"
          checked={section.locked}
          disabled={readOnly}
          onChange={(event) => update({ locked: event.currentTarget.checked })}
        />
      )}
      <Input.Wrapper label="Background" labelElement="div">
        <SegmentedControl
          fullWidth
          mt={4}
          size="xs"
          aria-label="Background"
          disabled={readOnly}
          value={section.background}
          data={BACKGROUNDS.map((value) => ({ value, label: BACKGROUND_WORDS[value] }))}
          onChange={(background) => update({ background: background as Section['background'] })}
        />
      </Input.Wrapper>
      {!readOnly && (
        <Input.Wrapper label="Columns" description="A row below, for content side by side" labelElement="div">
          <Group gap="xs" mt={4}>
            <Button size="xs" variant="default" leftSection={<Columns2 size={15} />} onClick={() => addRow(2)}>
              Two columns
            </Button>
            <Button size="xs" variant="default" leftSection={<Columns3 size={15} />} onClick={() => addRow(3)}>
              Three columns
            </Button>
          </Group>
        </Input.Wrapper>
      )}
    </Stack>
  );
}
