import { escapeHtml } from '../html.ts';
import { t } from '../i18n/index.ts';
import { icon } from '../icons.ts';
import { safeUrl } from './links.ts';
import { CALLOUT_TONES, IMAGE_WIDTHS } from './nodes.ts';
import type { RichText, RichTextNode } from './schema.ts';
import { blockClasses, classAttribute, styleClasses, withFormat } from './style-classes.ts';

/** What rich text needs to know of the page around it. */
export interface RichTextFrame {
  readonly language: string;
  /** What addresses of pictures begin with. */
  readonly path: string;
  /** Level of the first heading; deeper ones follow without a gap, whatever sizes were chosen. */
  readonly headingLevel: number;
}

interface Walk extends RichTextFrame {
  lastHeading: number;
}
type Converter = (node: RichTextNode, walk: Walk, inner: () => string) => string;

/** Rich text → HTML. Text is escaped, looks are classes from fixed lists, links lead only where a link may lead. */
export function renderRichText(richText: RichText, frame: RichTextFrame): string {
  return convert(richText.root, { ...frame, lastHeading: frame.headingLevel - 1 });
}

function convert(node: RichTextNode, walk: Walk): string {
  const inner = () => (node.children ?? []).map((child) => convert(child, walk)).join('');
  const converter = Object.hasOwn(CONVERTERS, node.type) ? CONVERTERS[node.type] : undefined;
  if (converter) return converter(node, walk, inner);
  // An unknown node keeps its text.
  return node.children ? inner() : escapeHtml(string(node.text));
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The value where it is one of the list, else the list's first. */
function oneOf<T extends string>(list: readonly [T, ...T[]], value: unknown): T {
  return list.find((item) => item === value) ?? list[0];
}

function text(words: string, node: RichTextNode): string {
  const html = withFormat(escapeHtml(words), node.format);
  const classes = styleClasses(node.style);
  return classes.length ? `<span${classAttribute(classes)}>${html}</span>` : html;
}

/** An element around the children, with alignment and indentation. */
function block(tag: string, ...classes: string[]): Converter {
  return (node, _walk, inner) => `<${tag}${classAttribute([...classes, ...blockClasses(node)])}>${inner()}</${tag}>`;
}

const link: Converter = (node, _walk, inner) => {
  const url = safeUrl(node.url);
  return url === null ? inner() : `<a href="${escapeHtml(url)}" rel="noopener noreferrer">${inner()}</a>`;
};

const heading: Converter = (node, walk, inner) => {
  const chosen = Number(/^h([1-6])$/.exec(string(node.tag))?.[1] ?? 2);
  const level = Math.min(walk.lastHeading + 1, walk.headingLevel + chosen - 1, 6);
  walk.lastHeading = level;
  return `<h${level}${classAttribute([`heading-${chosen}`, ...blockClasses(node)])}>${inner()}</h${level}>`;
};

const list: Converter = (node, _walk, inner) => {
  if (node.listType === 'number') {
    const start = typeof node.start === 'number' && Number.isInteger(node.start) && node.start > 1 ? node.start : null;
    return `<ol${start === null ? '' : ` start="${start}"`}>${inner()}</ol>`;
  }
  return node.listType === 'check' ? `<ul class="checklist">${inner()}</ul>` : `<ul>${inner()}</ul>`;
};

const listItem: Converter = (node, { language }, inner) => {
  // Lexical puts a nested list into an item of its own, which is not one to the reader.
  if (node.children?.length && node.children.every((child) => child.type === 'list'))
    return `<li class="nested">${inner()}</li>`;
  if (typeof node.checked !== 'boolean') return `<li${classAttribute(blockClasses(node))}>${inner()}</li>`;
  const state = node.checked ? 'done' : 'open';
  const mark = `${icon(node.checked ? 'circle-check' : 'circle')}<span class="sr-only">${escapeHtml(t(language, `text.${state}`))}: </span>`;
  return `<li class="checklist__${state}">${mark}<span>${inner()}</span></li>`;
};

const tableCell: Converter = (node, _walk, inner) => {
  const header = typeof node.headerState === 'number' ? node.headerState : 0;
  const span = (name: 'colSpan' | 'rowSpan') => {
    const value = node[name];
    return typeof value === 'number' && value > 1 ? ` ${name.toLowerCase()}="${Math.min(Math.floor(value), 100)}"` : '';
  };
  const tag = header ? 'th' : 'td';
  const scope = header ? ` scope="${header === 2 ? 'row' : 'col'}"` : '';
  return `<${tag}${scope}${span('colSpan')}${span('rowSpan')}>${inner()}</${tag}>`;
};

const image: Converter = (node, { path }) => {
  if (!/^[0-9a-f]{24}$/.test(string(node.assetId))) return '';
  const caption = string(node.caption).trim();
  const picture = `<img src="${escapeHtml(path)}/assets/${node.assetId}" alt="${escapeHtml(string(node.alt))}" loading="lazy">`;
  const words = caption ? `<figcaption>${escapeHtml(caption)}</figcaption>` : '';
  return `<figure class="picture picture--${oneOf(['full', ...IMAGE_WIDTHS], node.width)}">${picture}${words}</figure>`;
};

const CALLOUT_ICONS = { info: 'info', success: 'circle-check', warning: 'triangle-alert' } as const;

const callout: Converter = (node, { language }, inner) => {
  const tone = oneOf(CALLOUT_TONES, node.tone);
  const word = escapeHtml(t(language, `callout.${tone}`));
  return `<div class="callout callout--${tone}">${icon(CALLOUT_ICONS[tone])}<span class="sr-only">${word}: </span><div>${inner()}</div></div>`;
};

/** Node type → HTML. */
const CONVERTERS: Readonly<Record<string, Converter>> = {
  root: (_node, _walk, inner) => inner(),
  paragraph: block('p'),
  quote: block('blockquote'),
  code: (_node, _walk, inner) => `<pre><code>${inner()}</code></pre>`,
  text: (node) => text(string(node.text), node),
  'code-highlight': (node) => escapeHtml(string(node.text)),
  tab: () => '\t',
  linebreak: () => '<br>',
  horizontalrule: () => '<hr>',
  heading,
  list,
  listitem: listItem,
  link,
  autolink: link,
  table: (_node, _walk, inner) =>
    `<div class="table-scroll" tabindex="0"><table><tbody>${inner()}</tbody></table></div>`,
  tablerow: block('tr'),
  tablecell: tableCell,
  image,
  callout,
  // Filled in by `fillDynamicData` before; what is left has no value.
  'dynamic-data': (node) => text(string(node.fallback), node),
};
