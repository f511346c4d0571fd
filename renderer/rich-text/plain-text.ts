import type { RichText, RichTextNode } from './schema.ts';

/** The words of a rich text without its looks, blocks parted by a space; for excerpts and search. */
export function plainText(richText: RichText): string {
  return words(richText.root).replace(/\s+/g, ' ').trim();
}

function words(node: RichTextNode): string {
  if (node.type === 'linebreak' || node.type === 'tab') return ' ';
  if (!node.children) return typeof node.text === 'string' ? node.text : '';
  const inline = node.type === 'link' || node.type === 'autolink';
  const inner = node.children.map(words).join('');
  return inline ? inner : `${inner} `;
}

/** Whether nothing would show: no words and no picture. */
export function isBlank(richText: RichText): boolean {
  return plainText(richText) === '' && !hasContent(richText.root);
}

function hasContent(node: RichTextNode): boolean {
  if (node.type === 'image' || node.type === 'horizontalrule' || node.type === 'dynamic-data') return true;
  return (node.children ?? []).some(hasContent);
}

/** The first words, cut at a word's end. */
export function excerpt(richText: RichText, length = 240): string {
  const text = plainText(richText);
  if (text.length <= length) return text;
  return `${text.slice(0, text.lastIndexOf(' ', length) > 0 ? text.lastIndexOf(' ', length) : length)}…`;
}
