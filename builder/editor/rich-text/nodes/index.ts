import { AutoLinkNode, LinkNode } from '@lexical/link';
import { ListItemNode, ListNode } from '@lexical/list';
import { HorizontalRuleNode } from '@lexical/react/LexicalHorizontalRuleNode';
import { HeadingNode, QuoteNode } from '@lexical/rich-text';
import { TableCellNode, TableNode, TableRowNode } from '@lexical/table';
import { CalloutNode } from './callout-node.ts';
import { DynamicDataNode } from './dynamic-data-node.tsx';
import { ImageNode } from './image-node.tsx';
import { UnknownNode } from './unknown-node.tsx';

/** Everything a text can hold; the renderer has a converter for each. */
export const TEXT_NODES = [
  HeadingNode,
  QuoteNode,
  ListNode,
  ListItemNode,
  LinkNode,
  AutoLinkNode,
  TableNode,
  TableRowNode,
  TableCellNode,
  HorizontalRuleNode,
  CalloutNode,
  ImageNode,
  DynamicDataNode,
  UnknownNode,
];
