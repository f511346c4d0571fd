import { Menu } from '@mantine/core';
import { ArrowDown, ArrowUp, Columns2, Copy, FolderInput, Plus, Settings2, Trash2 } from 'lucide-react';
import { newId } from '../document/create.ts';
import { findBlock } from '../document/find.ts';
import { isLocked } from '../document/locks.ts';
import type { Selection } from '../document/selection.ts';
import { useEditor, useView } from '../state/editor-context.tsx';
import { focusPart } from '../state/focus.ts';
import { useAnchor } from './use-anchor.ts';

const COLUMN_COUNTS = [1, 2, 3] as const;

/** The menu of a section or block; one for the whole canvas, as a page can have hundreds of parts. */
export function PartMenu() {
  const { views } = useEditor();
  const menu = useView((state) => state.menu);
  const anchor = useAnchor(menu?.anchor);
  const close = () => views.getState().show({ menu: null });
  return (
    <Menu opened={menu !== null} onClose={close} position="bottom-start" returnFocus withinPortal>
      <Menu.Target>
        <span ref={anchor} aria-hidden />
      </Menu.Target>
      <Menu.Dropdown>{menu && <PartActions part={menu.part} anchor={menu.anchor} />}</Menu.Dropdown>
    </Menu>
  );
}

function PartActions({ part, anchor }: { part: Selection; anchor: Element }) {
  const { commands, views, documents } = useEditor();
  const locked = isLocked(documents.getState(), part);
  const show = views.getState().show;
  return (
    <>
      <Menu.Item leftSection={<Settings2 size={16} />} onClick={() => show({ drawer: 'right' })}>
        Settings
      </Menu.Item>
      <Menu.Item
        leftSection={<Plus size={16} />}
        onClick={() => show({ inserting: { at: commands.here(part.kind === 'section' ? 'section' : 'text'), anchor } })}
      >
        Add below
      </Menu.Item>
      <Menu.Item
        leftSection={<Copy size={16} />}
        rightSection={<Keys>Ctrl D</Keys>}
        onClick={() => commands.duplicate(part)}
      >
        Duplicate
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        leftSection={<ArrowUp size={16} />}
        rightSection={<Keys>Alt ↑</Keys>}
        onClick={() => commands.move(part, -1)}
      >
        Move up
      </Menu.Item>
      <Menu.Item
        leftSection={<ArrowDown size={16} />}
        rightSection={<Keys>Alt ↓</Keys>}
        onClick={() => commands.move(part, 1)}
      >
        Move down
      </Menu.Item>
      <Menu.Item leftSection={<FolderInput size={16} />} onClick={() => show({ moving: part })}>
        Move to…
      </Menu.Item>
      {part.kind === 'block' && <ColumnActions blockId={part.id} />}
      <Menu.Divider />
      <Menu.Item
        color="bad"
        disabled={locked}
        leftSection={<Trash2 size={16} />}
        rightSection={<Keys>Del</Keys>}
        onClick={() => commands.remove(part)}
      >
        Remove
      </Menu.Item>
    </>
  );
}

/** One, two or three columns for the row that the block stands in (B-15). */
function ColumnActions({ blockId }: { blockId: string }) {
  const { documents } = useEditor();
  const row = findBlock(documents.getState().document, blockId)?.row;
  if (!row) return null;
  return (
    <>
      <Menu.Divider />
      {COLUMN_COUNTS.filter((count) => count !== row.columns.length).map((count) => (
        <Menu.Item
          key={count}
          leftSection={<Columns2 size={16} />}
          onClick={() => {
            documents.getState().perform({ type: 'set-columns', rowId: row.id, count, newIds: [newId(), newId()] });
            focusPart({ kind: 'block', id: blockId });
          }}
        >
          {count === 1 ? 'One column' : `${count} columns here`}
        </Menu.Item>
      ))}
    </>
  );
}

function Keys({ children }: { children: string }) {
  return (
    <kbd aria-hidden style={{ fontSize: 11, opacity: 0.6 }}>
      {children}
    </kbd>
  );
}
