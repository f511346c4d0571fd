import { escapeHtml } from '../html.ts';
import { safeUrl } from '../rich-text/links.ts';
import type { RichText, RichTextNode } from '../rich-text/schema.ts';
import { styleClasses, withFormat } from '../rich-text/style-classes.ts';

/** What rich text in a mail needs to know. */
export interface MailTextFrame {
  /** Colour of links. */
  readonly accent: string;
  /** Where a picture is: `cid:` within a mail; null for one that is not there. */
  readonly picture: (assetId: string) => string | null;
}

type Converter = (node: RichTextNode, frame: MailTextFrame, inner: () => string) => string;

/** Looks of text, as mail programs take them: no stylesheet of ours reaches them. */
const LOOKS: Readonly<Record<string, string>> = {
  'text-muted': 'color:#5f6776',
  'text-red': 'color:#b3261e',
  'text-orange': 'color:#8a4b00',
  'text-green': 'color:#146c36',
  'text-blue': 'color:#1d4fc4',
  'text-purple': 'color:#6b3fc0',
  'text-mark-yellow': 'background-color:#fff0ad',
  'text-mark-green': 'background-color:#d3f2dd',
  'text-mark-blue': 'background-color:#dbe7ff',
  'text-mark-pink': 'background-color:#ffdfec',
  'text-small': 'font-size:0.875em',
  'text-large': 'font-size:1.25em',
  'text-huge': 'font-size:1.75em',
  'text-serif': 'font-family:Georgia,Cambria,serif',
  'text-mono': 'font-family:Menlo,Consolas,monospace',
};

const BODY = 'margin:0 0 16px';
const HEADING_SIZES = ['22px', '19px', '17px'] as const;
const CALLOUT_COLOURS = { info: '#1d4fc4', success: '#146c36', warning: '#8a4b00' } as const;

/** Rich text → HTML that mail programs show as meant: every look inline, text escaped, links only where links may lead. */
export function mailHtml(richText: RichText, frame: MailTextFrame): string {
  return convert(richText.root, frame);
}

function convert(node: RichTextNode, frame: MailTextFrame): string {
  const inner = () => (node.children ?? []).map((child) => convert(child, frame)).join('');
  const converter = Object.hasOwn(CONVERTERS, node.type) ? CONVERTERS[node.type] : undefined;
  if (converter) return converter(node, frame, inner);
  return node.children ? inner() : escapeHtml(string(node.text));
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function alignment(node: RichTextNode): string {
  return node.format === 'center' || node.format === 'right' ? `;text-align:${node.format}` : '';
}

function block(tag: string, style: string): Converter {
  return (node, _frame, inner) => `<${tag} style="${style}${alignment(node)}">${inner()}</${tag}>`;
}

const text: Converter = (node, { accent }) => {
  const html = withFormat(escapeHtml(string(node.text)), node.format);
  const looks = styleClasses(node.style).flatMap((name) =>
    name === 'text-accent' ? `color:${accent}` : (LOOKS[name] ?? []),
  );
  return looks.length ? `<span style="${looks.join(';')}">${html}</span>` : html;
};

/** Lines that hold nothing are left out, as dynamic data without a value leaves them behind. */
const paragraph: Converter = (node, _frame, inner) => {
  const html = inner().replace(/^(?:\s|<br>)+|(?:\s|<br>)+$/g, '');
  return html === '' ? '' : `<p style="${BODY}${alignment(node)}">${html}</p>`;
};

const heading: Converter = (node, _frame, inner) => {
  const level = Math.min(Number(/^h([1-6])$/.exec(string(node.tag))?.[1] ?? 2), 3);
  const style = `margin:24px 0 8px;font-size:${HEADING_SIZES[level - 1]};line-height:1.3;font-weight:650`;
  return `<h${level} style="${style}${alignment(node)}">${inner()}</h${level}>`;
};

const link: Converter = (node, { accent }, inner) => {
  const url = safeUrl(node.url);
  if (url === null) return inner();
  return `<a href="${escapeHtml(url)}" style="color:${accent};overflow-wrap:anywhere">${inner()}</a>`;
};

const list: Converter = (node, _frame, inner) => {
  const tag = node.listType === 'number' ? 'ol' : 'ul';
  return `<${tag} style="margin:0 0 16px;padding-left:24px">${inner()}</${tag}>`;
};

const listItem: Converter = (node, _frame, inner) => {
  const mark = typeof node.checked === 'boolean' ? (node.checked ? '☑ ' : '☐ ') : '';
  return `<li style="margin:0 0 4px">${mark}${inner()}</li>`;
};

const image: Converter = (node, { picture }) => {
  const alt = escapeHtml(string(node.alt));
  const source = picture(string(node.assetId));
  if (source === null) return alt && `<p style="${BODY}">${alt}</p>`;
  const caption = string(node.caption).trim();
  const words = caption && `<br><span style="font-size:13px;color:#5f6776">${escapeHtml(caption)}</span>`;
  return `<p style="${BODY}"><img src="${escapeHtml(source)}" alt="${alt}" style="max-width:100%;height:auto;border:0">${words}</p>`;
};

const callout: Converter = (node, _frame, inner) => {
  const colour = CALLOUT_COLOURS[node.tone === 'success' || node.tone === 'warning' ? node.tone : 'info'];
  return `<div style="margin:0 0 16px;padding:12px 16px 1px;border-left:3px solid ${colour}">${inner()}</div>`;
};

/** Node type → HTML. */
const CONVERTERS: Readonly<Record<string, Converter>> = {
  root: (_node, _frame, inner) => inner(),
  paragraph,
  quote: block('blockquote', 'margin:0 0 16px;padding-left:16px;border-left:3px solid #d5d9e0'),
  code: (_node, _frame, inner) => `<pre style="${BODY};white-space:pre-wrap">${inner()}</pre>`,
  text,
  'code-highlight': (node) => escapeHtml(string(node.text)),
  tab: () => ' ',
  linebreak: () => '<br>',
  horizontalrule: () => '<hr style="margin:24px 0;border:0;border-top:1px solid #d5d9e0">',
  heading,
  list,
  listitem: listItem,
  link,
  autolink: link,
  table: (_node, _frame, inner) =>
    `<table cellpadding="0" cellspacing="0" style="margin:0 0 16px;border-collapse:collapse">${inner()}</table>`,
  tablerow: (_node, _frame, inner) => `<tr>${inner()}</tr>`,
  tablecell: (node, _frame, inner) => {
    const tag = node.headerState ? 'th' : 'td';
    return `<${tag} style="padding:8px 12px 0;border:1px solid #d5d9e0;text-align:left">${inner()}</${tag}>`;
  },
  image,
  callout,
  'dynamic-data': (node, frame, inner) => text({ ...node, text: string(node.fallback) }, frame, inner),
};
