import { Popover } from '@mantine/core';
import { InsertList } from '../palette/insert-list.tsx';
import { useEditor, useView } from '../state/editor-context.tsx';
import { focusPart } from '../state/focus.ts';
import { useAnchor } from './use-anchor.ts';

/** The searchable list behind "+" and "/". */
export function Inserter() {
  const { views, commands, documents } = useEditor();
  const inserting = useView((state) => state.inserting);
  const anchor = useAnchor(inserting?.anchor);
  const close = () => views.getState().show({ inserting: null });
  return (
    <Popover
      opened={inserting !== null}
      onChange={(opened) => !opened && close()}
      onDismiss={close}
      position="bottom"
      width={320}
      shadow="md"
      trapFocus
      withinPortal
    >
      <Popover.Target>
        <span ref={anchor} aria-hidden />
      </Popover.Target>
      <Popover.Dropdown p="xs">
        {inserting && (
          <InsertList
            sections={inserting.at.kind === 'section'}
            onChoose={(what) => {
              close();
              commands.insert(what, inserting.at);
            }}
            onCancel={() => {
              close();
              focusPart(documents.getState().selection);
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
