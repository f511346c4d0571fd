// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

/** The script as a page loads it, in a browser's stead; the real browsers' turn is in the end-to-end tests. */

class FakeStream extends EventTarget {
  static readonly CLOSED = 2;
  static current: FakeStream;
  readyState = 1;
  constructor(readonly address: string) {
    super();
    FakeStream.current = this;
  }
  close() {}
}

const HEAD =
  '<script data-live="/p/key/live" data-page="/p/key" data-updated="Updated: {what}" data-offline="Offline" data-online="Online" data-failed="Failed"></script>';
const taskBlock = (title: string, error = '') => `
<section id="s-todo" data-section="todo"><h2>To do</h2><div data-block="tasks" id="b-tasks">
<details id="t1-details"><summary>${title}</summary>
<form class="comment-form" method="post" action="/p/key/blocks/tasks/comment" enctype="multipart/form-data">${error}
<textarea id="t1-text" name="text"></textarea><button>Send</button></form></details></div></section>`;
const notesBlock =
  '<section id="s-notes" data-section="notes"><h2>Notes</h2><div data-block="notes" id="b-notes"><p>Kick-off</p></div></section>';
const page = (...parts: string[]) =>
  `<html><head>${HEAD}</head><body><nav data-sections><ul><li><a href="#s-todo">To do</a></li><li><a href="#s-notes">Notes</a></li></ul></nav>${parts.join('')}<div data-status></div></body></html>`;
const answer = (html: string, status = 200) => new Response(html, { status, headers: { 'content-type': 'text/html' } });
const status = () => document.querySelector('[data-status]')?.textContent;
const text = () => document.querySelector<HTMLTextAreaElement>('#t1-text') as HTMLTextAreaElement;
const change = () => FakeStream.current.dispatchEvent(new Event('change'));
const type = (words: string) => {
  text().value = words;
  text().dispatchEvent(new Event('input', { bubbles: true }));
};
const send = () =>
  document.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));

const fetched = vi.fn<(...args: unknown[]) => Promise<Response>>();
const replaced = vi.fn();

async function load(html: string) {
  document.documentElement.innerHTML = html.replace(/^<html>|<\/html>$/g, '');
  vi.resetModules();
  await import('./portal.ts');
}

/** What the script of a test listens to on the document, which outlives the test. */
const listening: Parameters<typeof document.addEventListener>[] = [];
const listenOn = document.addEventListener.bind(document);

beforeEach(() => {
  vi.spyOn(document, 'addEventListener').mockImplementation((...args) => {
    listening.push(args as (typeof listening)[number]);
    listenOn(...(args as (typeof listening)[number]));
  });
  vi.stubGlobal('EventSource', FakeStream);
  vi.stubGlobal('fetch', fetched.mockReset());
  vi.spyOn(location, 'replace').mockImplementation(replaced.mockReset());
  sessionStorage.clear();
});
afterEach(() => {
  for (const listener of listening.splice(0)) document.removeEventListener(...listener);
  vi.restoreAllMocks();
});

