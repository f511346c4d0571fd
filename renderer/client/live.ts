import { LIVE_ADDRESS, PAGE_ADDRESS, say, WORDS } from './settings.ts';
import { swapIn } from './swap.ts';

/** Keeps the page as the server has it (B-07). */

let running: Promise<void> | undefined;
let again = false;

/** Fetches the page anew and takes over what changed; calls meanwhile make for one more round. */
export function refresh(announce = true): Promise<void> {
  if (running) {
    again = true;
    return running;
  }
  running = fetchPage(announce).finally(() => {
    running = undefined;
    if (again) {
      again = false;
      void refresh(announce);
    }
  });
  return running;
}

async function fetchPage(announce: boolean): Promise<void> {
  try {
    const response = await fetch(PAGE_ADDRESS, { headers: { accept: 'text/html' }, cache: 'no-cache' });
    // The server is busy or away for a moment: the next change, or coming back online, tries again.
    if (response.status >= 500) return;
    takeOver(await response.text(), announce);
  } catch {
    // Offline; said by the listener below.
  }
}

/** Shows a page that the server sent; one of another shape (the gate, a new version) by loading it whole. */
export function takeOver(html: string, announce: boolean): void {
  const changed = swapIn(html);
  if (changed === null) location.replace(PAGE_ADDRESS);
  else if (announce && changed.length) say(WORDS.updated.replace('{what}', changed.join(', ')));
}

/** How long to wait before asking again for a stream that was refused. */
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 60_000;

/** Listens for changes while the page is looked at, and for being on- and offline. */
export function listen(): void {
  let stream: EventSource | undefined;
  let wait = FIRST_WAIT;
  const connect = () => {
    stream?.close();
    // Browsers open few connections to one place: a page in the background leaves its own to others.
    if (document.hidden) return;
    const opened = new EventSource(LIVE_ADDRESS);
    stream = opened;
    // The first `change` comes at once, so that nothing is missed from before.
    opened.addEventListener('change', () => void refresh());
    opened.addEventListener('open', () => {
      wait = FIRST_WAIT;
    });
    opened.addEventListener('error', () => {
      // Refused, not only interrupted: the link may have ended, and then the page says so.
      if (opened.readyState !== EventSource.CLOSED) return;
      setTimeout(() => opened === stream && void refresh().then(connect), wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    });
  };
  connect();
  document.addEventListener('visibilitychange', connect);
  addEventListener('offline', () => say(WORDS.offline, true));
  addEventListener('online', () => {
    say(WORDS.online);
    connect();
  });
  // A page that comes back from the browser's memory missed what happened meanwhile.
  addEventListener('pageshow', (event) => event.persisted && connect());
  addEventListener('pagehide', () => stream?.close());
}
