import { SEEN_ADDRESS } from './settings.ts';

/** Without a sign of life for so long, somebody looks at something else. */
const IDLE_MS = 60_000;

/**
 * Tells how long each section was in view: added up while the page is looked at, sent when it is left. Not where the
 * workspace does not record visits, and not for who asks not to be tracked.
 */
export function tellWhatIsSeen(): void {
  const { doNotTrack, globalPrivacyControl } = navigator as Navigator & { globalPrivacyControl?: boolean };
  if (!SEEN_ADDRESS || doNotTrack === '1' || globalPrivacyControl) return;
  const inView = new Set<string>();
  let seconds: Record<string, number> = {};
  let lastSign = Date.now();
  // In view is what shows to a good part, or fills a good part of the window.
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio, intersectionRect } of entries) {
        const id = (target as HTMLElement).dataset.section ?? '';
        if (intersectionRatio >= 0.5 || intersectionRect.height >= innerHeight / 3) inView.add(id);
        else inView.delete(id);
      }
    },
    { threshold: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1] },
  );
  for (const section of document.querySelectorAll('[data-section]')) observer.observe(section);
  setInterval(() => {
    if (document.hidden || Date.now() - lastSign > IDLE_MS) return;
    for (const id of inView) seconds[id] = (seconds[id] ?? 0) + 1;
  }, 1000);
  const live = () => {
    lastSign = Date.now();
  };
  for (const sign of ['scroll', 'pointermove', 'keydown', 'touchstart'])
    addEventListener(sign, live, { passive: true });
  const tell = () => {
    if (!Object.keys(seconds).length) return;
    navigator.sendBeacon(SEEN_ADDRESS, new URLSearchParams(seconds as unknown as Record<string, string>));
    seconds = {};
  };
  document.addEventListener('visibilitychange', () => {
    live();
    if (document.hidden) tell();
  });
  addEventListener('pagehide', tell);
}
