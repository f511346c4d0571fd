import { announce } from '../live/change-feed.ts';

/** A thousand mails that go out within a second are a few changes to who watches the Outbox. */
const PAUSE_MS = 500;

let state: 'quiet' | 'pausing' | 'more to tell' = 'quiet';

/** Tells open pages that mails changed: at once, and at most twice a second while more do. */
export function tellMailsChanged(): void {
  if (state !== 'quiet') {
    state = 'more to tell';
    return;
  }
  state = 'pausing';
  // A page that misses this hears of the next one; the mail itself is safe.
  void announce({ customerId: null, topic: 'mail', id: null }).catch(() => undefined);
  setTimeout(() => {
    const more = state === 'more to tell';
    state = 'quiet';
    if (more) tellMailsChanged();
  }, PAUSE_MS).unref();
}