describe('B-07 the page follows what happens', () => {
  test('what changed is swapped, what is open stays open, what is typed stays, and it is said', async () => {
    await load(page(taskBlock('Old'), notesBlock));
    const notes = document.querySelector('#b-notes p');
    (document.querySelector('#t1-details') as HTMLDetailsElement).open = true;
    type('half a thought');
    text().focus();
    text().setSelectionRange(2, 4);
    fetched.mockResolvedValueOnce(answer(page(taskBlock('New'), notesBlock)));
    change();
    await vi.waitFor(() => expect(document.querySelector('summary')?.textContent).toBe('New'));
    expect((document.querySelector('#t1-details') as HTMLDetailsElement).open).toBe(true);
    expect(text().value).toBe('half a thought');
    expect(document.activeElement).toBe(text());
    expect([text().selectionStart, text().selectionEnd]).toEqual([2, 4]);
    expect(document.querySelector('#b-notes p')).toBe(notes);
    await vi.waitFor(() => expect(status()).toBe('Updated: To do'));
  });

  test('nothing new, nothing touched', async () => {
    await load(page(taskBlock('Same')));
    const summary = document.querySelector('summary');
    fetched.mockResolvedValueOnce(answer(page(taskBlock('Same'))));
    change();
    await vi.waitFor(() => expect(fetched).toHaveBeenCalledTimes(1));
    await vi.waitFor(() => expect(document.querySelector('summary')).toBe(summary));
    expect(status()).toBe('');
  });

  test('a page of another shape, or none any more, is loaded whole', async () => {
    await load(page(taskBlock('Old')));
    fetched.mockResolvedValueOnce(answer('<html><body><h1>Protected page</h1></body></html>', 401));
    change();
    await vi.waitFor(() => expect(replaced).toHaveBeenCalledWith('/p/key'));
  });

  test('a server that is away for a moment changes nothing', async () => {
    await load(page(taskBlock('Old')));
    fetched.mockResolvedValueOnce(answer('<h1>Not available right now</h1>', 503));
    change();
    await vi.waitFor(() => expect(fetched).toHaveBeenCalledTimes(1));
    fetched.mockResolvedValueOnce(answer(page(taskBlock('New'))));
    change();
    await vi.waitFor(() => expect(document.querySelector('summary')?.textContent).toBe('New'));
    expect(replaced).not.toHaveBeenCalled();
  });

  test('being offline is said', async () => {
    await load(page(taskBlock('Old')));
    window.dispatchEvent(new Event('offline'));
    expect(status()).toBe('Offline');
  });
});

describe('B-06, C-20 forms are sent without leaving the page', () => {
  test('a comment goes out once, and its field is empty after', async () => {
    await load(page(taskBlock('Old')));
    type('Thank you');
    fetched.mockResolvedValueOnce(answer(page(taskBlock('Old, 1 comment'))));
    send();
    send();
    await vi.waitFor(() => expect(document.querySelector('summary')?.textContent).toBe('Old, 1 comment'));
    expect(fetched).toHaveBeenCalledTimes(1);
    const [address, options] = fetched.mock.calls[0] as [string, { body: FormData }];
    expect(address).toMatch(/\/p\/key\/blocks\/tasks\/comment$/);
    expect(options.body.get('text')).toBe('Thank you');
    expect(text().value).toBe('');
    expect(sessionStorage.length).toBe(0);
  });

  test('what was sent is not left in its field by a change that arrives before the answer', async () => {
    await load(page(taskBlock('Old')));
    type('Thank you');
    let answerNow = (_: Response) => {};
    fetched.mockReturnValueOnce(
      new Promise((resolve) => {
        answerNow = resolve;
      }),
    );
    send();
    fetched.mockResolvedValueOnce(answer(page(taskBlock('Old, 1 comment'))));
    change();
    await vi.waitFor(() => expect(document.querySelector('summary')?.textContent).toBe('Old, 1 comment'));
    answerNow(answer(page(taskBlock('Old, 1 comment'))));
    await vi.waitFor(() => expect(text().value).toBe(''));
    expect(sessionStorage.length).toBe(0);
  });

  test('a field that was sent shows what the server kept of it, also when a change arrives before the answer', async () => {
    const block = (city: string) =>
      `<section><div data-block="own" id="b-own"><form method="post" action="/p/key/blocks/own/save"><input id="own-city" name="city" value="${city}"></form></div></section>`;
    const city = () => document.querySelector<HTMLInputElement>('#own-city') as HTMLInputElement;
    await load(page(block('London')));
    city().value = ' Lisboa ';
    let answerNow = (_: Response) => {};
    fetched.mockReturnValueOnce(
      new Promise((resolve) => {
        answerNow = resolve;
      }),
    );
    send();
    const before = document.querySelector('#b-own');
    fetched.mockResolvedValueOnce(answer(page(block('Lisboa'))));
    change();
    await vi.waitFor(() => expect(document.querySelector('#b-own')).not.toBe(before));
    expect(city().value).toBe(' Lisboa ');
    answerNow(answer(page(block('Lisboa'))));
    await vi.waitFor(() => expect(city().value).not.toBe(' Lisboa '));
    expect(city().value).toBe('Lisboa');
  });

  test('a refusal shows at its place, and what was typed stays through the next change', async () => {
    await load(page(taskBlock('Old')));
    type('Thank you');
    fetched.mockResolvedValueOnce(answer(page(taskBlock('Old', '<p class="error">Your name?</p>')), 422));
    send();
    await vi.waitFor(() => expect(document.querySelector('.error')?.textContent).toBe('Your name?'));
    expect(text().value).toBe('Thank you');
    fetched.mockResolvedValueOnce(answer(page(taskBlock('New'))));
    change();
    await vi.waitFor(() => expect(document.querySelector('summary')?.textContent).toBe('New'));
    expect(text().value).toBe('Thank you');
  });

  test('a connection that fails says so and loses nothing', async () => {
    await load(page(taskBlock('Old')));
    type('Thank you');
    fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    send();
    await vi.waitFor(() => expect(status()).toBe('Failed'));
    expect(text().value).toBe('Thank you');
  });

  test('unsent text survives a reload, laid open', async () => {
    await load(page(taskBlock('Old')));
    type('half a thought');
    await load(page(taskBlock('Old')));
    expect(text().value).toBe('half a thought');
    expect((document.querySelector('#t1-details') as HTMLDetailsElement).open).toBe(true);
  });
});

