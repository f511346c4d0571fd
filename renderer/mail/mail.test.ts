import { describe, expect, test } from 'vitest';
import type { RichText } from '../rich-text/schema.ts';
import { parsed } from '../testing/dom.ts';
import { HOSTILE_TEXTS } from '../testing/hostile.ts';
import { type MailContent, renderMail } from './render-mail.ts';
import { fillLine, fillTokens, tokenize } from './tokens.ts';

const knows = (path: string) => path === 'contact.name' || path === 'code';

function textOf(...children: Record<string, unknown>[]): RichText {
  return { root: { type: 'root', children: children as unknown as RichText['root'][] } };
}
const paragraph = (...children: Record<string, unknown>[]) => ({ type: 'paragraph', children });
const words = (text: string, fields: object = {}) => ({ type: 'text', text, ...fields });

function mailOf(body: RichText, changes: Partial<MailContent> = {}) {
  return renderMail({
    language: 'en',
    subject: 'Hello',
    workspace: { name: 'Acme', accent: '#2457d6', logo: null },
    parts: [{ body, items: [] }],
    button: null,
    footer: null,
    picture: () => null,
    ...changes,
  });
}

describe('E-11 tokens typed as text', () => {
  test('are cut out of the words around them and keep their looks', () => {
    const bold = tokenize(textOf(paragraph(words('Hi {{contact.name}}, |code|!', { format: 1 }))), knows);
    expect(bold.root.children?.[0]?.children).toEqual([
      { type: 'text', text: 'Hi ', format: 1 },
      { type: 'dynamic-data', version: 1, path: 'contact.name', fallback: '', format: 1 },
      { type: 'text', text: ', ', format: 1 },
      { type: 'dynamic-data', version: 1, path: 'code', fallback: '', format: 1 },
      { type: 'text', text: '!', format: 1 },
    ]);
  });

  test('what is no dynamic data stays as it was typed', () => {
    const plain = textOf(paragraph(words('a | b | c, {{x}}, {{#each}}, |pipe|, {{contact.name')));
    expect(tokenize(plain, knows)).toEqual(plain);
  });

  test('a value that is an address can be clicked; one that only looks like a token is words', () => {
    const text = tokenize(textOf(paragraph(words('{{contact.name}} {{code}}'))), knows);
    const filled = fillTokens(
      text,
      new Map([
        ['contact.name', '{{code}}'],
        ['code', 'https://portal.example.com/p/x'],
      ]),
    );
    expect(filled.root.children?.[0]?.children?.map(({ type }) => type)).toEqual(['text', 'text', 'link']);
    expect(filled.root.children?.[0]?.children?.[0]?.text).toBe('{{code}}');
  });
});

describe('E-11 subjects', () => {
  test.each([
    ['Hello {{contact.name}}', 'Ana\r\nBcc: eve@evil.example', 'Hello Ana Bcc: eve@evil.example'],
    ['{{contact.name}}', '{{code}} |code|', '{{code}} |code|'],
    ['{{other}} |other|', 'Ana', '{{other}} |other|'],
    ['A\u2028B {{contact.name}}', '', 'A B'],
  ])('%j with %j is %j', (subject, name, line) => {
    expect(fillLine(subject, new Map([['contact.name', name]]), knows)).toBe(line);
  });
});

describe('E-11 the two forms of a mail', () => {
  test.each(HOSTILE_TEXTS)('%j breaks out of nowhere', (hostile) => {
    const body = textOf(
      paragraph(words(hostile), { type: 'link', url: hostile, children: [words(hostile)] }),
      { type: 'heading', tag: 'h2', children: [words(hostile)] },
      { type: 'image', assetId: 'a'.repeat(24), alt: hostile, caption: hostile },
    );
    const { html } = mailOf(body, {
      subject: hostile,
      workspace: { name: hostile, accent: '#2457d6', logo: null },
      parts: [{ body, items: [{ title: hostile, detail: hostile }] }],
      button: { label: hostile, url: hostile },
      footer: { reason: hostile, muteUrl: null },
      picture: () => 'cid:a@b',
    });
    const root = parsed(html);
    expect(root.querySelector('script')).toBeNull();
    for (const element of Array.from(root.querySelectorAll('*')))
      for (const { name, value } of Array.from(element.attributes)) {
        expect(name.startsWith('on')).toBe(false);
        if (name === 'href') expect(value).not.toMatch(/^\s*javascript:/i);
      }
    expect(Array.from(root.querySelectorAll('img')).map((img) => img.getAttribute('src'))).toEqual(['cid:a@b']);
  });

  test('the text form says what the HTML says: lists, addresses, items, button, and where to mute', () => {
    const list = (listType: string, ...items: string[]) => ({
      type: 'list',
      listType,
      children: items.map((item) => ({ type: 'listitem', children: [words(item)] })),
    });
    const whole = mailOf(textOf(), {
      parts: [
        {
          body: textOf(
            { type: 'heading', tag: 'h2', children: [words('News')] },
            paragraph(words('See '), { type: 'link', url: 'https://acme.example/', children: [words('our page')] }),
            list('bullet', 'one', 'two'),
            list('number', 'first', 'second'),
          ),
          items: [{ title: 'Send the list', detail: 'Monday' }],
        },
      ],
      button: { label: 'Open', url: 'https://portal.example.com/p/x' },
      footer: { reason: 'You know us.', muteUrl: 'https://portal.example.com/mail/mute/x' },
    });
    expect(whole.text).toBe(
      [
        'News',
        'See our page (https://acme.example/)',
        '- one\n- two',
        '1. first\n2. second',
        '- Send the list\n  Monday',
        'Open: https://portal.example.com/p/x',
        '-- \nAcme',
        'You know us.',
        'Stop mails of this kind: https://portal.example.com/mail/mute/x\n',
      ].join('\n\n'),
    );
  });

  test('a line whose dynamic data has no value leaves no gap', () => {
    const token = { type: 'dynamic-data', path: 'contact.name', fallback: '' };
    const filled = fillTokens(textOf(paragraph(words('A')), paragraph(token), paragraph(words('B'))), new Map());
    const { html, text } = mailOf(filled);
    expect([html.match(/<p /g)?.length, text.startsWith('A\n\nB')]).toEqual([2, true]);
  });

  test('where several things are told the greeting is said once', () => {
    const told = (what: string) => ({
      body: textOf(paragraph(words('Hello Ana,')), paragraph(words(what))),
      items: [],
    });
    const { text } = mailOf(textOf(), { parts: [told('One'), told('Two')] });
    expect([text.match(/Hello Ana/g)?.length, /One[\s\S]*Two/.test(text)]).toEqual([1, true]);
  });
});
