import { $isLinkNode } from '@lexical/link';
import { $isListNode, ListNode } from '@lexical/list';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import { $getSelectionStyleValueForProperty } from '@lexical/selection';
import { $isTableCellNode } from '@lexical/table';
import { $findMatchingParent, $getNearestNodeOfType } from '@lexical/utils';
import { $getSelection, $isRangeSelection, type RangeSelection, type TextFormatType } from 'lexical';
import { useEffect, useState } from 'react';
import { TEXT_STYLES, type TextStyleProperty } from '../../../../renderer/rich-text/nodes.ts';

const FORMATS = ['bold', 'italic', 'underline', 'strikethrough', 'code'] as const satisfies readonly TextFormatType[];
export type ShownFormat = (typeof FORMATS)[number];

/** What the toolbar shows of the text at the caret. */
export interface TextState {
  readonly formats: ReadonlySet<ShownFormat>;
  /** Name of a block format: `paragraph`, `h2`, `bullet`. */
  readonly block: string;
  readonly inTable: boolean;
  readonly inLink: boolean;
  readonly styles: Readonly<Partial<Record<TextStyleProperty, string>>>;
}

const NOTHING: TextState = { formats: new Set(), block: 'paragraph', inTable: false, inLink: false, styles: {} };

/** Follows the caret. */
export function useTextState(): TextState {
  const [editor] = useLexicalComposerContext();
  const [state, setState] = useState(NOTHING);
  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState }) => {
        editorState.read(() => {
          const selection = $getSelection();
          if ($isRangeSelection(selection)) setState(stateOf(selection));
        });
      }),
    [editor],
  );
  return state;
}

function stateOf(selection: RangeSelection): TextState {
  const node = selection.anchor.getNode();
  const properties = Object.keys(TEXT_STYLES) as TextStyleProperty[];
  return {
    formats: new Set(FORMATS.filter((format) => selection.hasFormat(format))),
    block: blockAt(selection),
    inTable: $findMatchingParent(node, $isTableCellNode) !== null,
    inLink: $findMatchingParent(node, $isLinkNode) !== null,
    styles: Object.fromEntries(
      properties.map((property) => [property, $getSelectionStyleValueForProperty(selection, property, '')]),
    ),
  };
}

function blockAt(selection: RangeSelection): string {
  const node = selection.anchor.getNode();
  const list = $getNearestNodeOfType(node, ListNode);
  if ($isListNode(list)) return list.getListType();
  const block = node.getKey() === 'root' ? null : node.getTopLevelElement();
  if ($isHeadingNode(block)) return block.getTag();
  return $isQuoteNode(block) ? 'quote' : 'paragraph';
}
