// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

/** Says what is in view when the test says so. */
class FakeObserver {
  static current: FakeObserver;
  constructor(readonly tell: (entries: object[]) => void) {
    FakeObserver.current = this;
  }
  observe() {}
}

const beacon = vi.fn<(address: string, body: URLSearchParams) => boolean>();

async function load({ seen = '/p/key/seen' }: { seen?: string } = {}) {
  document.documentElement.innerHTML = `<head><script data-live="/p/key/live" data-seen="${seen}"></script></head>
<body><section data-section="plan"></section><section data-section="files"></section></body>`;
  vi.resetModules();
  const { tellWhatIsSeen } = await import('./seen.ts');
  tellWhatIsSeen();
}

const view = (id: string, intersectionRatio: number, height = 10) => {
  const target = document.querySelector(`[data-section="${id}"]`);
  FakeObserver.current.tell([{ target, intersectionRatio, intersectionRect: { height } }]);
};
const hide = (hidden: boolean) => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
};
const told = () => beacon.mock.calls.map(([, body]) => Object.fromEntries(body));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('IntersectionObserver', FakeObserver);
  Object.defineProperty(navigator, 'sendBeacon', { value: beacon.mockReset(), configurable: true });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  Object.defineProperty(navigator, 'doNotTrack', { value: null, configurable: true });
});

describe('B-08 the page tells what was seen', () => {
  test('by the second that a section was in view, once the page is left, and only what is new', async () => {
    await load();
    view('plan', 1);
    vi.advanceTimersByTime(3000);
    view('plan', 0.2);
    view('files', 0.1, innerHeight / 3);
    vi.advanceTimersByTime(2000);
    expect(beacon).not.toHaveBeenCalled();
    hide(true);
    vi.advanceTimersByTime(60_000);
    hide(false);
    vi.advanceTimersByTime(1000);
    window.dispatchEvent(new Event('pagehide'));
    window.dispatchEvent(new Event('pagehide'));
    expect(beacon.mock.calls.map(([address]) => address)).toEqual(['/p/key/seen', '/p/key/seen']);
    expect(told()).toEqual([{ plan: '3', files: '2' }, { files: '1' }]);
  });

  test('nobody looks on for hours without moving', async () => {
    await load();
    view('plan', 1);
    vi.advanceTimersByTime(3 * 3600_000);
    window.dispatchEvent(new Event('scroll'));
    vi.advanceTimersByTime(2000);
    hide(true);
    expect(told()).toEqual([{ plan: '62' }]);
  });

  test('nothing where nobody wants to know, or the reader does not want to tell', async () => {
    FakeObserver.current = undefined as unknown as FakeObserver;
    await load({ seen: '' });
    expect(FakeObserver.current).toBeUndefined();
    Object.defineProperty(navigator, 'doNotTrack', { value: '1', configurable: true });
    await load();
    expect(FakeObserver.current).toBeUndefined();
  });
});
