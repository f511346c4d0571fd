import { INSERT_CHECK_LIST_COMMAND, INSERT_ORDERED_LIST_COMMAND, INSERT_UNORDERED_LIST_COMMAND } from '@lexical/list';
import { INSERT_HORIZONTAL_RULE_COMMAND } from '@lexical/react/LexicalHorizontalRuleNode';
import { $createHeadingNode, $createQuoteNode, type HeadingTagType } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import { INSERT_TABLE_COMMAND } from '@lexical/table';
import { $insertNodeToNearestRoot } from '@lexical/utils';
import { $createParagraphNode, $getSelection, $isRangeSelection, type LexicalEditor } from 'lexical';
import {
  Heading1,
  Heading2,
  Heading3,
  ImagePlus,
  Info,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  Minus,
  Pilcrow,
  Quote,
  Table,
} from 'lucide-react';
import { choosePictures } from './insert-picture.ts';
import { $createCalloutNode, type CalloutTone } from './nodes/callout-node.ts';

/** Something that the line of text can become, or that can be put below it. */
export interface TextFormat {
  readonly name: string;
  readonly label: string;
  /** Other words by which "/" finds it. */
  readonly keywords: string;
  readonly icon: LucideIcon;
  /** Whether notes and meetings offer it too. */
  readonly compact: boolean;
  readonly apply: (editor: LexicalEditor) => void;
}

function heading(tag: HeadingTagType, icon: LucideIcon): TextFormat {
  const level = tag.slice(1);
  return {
    name: tag,
    label: `Heading ${level}`,
    keywords: `title ${tag}`,
    icon,
    compact: tag !== 'h1',
    apply: (editor) => setBlocks(editor, () => $createHeadingNode(tag)),
  };
}

function setBlocks(editor: LexicalEditor, create: Parameters<typeof $setBlocksType>[1]): void {
  editor.update(() => {
    const selection = $getSelection();
    if ($isRangeSelection(selection)) $setBlocksType(selection, create);
  });
}

function callout(tone: CalloutTone, label: string): TextFormat {
  const apply = (editor: LexicalEditor) =>
    editor.update(() => {
      const node = $createCalloutNode(tone);
      const paragraph = $createParagraphNode();
      node.append(paragraph);
      $insertNodeToNearestRoot(node);
      paragraph.select();
    });
  return { name: `callout-${tone}`, label, keywords: 'callout box hint note', icon: Info, compact: false, apply };
}

export const TEXT_FORMATS: readonly TextFormat[] = [
  {
    name: 'paragraph',
    label: 'Text',
    keywords: 'paragraph normal',
    icon: Pilcrow,
    compact: true,
    apply: (editor) => setBlocks(editor, () => $createParagraphNode()),
  },
  heading('h1', Heading1),
  heading('h2', Heading2),
  heading('h3', Heading3),
  {
    name: 'bullet',
    label: 'Bulleted list',
    keywords: 'ul points',
    icon: List,
    compact: true,
    apply: (editor) => editor.dispatchCommand(INSERT_UNORDERED_LIST_COMMAND, undefined),
  },
  {
    name: 'number',
    label: 'Numbered list',
    keywords: 'ol steps',
    icon: ListOrdered,
    compact: true,
    apply: (editor) => editor.dispatchCommand(INSERT_ORDERED_LIST_COMMAND, undefined),
  },
  {
    name: 'check',
    label: 'Checklist',
    keywords: 'todo',
    icon: ListChecks,
    compact: false,
    apply: (editor) => editor.dispatchCommand(INSERT_CHECK_LIST_COMMAND, undefined),
  },
  {
    name: 'quote',
    label: 'Quote',
    keywords: 'citation',
    icon: Quote,
    compact: true,
    apply: (editor) => setBlocks(editor, () => $createQuoteNode()),
  },
  callout('info', 'Callout: information'),
  callout('success', 'Callout: success'),
  callout('warning', 'Callout: warning'),
  {
    name: 'table',
    label: 'Table',
    keywords: 'rows columns grid',
    icon: Table,
    compact: false,
    apply: (editor) =>
      editor.dispatchCommand(INSERT_TABLE_COMMAND, {
        columns: '3',
        rows: '3',
        includeHeaders: { rows: true, columns: false },
      }),
  },
  {
    name: 'picture',
    label: 'Picture',
    keywords: 'image photo upload',
    icon: ImagePlus,
    compact: false,
    apply: choosePictures,
  },
  {
    name: 'rule',
    label: 'Divider',
    keywords: 'line separator',
    icon: Minus,
    compact: false,
    apply: (editor) => editor.dispatchCommand(INSERT_HORIZONTAL_RULE_COMMAND, undefined),
  },
];

/** Formats whose label or keywords hold the query. */
export function searchFormats(query: string, full: boolean): TextFormat[] {
  const wanted = query.toLowerCase();
  return TEXT_FORMATS.filter(
    ({ label, keywords, compact }) => (full || compact) && `${label} ${keywords}`.toLowerCase().includes(wanted),
  );
}
