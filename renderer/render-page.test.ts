import { describe, expect, test } from 'vitest';
import { PortalDocument } from './document.ts';
import { fillHolesOf } from './holes.ts';
import { type PageInput, renderPage } from './render-page.ts';
import { parsed } from './testing/dom.ts';
import { structureProblems } from './testing/problems.ts';

const block = (id: string, type = 'tasks') => ({ id, type, version: 1, settings: {} });
const section = (id: string, title: string, blocks: object[], more = {}) => ({
  id,
  title,
  rows: blocks.length ? [{ id: `${id}-row`, columns: [{ id: `${id}-column`, blocks }] }] : [],
  ...more,
});
/** Records that wait; the letter before a dash is the contact whose they are. */
const waiting = (...ids: string[]) =>
  ids.map((id) => ({ id, contactId: id.includes('-') ? (id.split('-')[0] as string) : null }));
const EMPTY_TASKS = { heading: '', progress: null, groups: [], more: 0 };

function input(changes: Partial<PageInput> = {}, documentChanges: object = {}): PageInput {
  const document = PortalDocument.parse({
    schemaVersion: 1,
    language: null,
    theme: { accent: null, font: 'system', mode: 'dark' },
    header: { logo: null, banner: { assetId: 'b'.repeat(24), alt: '' }, showOwner: true },
    navigation: { shown: true },
    pages: [
      {
        id: 'page-one',
        title: 'Home',
        sections: [
          section('welcome', 'Welcome', [block('block-1', 'notes')]),
          section('to-do-1', 'To do', [block('block-2')]),
          section('untitled', '', [block('block-3')]),
          section('hidden-1', 'Hidden', [block('block-4')], { hidden: true }),
          section('empty-01', 'Empty', []),
        ],
      },
    ],
    ...documentChanges,
  });
  return {
    document,
    pageId: 'page-one',
    blocks: new Map([
      ['block-1', { view: { heading: '', collapsed: true, notes: [] } }],
      ['block-2', { view: EMPTY_TASKS, waiting: waiting('a', 'b') }],
      ['block-3', { view: EMPTY_TASKS, waiting: waiting('b', 'c') }],
      ['block-4', { view: EMPTY_TASKS, waiting: waiting('d') }],
    ]),
    facts: {
      workspace: { name: 'Nordlicht & Co', logo: 'assets/1' },
      customer: { name: 'Hallmann <GmbH>', logo: 'assets/2' },
      owner: { name: 'Maya Lindqvist', role: 'CSM', photo: null, email: 'maya@example.com', phone: '+49 40 1' },
    },
    context: { language: 'en', path: '/p/key', interactive: true, viewer: 'stranger' },
    assets: { stylesheet: '/portal/portal.css', theme: '/p/key/theme.css', script: '/portal/portal.js' },
    now: new Date('2026-03-05T09:00:00Z'),
    timeZone: 'Europe/Berlin',
    live: true,
    ...changes,
  };
}

const draw = (changes: Partial<PageInput> = {}, documentChanges: object = {}) =>
  parsed(renderPage(input(changes, documentChanges)));

describe('B-06 a whole page', () => {
  test('is sound: headings without a gap, unique ids, names for everything; script and styles only from files', () => {
    const html = renderPage(input());
    const body = html.slice(html.indexOf('<body'));
    expect(structureProblems(body, 0)).toEqual([]);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*\bsrc=)/);
    expect(html.match(/<script/g)).toHaveLength(1);
  });

  test('says whose it is, in the head and at its top', () => {
    const html = renderPage(input());
    expect(html).toContain('<title>Hallmann &lt;GmbH&gt;</title>');
    const page = parsed(html);
    expect(page.querySelector('h1')?.textContent).toBe('Hallmann <GmbH>');
    const pictures = Array.from(page.querySelectorAll('.head img'), (image) => image.getAttribute('src'));
    expect(pictures).toEqual(['/p/key/assets/1', '/p/key/assets/2', `/p/key/assets/${'b'.repeat(24)}`]);
    expect(page.querySelector('.owner a')?.getAttribute('href')).toBe('mailto:maya@example.com');
  });

  test('the document’s logo wins over the workspace’s; the person in charge can be left out', () => {
    const header = { logo: { assetId: 'c'.repeat(24), alt: 'Us' }, banner: null, showOwner: false };
    const page = draw({}, { header });
    expect(page.querySelector('.logo')?.getAttribute('src')).toBe(`/p/key/assets/${'c'.repeat(24)}`);
    expect(page.querySelector('.owner, .banner')).toBeNull();
  });

  test('without pictures or a person the words stand alone', () => {
    const facts = { workspace: { name: 'W', logo: null }, customer: { name: 'C', logo: null }, owner: null };
    const page = draw({ facts });
    expect(page.querySelector('.logo--word')?.textContent).toBe('W');
    expect(page.querySelector('.owner')).toBeNull();
  });

  test('without script where it is not live, and without sending in a preview', () => {
    expect(renderPage(input({ live: false }))).not.toContain('<script');
    const preview = draw({ context: { ...input().context, interactive: false } });
    expect(preview.querySelector('.notice')?.textContent).toContain('Preview');
  });

  test('keeps search engines out and follows the theme’s mode', () => {
    const html = renderPage(input());
    expect(html).toContain('<meta name="robots" content="noindex, nofollow">');
    expect(html).toContain('<meta name="color-scheme" content="dark">');
  });

  test('carries each icon it uses once, and no other', () => {
    const page = draw();
    const used = new Set(Array.from(page.querySelectorAll('use'), (use) => use.getAttribute('href')?.slice(1)));
    const carried = Array.from(page.querySelectorAll('symbol'), ({ id }) => id);
    expect(carried.sort()).toEqual([...used].sort());
  });
});

