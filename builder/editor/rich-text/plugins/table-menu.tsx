import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  $deleteTableColumnAtSelection,
  $deleteTableRowAtSelection,
  $insertTableColumnAtSelection,
  $insertTableRowAtSelection,
  $isTableNode,
} from '@lexical/table';
import { $findMatchingParent } from '@lexical/utils';
import { Menu } from '@mantine/core';
import { $getSelection, $isRangeSelection } from 'lexical';
import { Table } from 'lucide-react';
import { Choices } from './toolbar.tsx';

const ACTIONS: readonly { label: string; run: () => void }[] = [
  { label: 'Row above', run: () => $insertTableRowAtSelection(false) },
  { label: 'Row below', run: () => $insertTableRowAtSelection(true) },
  { label: 'Column before', run: () => $insertTableColumnAtSelection(false) },
  { label: 'Column after', run: () => $insertTableColumnAtSelection(true) },
  { label: 'Remove row', run: $deleteTableRowAtSelection },
  { label: 'Remove column', run: $deleteTableColumnAtSelection },
  { label: 'Remove table', run: removeTable },
];

/** Rows and columns of the table the caret stands in. */
export function TableMenu() {
  const [editor] = useLexicalComposerContext();
  return (
    <Choices label="Table" icon={Table}>
      {ACTIONS.map(({ label, run }) => (
        <Menu.Item key={label} onClick={() => editor.update(run)}>
          {label}
        </Menu.Item>
      ))}
    </Choices>
  );
}

function removeTable(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const table = $findMatchingParent(selection.anchor.getNode(), $isTableNode);
  table?.selectNext();
  table?.remove();
}
