import { $isLinkNode, LinkNode } from '@lexical/link';
import { $createHeadingNode, HeadingNode } from '@lexical/rich-text';
import { mergeRegister } from '@lexical/utils';
import { type LexicalEditor, TextNode } from 'lexical';
import { safeUrl } from '../../../renderer/rich-text/links.ts';
import { TEXT_STYLES, type TextStyleProperty } from '../../../renderer/rich-text/nodes.ts';

/** Only looks from the theme's fixed lists. */
export function cleanStyle(style: string): string {
  return style
    .split(';')
    .map((declaration) => declaration.split(':').map((part) => part.trim()))
    .filter(([property = '', value = '']) => {
      const look = /^var\(--text-([a-z-]+)\)$/.exec(value)?.[1];
      const allowed = Object.hasOwn(TEXT_STYLES, property) ? TEXT_STYLES[property as TextStyleProperty] : [];
      return (allowed as readonly (string | undefined)[]).includes(look);
    })
    .map(([property, value]) => `${property}: ${value}`)
    .join('; ');
}

/** What people type into a link field, as an address: "example.com" is a page, "a@b.com" a mailbox; null where it may not be linked to. */
export function toUrl(typed: string): string | null {
  const text = typed.trim();
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return safeUrl(`mailto:${text}`);
  if (/^\+?[\d\s()/-]{6,}$/.test(text)) return safeUrl(`tel:${text.replace(/[^\d+]/g, '')}`);
  const asIs = safeUrl(text);
  if (asIs || /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text)) return asIs;
  return /^[^\s/]+\.[^\s]+$/.test(text) ? safeUrl(`https://${text}`) : null;
}

/** Keeps a text clean whatever is pasted: no looks of its own, no link with another scheme, three levels of headings. */
export function registerCleaning(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerNodeTransform(TextNode, (node) => {
      const style = node.getStyle();
      const clean = cleanStyle(style);
      if (style !== clean && style !== `${clean};`) node.setStyle(clean);
    }),
    editor.registerNodeTransform(LinkNode, (node) => {
      if (safeUrl(node.getURL()) !== null) return;
      for (const child of node.getChildren()) node.insertBefore(child);
      if ($isLinkNode(node)) node.remove();
    }),
    editor.registerNodeTransform(HeadingNode, (node) => {
      if (!['h1', 'h2', 'h3'].includes(node.getTag())) node.replace($createHeadingNode('h3'), true);
    }),
  );
}