describe('C-05, C-06 sections', () => {
  test('hidden and empty ones are not there', () => {
    const page = draw();
    expect(Array.from(page.querySelectorAll('section'), ({ id }) => id)).toEqual([
      's-welcome',
      's-to-do-1',
      's-untitled',
    ]);
    expect(page.textContent).not.toContain('Hidden');
  });

  test('the navigation leads to those with a title, in order, unless left out or switched off', () => {
    const links = (page: ReturnType<typeof draw>) =>
      Array.from(page.querySelectorAll('nav.sections a'), (link) => link.getAttribute('href'));
    expect(links(draw())).toEqual(['#s-welcome', '#s-to-do-1']);
    expect(links(draw({}, { navigation: { shown: false } }))).toEqual([]);
  });

  test('a page without content says that it is being prepared', () => {
    expect(draw({}, { pages: [{ id: 'page-one', title: 'Home', sections: [] }] }).textContent).toContain(
      'being prepared',
    );
  });

  test('several pages are tabs; the first has the link’s own address', () => {
    const pages = ['page-one', 'page-two'].map((id) => ({ id, title: `Title of ${id}`, sections: [] }));
    const page = draw({ pageId: 'page-two' }, { pages });
    const tabs = Array.from(page.querySelectorAll('nav.pages a'), (tab) => [
      tab.getAttribute('href'),
      tab.getAttribute('aria-current'),
    ]);
    expect(tabs).toEqual([
      ['/p/key', null],
      ['/p/key/page-two', 'page'],
    ]);
    expect(() => renderPage(input({ pageId: 'page-six' }))).toThrow('page-six');
  });
});

describe('what is waiting for the customer', () => {
  test('is counted once each, without hidden sections, and led to', () => {
    const strip = draw().querySelector('.waiting');
    expect(strip?.textContent).toContain('Waiting on you: 3');
    expect(strip?.getAttribute('href')).toBe('#b-block-2');
  });

  test('T-06 is counted for the contact who looks: theirs and everybody’s, not what waits for others', () => {
    const blocks = new Map([
      ['block-1', { view: { heading: '', collapsed: true, notes: [] } }],
      ['block-2', { view: EMPTY_TASKS, waiting: waiting('m-1', 't-1', 't-2') }],
      ['block-3', { view: EMPTY_TASKS, waiting: waiting('a') }],
    ]);
    const holed = renderPage(input({ blocks, context: { ...input().context, viewer: 'holes' } }));
    const stripFor = (contactId: string) => {
      const html = fillHolesOf(holed, { kind: 'contact', contactId, name: 'Maria Silva' });
      const strips = parsed(html).querySelectorAll('.waiting');
      return [
        strips.length,
        strips[0]?.getAttribute('href'),
        /Waiting on you: (\d+)/.exec(strips[0]?.textContent ?? '')?.[1],
      ];
    };
    expect(stripFor('m')).toEqual([1, '#b-block-2', '2']);
    expect(stripFor('t')).toEqual([1, '#b-block-2', '3']);
    expect(stripFor('somebody else')).toEqual([1, '#b-block-3', '1']);
    expect(draw({ blocks }).querySelector('.waiting')?.textContent).toContain('Waiting on you: 4');
  });

  test('T-05 who is signed in reads their name and may sign out; nobody else', () => {
    const holed = renderPage(input({ context: { ...input().context, viewer: 'holes' } }));
    const foot = parsed(fillHolesOf(holed, { kind: 'contact', contactId: 'm', name: 'Maria <b>' })).querySelector(
      '.foot',
    );
    expect(foot?.textContent).toContain('Maria <b>');
    expect(foot?.querySelector('form')?.getAttribute('action')).toBe('/p/key/sign-out');
    expect(draw().querySelector('.foot form')).toBeNull();
  });

  test('nothing waiting, no strip', () => {
    expect(draw({ blocks: new Map() }).querySelector('.waiting')).toBeNull();
  });
});

describe('a block that fails', () => {
  test('shows as not available; the rest of the page stands', () => {
    const failed: string[] = [];
    const blocks = new Map([
      ['block-1', null],
      ['block-2', { view: { ...EMPTY_TASKS, groups: [{ name: 'week', tasks: [{ id: 'no title' }] }] } }],
      ['block-3', { view: EMPTY_TASKS }],
    ]);
    const page = draw({ blocks, onError: (id) => failed.push(id) });
    expect(page.querySelector('#b-block-1')?.textContent).toContain('not available right now');
    expect(page.querySelector('#b-block-2')?.textContent).toContain('not available right now');
    expect(page.querySelector('#b-block-3')?.textContent).toContain('Nothing to do');
    expect(failed).toEqual(['block-2']);
  });
});

describe('B-06 a refused action', () => {
  const feedback = { blockId: 'block-2', action: 'comment', values: { record: 'gone' }, message: 'Not here any more.' };

  test('whose record the page does not show any more is told at its top', () => {
    const page = draw({ context: { ...input().context, feedback } });
    expect(page.querySelector('.notice--error')?.textContent).toContain('Not here any more.');
  });
});
