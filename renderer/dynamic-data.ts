import type { RichText, RichTextNode } from './rich-text/schema.ts';

/** Dynamic data in rich text: token nodes `{ type: 'dynamic-data', path, fallback }` (C-07). */

function isToken(node: RichTextNode): node is RichTextNode & { path: string } {
  return node.type === 'dynamic-data' && typeof node.path === 'string';
}

function* tokensOf(node: RichTextNode): Generator<RichTextNode & { path: string }> {
  if (isToken(node)) yield node;
  for (const child of node.children ?? []) yield* tokensOf(child);
}

/** The paths of every token in a rich text, each once. */
export function dynamicPaths(richText: RichText): string[] {
  return [...new Set([...tokensOf(richText.root)].map((token) => token.path))];
}

/** Turns tokens into plain text: the value, else the fallback. A value is only ever text; tokens in it stay words. */
export function fillDynamicData(richText: RichText, values: ReadonlyMap<string, string>): RichText {
  const fill = (node: RichTextNode): RichTextNode => {
    if (isToken(node)) {
      const fallback = typeof node.fallback === 'string' ? node.fallback : '';
      return { type: 'text', text: values.get(node.path) || fallback, format: node.format, style: node.style };
    }
    return node.children ? { ...node, children: node.children.map(fill) } : node;
  };
  return { root: fill(richText.root) };
}
