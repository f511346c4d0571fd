import { createHeadlessEditor } from '@lexical/headless';
import { $createLinkNode } from '@lexical/link';
import { $createHeadingNode } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $getRoot } from 'lexical';
import { describe, expect, it } from 'vitest';
import { renderRichText } from '../../../renderer/rich-text/render.ts';
import type { RichText, RichTextNode } from '../../../renderer/rich-text/schema.ts';
import { cleanStyle, registerCleaning, toUrl } from './clean.ts';
import { searchFormats } from './formats.ts';
import { $createCalloutNode } from './nodes/callout-node.ts';
import { $createDynamicDataNode } from './nodes/dynamic-data-node.tsx';
import { $createImageNode } from './nodes/image-node.tsx';
import { TEXT_NODES } from './nodes/index.ts';
import { toEditor, toStored } from './stored-text.ts';

const KNOWN = TEXT_NODES.map((node) => node.getType());
const headless = () =>
  createHeadlessEditor({
    nodes: TEXT_NODES,
    onError(error) {
      throw error;
    },
  });

/** What a text becomes by being opened in the editor, changed and stored again. */
function edited(text: RichText, change: () => void = () => undefined, clean = false): RichText {
  const editor = headless();
  editor.setEditorState(editor.parseEditorState(JSON.stringify(toEditor(text, KNOWN))));
  if (clean) registerCleaning(editor);
  editor.update(change, { discrete: true });
  return toStored(editor.getEditorState().toJSON() as unknown as RichText);
}
const html = (text: RichText) => renderRichText(text, { language: 'en', path: '/p/key', headingLevel: 3 });
const root = (...children: RichTextNode[]): RichText => ({
  root: { type: 'root', version: 1, direction: null, format: '', indent: 0, children },
});

describe('what the editor writes is what the renderer reads (C-07)', () => {
  it('callouts, pictures and dynamic data', () => {
    const assetId = 'a'.repeat(24);
    const text = edited(root(), () => {
      const callout = $createCalloutNode('warning');
      const words = $createParagraphNode().append(
        $createTextNode('Mind '),
        $createDynamicDataNode('customer.name', 'you', 1),
      );
      callout.append(words);
      $getRoot().append(callout, $createImageNode({ assetId, alt: 'Office', caption: 'Our office', width: 'small' }));
    });
    expect(html(text)).toContain('callout--warning');
    expect(html(text)).toContain('<p>Mind <strong>you</strong></p>');
    expect(html(text)).toContain(`src="/p/key/assets/${assetId}" alt="Office"`);
    expect(html(text)).toContain('picture--small');
  });

  it('keeps what it does not know, and opens what is empty', () => {
    const inline: RichTextNode = { type: 'mention', text: '@Ada', id: 7 };
    const block: RichTextNode = { type: 'poll', children: [{ type: 'text', text: 'Yes' }] };
    const paragraph = { type: 'paragraph', version: 1, direction: null, format: '', indent: 0, children: [inline] };
    const children = edited(root(paragraph, block)).root.children ?? [];
    expect(children[0]?.children).toEqual([inline]);
    expect(children[1]?.children).toEqual([block]);
    expect(edited(root())).toEqual(root());
  });
});

describe('cleaning of what is pasted', () => {
  it('drops links with other schemes and keeps their words', () => {
    const text = edited(
      root(),
      () => {
        const bad = $createLinkNode('java\tscript:alert(1)').append($createTextNode('click'));
        const good = $createLinkNode('https://example.com/').append($createTextNode('page'));
        $getRoot().append($createParagraphNode().append(bad, good));
      },
      true,
    );
    expect(html(text)).toContain('click<a href="https://example.com/"');
    expect(JSON.stringify(text)).not.toContain('script');
  });

  it('keeps only looks of the fixed lists, and three levels of headings', () => {
    expect(cleanStyle('color: red; font-size: var(--text-large); background: url(x); color: var(--text-red)')).toBe(
      'font-size: var(--text-large); color: var(--text-red)',
    );
    const text = edited(
      root(),
      () => $getRoot().append($createHeadingNode('h5').append($createTextNode('Deep'))),
      true,
    );
    expect(text.root.children?.at(-1)).toMatchObject({ type: 'heading', tag: 'h3' });
  });
});

describe('addresses as people type them', () => {
  it.each([
    ['example.com/guide', 'https://example.com/guide'],
    ['https://example.com', 'https://example.com/'],
    ['ada@example.com', 'mailto:ada@example.com'],
    ['+49 30 123456', 'tel:+4930123456'],
    ['localhost:3000.example', null],
    ['javascript:alert(1)', null],
    ['JAVA\tSCRIPT:alert(1)', null],
    ['data:text/html,x', null],
    ['just words', null],
    ['', null],
  ])('%s → %s', (typed, url) => {
    expect(toUrl(typed)).toBe(url);
  });
});

describe('"/" inside text', () => {
  it('finds formats by other words too, and offers notes less', () => {
    expect(searchFormats('todo', true).map((format) => format.name)).toEqual(['check']);
    expect(searchFormats('table', false)).toEqual([]);
    expect(searchFormats('', true).length).toBeGreaterThan(searchFormats('', false).length);
  });
});
