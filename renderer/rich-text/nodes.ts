import type { RichTextNode } from './schema.ts';

/**
 * Node types of rich text beyond Lexical's own (root, paragraph, text, linebreak, tab, heading, quote, list,
 * listitem, link, autolink, table, tablerow, tablecell, horizontalrule, code), as the editor writes them.
 */

/** A value of the customer in place of words (C-07); the fallback is shown while there is none. */
export interface DynamicDataNode extends RichTextNode {
  type: 'dynamic-data';
  /** From the catalogue of dynamic data: `customer.name`. */
  path: string;
  fallback: string;
  /** Bold, italic … as of a text node. */
  format?: number;
}

export const IMAGE_WIDTHS = ['small', 'medium', 'full'] as const;

/** A picture of the workspace's assets. */
export interface ImageNode extends RichTextNode {
  type: 'image';
  assetId: string;
  /** Words for who cannot see it; empty marks it as decoration. */
  alt: string;
  caption: string;
  width: (typeof IMAGE_WIDTHS)[number];
}

export const CALLOUT_TONES = ['info', 'success', 'warning'] as const;

/** A paragraph or more set apart, with an icon of its tone. */
export interface CalloutNode extends RichTextNode {
  type: 'callout';
  tone: (typeof CALLOUT_TONES)[number];
}

/**
 * Looks of text from fixed lists. Lexical keeps them in a text node's `style` as CSS; each value is a custom property
 * of the theme: `color: var(--text-red); font-size: var(--text-large)`. Anything else in there is dropped.
 */
export const TEXT_STYLES = {
  color: ['muted', 'accent', 'red', 'orange', 'green', 'blue', 'purple'],
  'background-color': ['mark-yellow', 'mark-green', 'mark-blue', 'mark-pink'],
  'font-size': ['small', 'large', 'huge'],
  'font-family': ['sans', 'serif', 'rounded', 'mono'],
} as const;
export type TextStyleProperty = keyof typeof TEXT_STYLES;

/** The CSS value by which the editor sets a look: `var(--text-red)`. */
export function textStyleValue<P extends TextStyleProperty>(_property: P, value: (typeof TEXT_STYLES)[P][number]) {
  return `var(--text-${value})`;
}
