import { refresh, takeOver } from './live.ts';
import { PAGE_ADDRESS, say, WORDS } from './settings.ts';
import { type Field, forgetSeen } from './swap.ts';

/**
 * Sends forms without leaving the page. The server answers as it does without script, with the whole page: after
 * success as it is now, after a refusal with the error at its place; either is taken over.
 */
export function sendForms(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method !== 'post' || !form.closest('[data-block]')) return;
    event.preventDefault();
    void send(form);
  });
}

async function send(form: HTMLFormElement): Promise<void> {
  if (form.ariaBusy) return;
  form.ariaBusy = 'true';
  // A change that arrives before the answer puts a new form in this one's place, and these fields into it.
  const fields = Array.from(form.querySelectorAll<Field>('input,textarea'));
  const [ask, part] = [form.closest('.ask'), form.closest('[data-block]')];
  try {
    const multipart = form.enctype === 'multipart/form-data';
    const data = new FormData(form);
    const body = multipart ? data : new URLSearchParams(data as unknown as Record<string, string>);
    const response = await fetch(form.action, { method: 'post', body, headers: { accept: 'text/html' } });
    const html = await response.text();
    if (response.ok) {
      forget(fields);
      if (ask) document.getElementById(ask.id)?.removeAttribute('open');
      if (part) forgetSeen(part);
      takeOver(html, false);
    } else if (response.headers.get('content-type')?.startsWith('text/html') && html.includes('data-block=')) {
      takeOver(html, false);
      document.querySelector<HTMLElement>('.error')?.scrollIntoView({ block: 'nearest' });
    } else {
      say(WORDS.failed);
      void refresh(false);
    }
  } catch {
    say(WORDS.failed);
  } finally {
    form.ariaBusy = null;
  }
}

const storageKey = (field: HTMLElement) => `portico:${PAGE_ADDRESS}:${field.id}`;

function forget(fields: readonly Field[]): void {
  for (const field of fields) {
    sessionStorage.removeItem(storageKey(field));
    field.value = field.type === 'file' ? '' : field.defaultValue;
  }
}

/** Unsent comments survive a reload, in this tab only. */
export function keepDrafts(): void {
  document.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement) || !target.id) return;
    if (target.value) sessionStorage.setItem(storageKey(target), target.value);
    else sessionStorage.removeItem(storageKey(target));
  });
  for (const field of document.querySelectorAll<HTMLTextAreaElement>('[data-block] textarea')) {
    const kept = sessionStorage.getItem(storageKey(field));
    if (!kept || field.value) continue;
    field.value = kept;
    for (let parent: Element | null = field; parent; parent = parent.parentElement)
      if (parent instanceof HTMLDetailsElement) parent.open = true;
  }
}
