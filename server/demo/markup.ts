import type { RichText, RichTextNode } from '../../renderer/rich-text/schema.ts';

/**
 * Rich text from a little markup, so that the demo's texts stay readable where they are written:
 * `## heading`, `- item`, `1. item`, `[ ] item`, `> quote`, `!info callout`, `| table | row |` (first row is the header),
 * `---`; within a line `**bold**`, `*italic*`, `[words](address)` and `{{path|fallback}}` for dynamic data.
 * Blocks are parted by an empty line.
 */
export function richText(markup: string): RichText {
  const blocks = markup.trim().split(/\n\s*\n/);
  return { root: element('root', blocks.filter((block) => block !== '').map(blockNode)) };
}

function element(type: string, children: RichTextNode[], more: Record<string, unknown> = {}): RichTextNode {
  return { type, version: 1, direction: null, format: '', indent: 0, children, ...more };
}

function blockNode(block: string): RichTextNode {
  const lines = block.split('\n').map((line) => line.trim());
  const [first = ''] = lines;
  const heading = /^(#{1,3}) (.*)$/.exec(first);
  if (heading) return element('heading', inline(heading[2] ?? ''), { tag: `h${(heading[1] ?? '').length}` });
  if (first === '---') return { type: 'horizontalrule', version: 1 };
  if (first.startsWith('|')) return table(lines);
  if (first.startsWith('- ')) return list('bullet', lines, /^- /);
  if (/^\d+\. /.test(first)) return list('number', lines, /^\d+\. /);
  if (/^\[[ x]\] /.test(first)) return list('check', lines, /^\[[ x]\] /);
  if (first.startsWith('> ')) return element('quote', inline(lines.map((line) => line.replace(/^> /, '')).join(' ')));
  const callout = /^!(info|success|warning) (.*)$/.exec(lines.join(' '));
  if (callout) return element('callout', [paragraph(callout[2] ?? '')], { tone: callout[1] });
  return paragraph(lines.join(' '));
}

function paragraph(words: string): RichTextNode {
  return element('paragraph', inline(words));
}

const TAGS = { bullet: 'ul', number: 'ol', check: 'ul' } as const;

function list(listType: keyof typeof TAGS, lines: string[], marker: RegExp): RichTextNode {
  const items = lines.map((line, index) =>
    element('listitem', inline(line.replace(marker, '')), {
      value: index + 1,
      ...(listType === 'check' ? { checked: line.startsWith('[x]') } : {}),
    }),
  );
  return element('list', items, { listType, start: 1, tag: TAGS[listType] });
}

function table(lines: string[]): RichTextNode {
  const rows = lines.map((line, index) => {
    // The bar within a token parts no cells.
    const cells = line.replace(/^\||\|$/g, '').split(/\|(?![^{}]*\}\})/);
    const more = { headerState: index === 0 ? 1 : 0, colSpan: 1, rowSpan: 1 };
    return element(
      'tablerow',
      cells.map((cell) => element('tablecell', [paragraph(cell.trim())], more)),
    );
  });
  return element('table', rows);
}

/** Bold, italic, link or token, whichever comes first. */
const INLINE =
  /\*\*(?<bold>[^*]+)\*\*|\*(?<italic>[^*]+)\*|\[(?<words>[^\]]+)\]\((?<url>[^)]+)\)|\{\{(?<path>[\w.]+)\|(?<fallback>[^}]*)\}\}/g;

function inline(words: string, format = 0): RichTextNode[] {
  const nodes: RichTextNode[] = [];
  let from = 0;
  for (const match of words.matchAll(INLINE)) {
    if (match.index > from) nodes.push(text(words.slice(from, match.index), format));
    nodes.push(...inlineNodes(match.groups ?? {}, format));
    from = match.index + match[0].length;
  }
  if (from < words.length) nodes.push(text(words.slice(from), format));
  return nodes;
}

function inlineNodes(
  { bold, italic, words, url, path, fallback }: Record<string, string | undefined>,
  format: number,
): RichTextNode[] {
  if (bold !== undefined) return inline(bold, format | 1);
  if (italic !== undefined) return inline(italic, format | 2);
  if (path !== undefined) return [{ type: 'dynamic-data', version: 1, path, fallback: fallback ?? '', format }];
  return [element('link', [text(words ?? '', format)], { url, rel: 'noopener noreferrer', target: null, title: null })];
}

function text(words: string, format: number): RichTextNode {
  return { type: 'text', version: 1, text: words, format, style: '', mode: 'normal', detail: 0 };
}
