import type { RichText, RichTextNode } from '../../../renderer/rich-text/schema.ts';

const EMPTY_PARAGRAPH: RichTextNode = {
  type: 'paragraph',
  version: 1,
  direction: null,
  format: '',
  indent: 0,
  textFormat: 0,
  textStyle: '',
  children: [],
};

/** Node types that Lexical itself brings. */
const BUILT_IN = ['root', 'paragraph', 'text', 'linebreak', 'tab'];

/**
 * Stored text as the editor can open it: with at least one paragraph, and with everything it does not know wrapped, so
 * that it is kept.
 */
export function toEditor(text: RichText, knownTypes: readonly string[]): RichText {
  const known = new Set([...BUILT_IN, ...knownTypes]);
  const wrap = (node: RichTextNode, parent: string): RichTextNode => {
    if (!known.has(node.type)) {
      const unknown = { type: 'unknown', version: 1, original: node };
      return parent === 'root' ? { ...EMPTY_PARAGRAPH, children: [unknown] } : unknown;
    }
    return node.children ? { ...node, children: node.children.map((child) => wrap(child, node.type)) } : node;
  };
  const root = wrap(text.root, '');
  return { root: root.children?.length ? root : { ...root, children: [EMPTY_PARAGRAPH] } };
}

/** What the editor holds as it is stored: the unknown unwrapped, and nothing at all for an empty paragraph. */
export function toStored(text: RichText): RichText {
  const unwrap = (node: RichTextNode): RichTextNode => {
    if (node.type === 'unknown' && isNode(node.original)) return node.original;
    return node.children ? { ...node, children: node.children.map(unwrap) } : node;
  };
  const root = unwrap(text.root);
  const [only, second] = root.children ?? [];
  const isEmpty = only?.type === 'paragraph' && !second && !only.children?.length;
  return { root: isEmpty ? { ...root, children: [] } : root };
}

function isNode(value: unknown): value is RichTextNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}
