import { TEXT_STYLES, type TextStyleProperty } from './nodes.ts';
import type { RichTextNode } from './schema.ts';

const ALIGNMENTS = new Set(['left', 'center', 'right', 'justify', 'start', 'end']);

/** Bits of Lexical's text format, and the element that shows each. */
const FORMATS: readonly (readonly [bit: number, tag: string])[] = [
  [16, 'code'],
  [1, 'strong'],
  [2, 'em'],
  [8, 'u'],
  [4, 's'],
  [32, 'sub'],
  [64, 'sup'],
  [128, 'mark'],
];

/** Wraps HTML in the elements of a text format. */
export function withFormat(html: string, format: unknown): string {
  if (typeof format !== 'number') return html;
  return FORMATS.reduce((inner, [bit, tag]) => (format & bit ? `<${tag}>${inner}</${tag}>` : inner), html);
}

/** Classes for the looks of a text's `style` that are on the fixed lists; `color: var(--text-red)` → `text-red`. */
export function styleClasses(style: unknown): string[] {
  if (typeof style !== 'string' || style.length > 500) return [];
  return style.split(';').flatMap((declaration) => {
    const [property = '', value = ''] = declaration.split(':').map((part) => part.trim());
    const look = /^var\(--text-([a-z-]+)\)$/.exec(value)?.[1];
    const allowed = Object.hasOwn(TEXT_STYLES, property) ? TEXT_STYLES[property as TextStyleProperty] : [];
    return look && (allowed as readonly string[]).includes(look) ? [`text-${look}`] : [];
  });
}

/** Class of a block's alignment, and of its indentation. */
export function blockClasses(node: RichTextNode): string[] {
  const classes: string[] = [];
  if (typeof node.format === 'string' && ALIGNMENTS.has(node.format)) classes.push(`align-${node.format}`);
  if (typeof node.indent === 'number' && node.indent >= 1)
    classes.push(`indent-${Math.min(Math.floor(node.indent), 6)}`);
  return classes;
}

/** A class attribute with a space before, or nothing. */
export function classAttribute(classes: readonly string[]): string {
  return classes.length ? ` class="${classes.join(' ')}"` : '';
}