describe('C-11 the question for a name', () => {
  const ask =
    '<section><div data-block="a" id="b-a"><details class="ask"><summary>o</summary><form><input class="input" id="n"></form></details></div></section>';
  const open = () => {
    const details = document.querySelector('.ask') as HTMLDetailsElement;
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
    return details;
  };

  test('is ready to type in, and put away by Escape or a click elsewhere', async () => {
    await load(page(ask));
    const details = open();
    expect(document.activeElement?.id).toBe('n');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(details.open).toBe(false);
    expect(document.activeElement?.tagName).toBe('SUMMARY');
    open();
    document.querySelector('#n')?.dispatchEvent(new Event('click', { bubbles: true }));
    expect(details.open).toBe(true);
    document.querySelector('nav')?.dispatchEvent(new Event('click', { bubbles: true }));
    expect(details.open).toBe(false);
  });
});

describe('C-25 search in resources', () => {
  const resources = `<section id="s-help" data-section="help"><div data-block="help" id="b-help"><div data-resources>
<input type="search" data-search id="q"><p data-nothing hidden>Nothing</p>
<div data-group id="guides"><a data-item>Über Rollen</a></div>
<div data-group id="faq"><details data-item>How do I add a colleague?</details></div></div></div></section>`;

  test.each([
    ['uber', ['guides'], true],
    ['ADD colleague', ['faq'], true],
    ['', ['guides', 'faq'], true],
    ['nonsense', [], false],
  ])('%j finds %j', async (words, groups, found) => {
    await load(page(resources));
    const input = document.querySelector('#q') as HTMLInputElement;
    input.value = words;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    const shown = Array.from(document.querySelectorAll<HTMLElement>('[data-group]')).filter((group) => !group.hidden);
    expect(shown.map(({ id }) => id)).toEqual(groups);
    expect((document.querySelector('[data-nothing]') as HTMLElement).hidden).toBe(found);
  });
});

describe('C-06 the navigation', () => {
  test('marks the section that is read', async () => {
    const tops: Record<string, number> = { 's-todo': 10, 's-notes': 2000 };
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
      return { top: tops[this.id] ?? 0 } as DOMRect;
    });
    await load(page(taskBlock('x'), notesBlock));
    const current = () => document.querySelector('[aria-current]')?.textContent;
    expect(current()).toBe('To do');
    Object.assign(tops, { 's-todo': -1990, 's-notes': 10 });
    window.dispatchEvent(new Event('scroll'));
    await vi.waitFor(() => expect(current()).toBe('Notes'));
    expect(document.querySelectorAll('[aria-current]').length).toBe(1);
  });
});
