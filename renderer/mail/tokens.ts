import { safeWebUrl } from '../rich-text/links.ts';
import type { RichText, RichTextNode } from '../rich-text/schema.ts';

/** Dynamic data in mails (E-11): typed as `{{customer.name}}` or `|customer.name|`, kept as token nodes. */

const TYPED = /\{\{\s*([A-Za-z][\w.]{0,119})\s*\}\}|\|([A-Za-z][\w.]{0,119})\|/g;

/** Other names of paths, as products like this one call them. */
const ALIASES: Readonly<Record<string, string>> = { 'login.code': 'code', client_code_verification: 'code' };

/** Tells which paths are dynamic data; other words in braces stay the words they are. */
export type KnowsPath = (path: string) => boolean;

function pathOf(typed: RegExpExecArray | RegExpMatchArray, knows: KnowsPath): string | null {
  const name = typed[1] ?? typed[2] ?? '';
  const path = Object.hasOwn(ALIASES, name) ? (ALIASES[name] as string) : name;
  return knows(path) ? path : null;
}

/** Puts token nodes in place of the tokens that were typed as text. */
export function tokenize(richText: RichText, knows: KnowsPath): RichText {
  const walk = (node: RichTextNode): RichTextNode =>
    node.children ? { ...node, children: node.children.flatMap((child) => pieces(child, knows) ?? walk(child)) } : node;
  return { root: walk(richText.root) };
}

/** A text node cut at its tokens; null where there is none. */
function pieces(node: RichTextNode, knows: KnowsPath): RichTextNode[] | null {
  const { text } = node;
  if (node.type !== 'text' || typeof text !== 'string') return null;
  const cut: RichTextNode[] = [];
  let from = 0;
  for (const typed of text.matchAll(TYPED)) {
    const path = pathOf(typed, knows);
    if (path === null) continue;
    if (typed.index > from) cut.push({ ...node, text: text.slice(from, typed.index) });
    cut.push({ type: 'dynamic-data', version: 1, path, fallback: '', format: node.format ?? 0 });
    from = typed.index + typed[0].length;
  }
  if (from === 0) return null;
  if (from < text.length) cut.push({ ...node, text: text.slice(from) });
  return cut;
}

/** The paths typed into one line of text, each once. */
export function typedPaths(line: string, knows: KnowsPath): string[] {
  return [...new Set([...line.matchAll(TYPED)].flatMap((typed) => pathOf(typed, knows) ?? []))];
}

/**
 * One line of plain text, as subjects are: tokens become values, once, and no line break gets through, so that nobody
 * adds a header by a name.
 */
export function fillLine(line: string, values: ReadonlyMap<string, string>, knows: KnowsPath): string {
  const filled = line.replace(TYPED, (typed: string, braces?: string, bars?: string) => {
    const path = pathOf([typed, braces, bars] as unknown as RegExpMatchArray, knows);
    return path === null ? typed : (values.get(path) ?? '');
  });
  return filled
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Values in place of token nodes, as text; one that is a web address can be clicked. */
export function fillTokens(richText: RichText, values: ReadonlyMap<string, string>): RichText {
  const fill = (node: RichTextNode): RichTextNode => {
    if (node.type === 'dynamic-data' && typeof node.path === 'string') {
      const fallback = typeof node.fallback === 'string' ? node.fallback : '';
      const text = values.get(node.path) || fallback;
      const words = { type: 'text', text, format: node.format, style: node.style };
      const url = safeWebUrl(text);
      return url === null ? words : { type: 'link', url, children: [words] };
    }
    return node.children ? { ...node, children: node.children.map(fill) } : node;
  };
  return { root: fill(richText.root) };
}
