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

/** Listens for changes, and for being on- and offline. */
export function listen(): void {
  let stream: EventSource | undefined;
  let broken = false;
  const connect = () => {
    stream?.close();
    stream = new EventSource(LIVE_ADDRESS);
    stream.addEventListener('change', () => void refresh());
    stream.addEventListener('open', () => {
      if (broken) void refresh();
      broken = false;
    });
    stream.addEventListener('error', () => {
      broken = true;
      // Refused for good: the link may have ended, so the page says so.
      if (stream?.readyState === EventSource.CLOSED) setTimeout(() => void refresh().then(connect), 3000);
    });
  };
  connect();
  addEventListener('offline', () => say(WORDS.offline, true));
  addEventListener('online', () => {
    say(WORDS.online);
    connect();
    void refresh();
  });
  // A page that comes back from the browser's memory missed what happened meanwhile.
  addEventListener('pageshow', (event) => event.persisted && void refresh());
  addEventListener('pagehide', () => stream?.close());
}
