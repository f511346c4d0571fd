import { safeUrl } from '../rich-text/links.ts';
import type { RichText, RichTextNode } from '../rich-text/schema.ts';

/** Rich text → the plain text of a mail: paragraphs parted by empty lines, lists by dashes, addresses written out. */
export function mailPlainText(richText: RichText): string {
  return blocks(richText.root.children ?? [])
    .join('\n\n')
    .trim();
}

function blocks(nodes: readonly RichTextNode[]): string[] {
  return nodes.map((node) => block(node)).filter((text) => text !== '');
}

function block(node: RichTextNode): string {
  const children = node.children ?? [];
  switch (node.type) {
    case 'heading':
      return inline(children);
    case 'quote':
      return prefixed(inline(children), '> ');
    case 'list':
      return listLines(node, '').join('\n');
    case 'table':
      return children.map((row) => (row.children ?? []).map(cell).join(' | ')).join('\n');
    case 'callout':
      return prefixed(blocks(children).join('\n\n'), '  ');
    case 'horizontalrule':
      return '—'.repeat(20);
    case 'image':
      return typeof node.alt === 'string' && node.alt !== '' ? `[${node.alt}]` : '';
    default:
      return node.children ? inline(children) : word(node);
  }
}

function cell(node: RichTextNode): string {
  return blocks(node.children ?? [])
    .join(' ')
    .replaceAll('\n', ' ');
}

function listLines(list: RichTextNode, indent: string): string[] {
  let number = typeof list.start === 'number' ? list.start : 1;
  return (list.children ?? []).flatMap((item) => {
    const children = item.children ?? [];
    // Lexical puts a nested list into an item of its own.
    const nested = children.filter(({ type }) => type === 'list');
    const own = inline(children.filter(({ type }) => type !== 'list'));
    const mark = typeof item.checked === 'boolean' ? (item.checked ? '[x]' : '[ ]') : '-';
    const bullet = list.listType === 'number' ? `${number}.` : mark;
    if (own !== '') number += 1;
    return [
      ...(own === '' ? [] : [`${indent}${bullet} ${own}`]),
      ...nested.flatMap((l) => listLines(l, `${indent}  `)),
    ];
  });
}

function inline(nodes: readonly RichTextNode[]): string {
  return nodes
    .map((node) => word(node))
    .join('')
    .trim();
}

function word(node: RichTextNode): string {
  if (node.type === 'linebreak') return '\n';
  if (node.type === 'tab') return ' ';
  if (node.type === 'dynamic-data') return typeof node.fallback === 'string' ? node.fallback : '';
  if (node.type === 'link' || node.type === 'autolink') return linkWords(node);
  if (node.children) return inline(node.children);
  return typeof node.text === 'string' ? node.text : '';
}

function linkWords(node: RichTextNode): string {
  const words = inline(node.children ?? []);
  const url = safeUrl(node.url);
  return url === null || words === url || words === node.url ? words : `${words} (${url})`;
}

function prefixed(text: string, prefix: string): string {
  return text
    .split('\n')
    .map((line) => prefix + line)
    .join('\n');
}
