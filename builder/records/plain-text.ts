import type { RichText, RichTextNode } from '../../renderer/rich-text/schema.ts';

/** The first words of a rich text, for a line that tells what it is about. */
export function plainText(richText: RichText, limit = 200): string {
  let text = '';
  const walk = (node: RichTextNode) => {
    if (text.length >= limit) return;
    if (typeof node.text === 'string') text += node.text;
    for (const child of node.children ?? []) walk(child);
    // Blocks end in a space, so that words of two paragraphs do not grow together.
    if (node.children && node.type !== 'link' && text && !text.endsWith(' ')) text += ' ';
  };
  walk(richText.root);
  return text.trim().slice(0, limit);
}
