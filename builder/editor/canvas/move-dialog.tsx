import { Button, Group, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import type { PortalDocument } from '../../../renderer/document.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { blocksOfSection, findBlock, findSection } from '../document/find.ts';
import type { Place } from '../document/place.ts';
import { endOfSection } from '../document/places.ts';
import type { Selection } from '../document/selection.ts';
import { useDocument, useEditor, useView } from '../state/editor-context.tsx';
import type { InsertAt } from '../state/view-store.ts';
import { blockName, sectionName } from './part-names.ts';

const FIRST = 'first';

/** "Move to…": any section and place, also on another page, without dragging. */
export function MoveDialog() {
  const { views } = useEditor();
  const part = useView((state) => state.moving);
  const close = () => views.getState().show({ moving: null });
  return (
    <Dialog title="Move to" opened={part !== null} onClose={close} size="sm">
      {part?.kind === 'block' && <MoveBlock part={part} onDone={close} />}
      {part?.kind === 'section' && <MoveSection part={part} onDone={close} />}
    </Dialog>
  );
}

function MoveBlock({ part, onDone }: { part: Selection & { id: string }; onDone: () => void }) {
  const document = useDocument((state) => state.document);
  const [sectionId, setSectionId] = useState(findBlock(document, part.id)?.section.id ?? '');
  const [after, setAfter] = useState(FIRST);
  const section = findSection(document, sectionId)?.section;
  const others = section ? blocksOfSection(section).filter((block) => block.id !== part.id) : [];
  const sections = document.pages.map((page) => ({
    group: page.title || 'Untitled page',
    items: page.sections.map((each) => ({ value: each.id, label: sectionName(each) })),
  }));
  return (
    <Destination
      part={part}
      onDone={onDone}
      at={section ? { kind: 'block', place: placeOf(document, sectionId, after) } : null}
    >
      <Select
        label="Section"
        data={sections}
        value={sectionId}
        allowDeselect={false}
        onChange={(value) => {
          setSectionId(value ?? '');
          setAfter(FIRST);
        }}
        data-autofocus
      />
      <Position
        others={others.map((block) => ({ value: block.id, label: blockName(block) }))}
        value={after}
        onChange={setAfter}
      />
    </Destination>
  );
}

function placeOf(document: PortalDocument, sectionId: string, after: string): Place {
  const spot = after === FIRST ? null : findBlock(document, after);
  if (spot) return { kind: 'column', columnId: spot.column.id, index: spot.index + 1 };
  const section = findSection(document, sectionId)?.section;
  const column = section?.rows[0]?.columns[0];
  if (column) return { kind: 'column', columnId: column.id, index: 0 };
  return section ? endOfSection(section) : { kind: 'column', columnId: '', index: 0 };
}

function MoveSection({ part, onDone }: { part: Selection & { id: string }; onDone: () => void }) {
  const document = useDocument((state) => state.document);
  const [pageId, setPageId] = useState(findSection(document, part.id)?.page.id ?? '');
  const [after, setAfter] = useState(FIRST);
  const sections = document.pages.find((page) => page.id === pageId)?.sections ?? [];
  const index = after === FIRST ? 0 : sections.findIndex((section) => section.id === after) + 1;
  return (
    <Destination part={part} onDone={onDone} at={{ kind: 'section', pageId, index }}>
      {document.pages.length > 1 && (
        <Select
          label="Page"
          data={document.pages.map((page) => ({ value: page.id, label: page.title || 'Untitled page' }))}
          value={pageId}
          allowDeselect={false}
          onChange={(value) => {
            setPageId(value ?? '');
            setAfter(FIRST);
          }}
        />
      )}
      <Position
        others={sections
          .filter((each) => each.id !== part.id)
          .map((each) => ({ value: each.id, label: sectionName(each) }))}
        value={after}
        onChange={setAfter}
      />
    </Destination>
  );
}

function Position({
  others,
  value,
  onChange,
}: {
  others: { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
}) {
  const data = [
    { value: FIRST, label: 'At the beginning' },
    ...others.map((each) => ({ ...each, label: `After ${each.label}` })),
  ];
  return (
    <Select
      label="Position"
      data={data}
      value={value}
      allowDeselect={false}
      onChange={(chosen) => onChange(chosen ?? FIRST)}
    />
  );
}

function Destination({
  part,
  at,
  onDone,
  children,
}: {
  part: Selection;
  at: InsertAt | null;
  onDone: () => void;
  children: React.ReactNode;
}) {
  const { commands } = useEditor();
  return (
    <Stack>
      {children}
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button
          disabled={!at}
          onClick={() => {
            onDone();
            if (at) commands.moveTo(part, at);
          }}
        >
          Move
        </Button>
      </Group>
    </Stack>
  );
}
