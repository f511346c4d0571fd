import { describe, expect, test } from 'vitest';
import { structureProblems } from '../testing/problems.ts';
import { renderRichText } from './render.ts';
import type { RichTextNode } from './schema.ts';

const frame = { language: 'en', path: '/p/key', headingLevel: 3 };
const render = (...children: RichTextNode[]) => renderRichText({ root: { type: 'root', children } }, frame);
const text = (words: string, more: Record<string, unknown> = {}): RichTextNode => ({
  type: 'text',
  text: words,
  ...more,
});
const node = (type: string, more: Record<string, unknown>, ...children: RichTextNode[]): RichTextNode => ({
  type,
  ...more,
  children,
});

describe('C-07 formatting', () => {
  test('bold, italic, underline, strike and code nest', () => {
    expect(render(text('a', { format: 1 | 2 | 4 | 8 | 16 }))).toBe(
      '<s><u><em><strong><code>a</code></strong></em></u></s>',
    );
  });

  test('looks are classes from fixed lists; other CSS is dropped', () => {
    const style = 'color: var(--text-red); font-size: var(--text-large); position: fixed; background: url(https://x)';
    expect(render(text('a', { style }))).toBe('<span class="text-red text-large">a</span>');
    expect(render(text('a', { style: 'color: var(--text-huge)' }))).toBe('a');
    expect(render(text('a', { style: 'constructor: var(--text-red)' }))).toBe('a');
  });

  test('alignment and indentation are classes', () => {
    expect(render(node('paragraph', { format: 'center', indent: 2 }, text('a')))).toBe(
      '<p class="align-center indent-2">a</p>',
    );
    expect(render(node('paragraph', { format: 'x" onclick="', indent: 1e9 }, text('a')))).toBe(
      '<p class="indent-6">a</p>',
    );
  });

  test('headings follow on those around them without a gap, and keep their looks', () => {
    const html = render(
      node('heading', { tag: 'h2' }, text('A')),
      node('heading', { tag: 'h6' }, text('B')),
      node('heading', { tag: 'h1' }, text('C')),
    );
    expect(html).toBe('<h3 class="heading-2">A</h3><h4 class="heading-6">B</h4><h3 class="heading-1">C</h3>');
    expect(structureProblems(html, 2)).toEqual([]);
  });

  test('lists: bullets, numbers from a start, nested ones, checks with a word beside the icon', () => {
    expect(render(node('list', { listType: 'number', start: 3 }, node('listitem', {}, text('a'))))).toBe(
      '<ol start="3"><li>a</li></ol>',
    );
    const inner = node('list', { listType: 'bullet' }, node('listitem', {}, text('b')));
    expect(render(node('list', { listType: 'bullet' }, node('listitem', {}, inner)))).toBe(
      '<ul><li class="nested"><ul><li>b</li></ul></li></ul>',
    );
    expect(render(node('list', { listType: 'check' }, node('listitem', { checked: true }, text('c'))))).toMatch(
      /<li class="checklist__done">.*Done: .*<span>c<\/span><\/li>/,
    );
  });

  test('quotes, callouts, code, rules and tables', () => {
    expect(render(node('quote', {}, text('q')))).toBe('<blockquote>q</blockquote>');
    expect(render(node('callout', { tone: 'warning' }, node('paragraph', {}, text('c'))))).toMatch(
      /^<div class="callout callout--warning">.*Important: <\/span><div><p>c<\/p><\/div><\/div>$/,
    );
    expect(render(node('callout', { tone: 'evil' }))).toContain('callout--info');
    expect(render(node('code', {}, text('a'), { type: 'linebreak' }, { type: 'tab' }, text('<b>')))).toBe(
      '<pre><code>a<br>\t&lt;b&gt;</code></pre>',
    );
    const cell = (headerState: number, more = {}) => node('tablecell', { headerState, ...more }, text('x'));
    expect(render(node('table', {}, node('tablerow', {}, cell(1), cell(2), cell(0, { colSpan: 2 }))))).toContain(
      '<tr><th scope="col">x</th><th scope="row">x</th><td colspan="2">x</td></tr>',
    );
  });
});

describe('C-07 pictures', () => {
  const assetId = 'a'.repeat(24);
  test('stand under the page’s address, with words and a caption', () => {
    expect(render({ type: 'image', assetId, alt: 'Our "team"', caption: 'In <Hamburg>', width: 'medium' })).toBe(
      `<figure class="picture picture--medium"><img src="/p/key/assets/${assetId}" alt="Our &quot;team&quot;" loading="lazy"><figcaption>In &lt;Hamburg&gt;</figcaption></figure>`,
    );
  });

  test.each(['', '../../x', 'https://x/y.png', `${'a'.repeat(24)}" onerror="`, { $gt: '' }])(
    '%j is no picture',
    (id) => {
      expect(render({ type: 'image', assetId: id, alt: 'x' })).toBe('');
    },
  );
});

describe('C-07 links', () => {
  test.each([
    ['https://example.com/a?b=c&d', 'https://example.com/a?b=c&amp;d'],
    ['http://example.com', 'http://example.com/'],
    ['mailto:a@example.com', 'mailto:a@example.com'],
    ['tel:+49401234', 'tel:+49401234'],
    ['https://example.com/"onclick="alert(1)', 'https://example.com/%22onclick=%22alert(1)'],
  ])('%s leads there', (url, href) => {
    expect(render(node('link', { url }, text('x')))).toBe(`<a href="${href}" rel="noopener noreferrer">x</a>`);
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    'java\r\nscript:alert(1)',
    '\u0000javascript:alert(1)',
    '\u0001\u001fjavascript:alert(1)',
    'javascript&colon;alert(1)',
    'javascript&#58;alert(1)',
    'javascript%3Aalert(1)',
    'javascript://example.com/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:text/html;base64,PHNjcmlwdD4=',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://example.com/x',
    'view-source:javascript:alert(1)',
    '//example.com',
    '/p/other',
    '#x',
    '',
    null,
    { toString: 'javascript:alert(1)' },
    ['https://example.com'],
  ])('%j is no link, and its words stay', (url) => {
    expect(render(node('link', { url }, text('words')))).toBe('words');
    expect(render(node('autolink', { url }, text('words')))).toBe('words');
  });
});

describe('C-07 what is not known or not meant well', () => {
  test('an unknown node keeps its text', () => {
    expect(render(node('hologram', {}, node('paragraph', {}, text('kept')), { type: 'glyph', text: '<i>' }))).toBe(
      '<p>kept</p>&lt;i&gt;',
    );
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('a node called %s is unknown', (type) => {
    expect(render({ type, text: '<x>' })).toBe('&lt;x&gt;');
  });

  test('text is text, whatever it looks like', () => {
    expect(render(text('<script>{{name}}</script>&amp;'))).toBe('&lt;script&gt;{{name}}&lt;/script&gt;&amp;amp;');
    expect(render({ type: 'text', text: { html: '<b>' } })).toBe('');
  });

  test('nesting as deep as the schema allows is drawn', () => {
    let deep = text('bottom');
    for (let i = 0; i < 22; i++) deep = node('quote', {}, deep);
    expect(render(deep)).toContain('bottom');
  });
});
