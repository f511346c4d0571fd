/** Swaps what changed on the page for what the server sent, and keeps what the reader is doing: open details, typed text, focus, place. */

/** What somebody types into. */
export type Field = HTMLInputElement | HTMLTextAreaElement;

const PARTS = '[data-block],[data-swap],.icon-symbols';

const keyOf = (part: Element) => part.getAttribute('data-block') ?? part.getAttribute('data-swap') ?? 'symbols';

/** The server's HTML of each part as last seen; the page's own changes since (open, typed) do not count as differences. */
const seen = new Map<string, string>();

/** Remembers the page as it was sent. */
export function remember(root: ParentNode = document): void {
  for (const part of root.querySelectorAll(PARTS)) seen.set(keyOf(part), part.outerHTML);
}

/** Has a part taken over anew by the next page, though the server says the same of it: what it holds was sent. */
export function forgetSeen(part: Element): void {
  seen.delete(keyOf(part));
}

/** What keeps the page's shape: when this differs, parts were added or removed, and only a reload is right. */
const shapeOf = (root: ParentNode) => Array.from(root.querySelectorAll('[data-block]'), keyOf).join();

/** Takes over a page's HTML. Returns the titles of the sections that changed, or null when the page is another one (a gate, another version). */
export function swapIn(html: string): string[] | null {
  const next = new DOMParser().parseFromString(html, 'text/html');
  if (!next.querySelector('[data-block]') || shapeOf(next) !== shapeOf(document)) return null;
  const titles = new Set<string>();
  const anchor = Array.from(document.querySelectorAll('[data-block]')).find(
    (part) => part.getBoundingClientRect().bottom > 0,
  );
  const top = anchor?.getBoundingClientRect().top ?? 0;
  for (const part of next.querySelectorAll<HTMLElement>(PARTS)) {
    const key = keyOf(part);
    const sent = part.outerHTML;
    if (seen.get(key) === sent) continue;
    seen.set(key, sent);
    const old = Array.from(document.querySelectorAll(PARTS)).find((candidate) => keyOf(candidate) === key);
    if (!old) continue;
    replace(old, part);
    const title = part.closest('section')?.querySelector('h2')?.textContent;
    if (title) titles.add(title);
  }
  const now = anchor && document.getElementById(anchor.id);
  if (now) scrollBy({ top: now.getBoundingClientRect().top - top, behavior: 'instant' });
  return [...titles];
}

/** Whether a field holds something that the server did not send. */
function isTyped(field: Field): boolean {
  return field.type === 'file'
    ? Boolean((field as HTMLInputElement).files?.length)
    : field.value !== field.defaultValue;
}

function replace(old: Element, next: HTMLElement): void {
  const focused = old.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
  const cursor = focused instanceof HTMLTextAreaElement || focused instanceof HTMLInputElement ? focused : null;
  const selection = [cursor?.selectionStart ?? null, cursor?.selectionEnd ?? null] as const;
  for (const details of old.querySelectorAll('details')) {
    const twin = details.id ? byId(next, details.id) : null;
    if (twin instanceof HTMLDetailsElement) twin.open ||= details.open;
  }
  const typed = Array.from(old.querySelectorAll<Field>('input[id],textarea[id]')).filter(isTyped);
  old.replaceWith(next);
  // The field itself moves over: it may hold chosen files, which cannot be set, and its own undo history.
  for (const field of typed) {
    const twin = byId(next, field.id);
    for (const { name, value } of twin?.attributes ?? []) if (name !== 'value') field.setAttribute(name, value);
    twin?.replaceWith(field);
  }
  if (!focused?.id) return;
  const again = byId(next, focused.id);
  again?.focus({ preventScroll: true });
  // Only text has a selection; asking a file or a button for one is an error.
  if (again instanceof HTMLTextAreaElement || (again instanceof HTMLInputElement && selection[0] !== null))
    again.setSelectionRange(...selection);
}

function byId(root: Element, id: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
}
