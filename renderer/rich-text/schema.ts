import { z } from 'zod';

/** Deepest nesting and largest size of a rich text; anything written by hand stays far below. */
const MAX_DEPTH = 24;
const MAX_NODES = 5000;

/** One node of Lexical's JSON. Unknown node types and properties are kept as they are; the renderer shows their text. */
export interface RichTextNode {
  type: string;
  children?: RichTextNode[];
  [property: string]: unknown;
}

/** Lexical editor state as stored: what the builder's editor writes and `render-rich-text.ts` reads. */
export interface RichText {
  root: RichTextNode;
}

/** Why a value is no rich text, or null when it is one. Walks with a bound, so a hostile document costs little. */
function problemOf(value: unknown): string | null {
  let nodes = 0;
  const walk = (node: unknown, depth: number): string | null => {
    if (depth > MAX_DEPTH) return 'is nested too deeply';
    nodes += 1;
    if (nodes > MAX_NODES) return 'has too many parts';
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return 'holds something that is not a node';
    const { type, children } = node as { type?: unknown; children?: unknown };
    if (typeof type !== 'string' || type.length > 50) return 'holds a node without a type';
    if (children === undefined) return null;
    if (!Array.isArray(children)) return 'holds a node whose children are not a list';
    for (const child of children) {
      const problem = walk(child, depth + 1);
      if (problem) return problem;
    }
    return null;
  };
  const root = typeof value === 'object' && value !== null ? (value as { root?: unknown }).root : undefined;
  return walk(root, 0);
}

/** Rich text as Lexical JSON. */
export const RichText = z
  .custom<RichText>()
  .superRefine((value, context) => {
    const problem = problemOf(value);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  })
  .meta({
    id: 'RichText',
    type: 'object',
    description: 'Lexical editor state',
    override: { type: 'object', required: ['root'], properties: { root: { type: 'object' } } },
  });

/** A rich text without content. */
export function emptyRichText(): RichText {
  return { root: { type: 'root', version: 1, direction: null, format: '', indent: 0, children: [] } };
}
