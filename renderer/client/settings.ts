/** What the page tells the script, as data attributes of its own element; there is no inline script. */
const script = document.querySelector<HTMLScriptElement>('script[data-live]');
const told = script?.dataset ?? {};

/** The page's own address; after a form that was sent without script, the browser is at another one. */
export const PAGE_ADDRESS = told.page ?? location.pathname;
export const LIVE_ADDRESS = told.live ?? '';
/** Empty where nobody wants to know. */
export const SEEN_ADDRESS = told.seen ?? '';

/** Words in the page's language. */
export const WORDS = {
  updated: told.updated ?? '',
  offline: told.offline ?? '',
  online: told.online ?? '',
  failed: told.failed ?? '',
};

let clearing: ReturnType<typeof setTimeout> | undefined;

/** Says something politely: shown at the lower edge and read out. Goes away by itself unless it `stays`. */
export function say(words: string, stays = false): void {
  const status = document.querySelector<HTMLElement>('[data-status]');
  if (!status) return;
  clearTimeout(clearing);
  status.textContent = words;
  if (!stays) clearing = setTimeout(() => say('', true), 5000);
}
