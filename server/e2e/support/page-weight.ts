import type { Page } from 'playwright-core';

/** Bytes over the wire of a page and what it loads, compressed as the browser asked. */
export interface PageWeight {
  /** HTML, CSS, JavaScript and icons. */
  readonly total: number;
  readonly script: number;
  /** `path bytes`, for the message when it is too much. */
  readonly parts: readonly string[];
}

const WEIGHED = new Set(['document', 'stylesheet', 'script', 'font', 'other']);

/** Opens the address in a fresh page and weighs everything but photographs. */
export async function pageWeight(page: Page, url: string): Promise<PageWeight> {
  const parts: { path: string; type: string; bytes: number }[] = [];
  page.on('response', async (response) => {
    const type = response.request().resourceType();
    const isIcon = type === 'image' && new URL(response.url()).pathname.startsWith('/portal/');
    if (!WEIGHED.has(type) && !isIcon) return;
    const { responseBodySize } = await response.request().sizes();
    parts.push({ path: new URL(response.url()).pathname, type, bytes: responseBodySize });
  });
  await page.goto(url, { waitUntil: 'load' });
  const loaded = page.evaluate(() => performance.getEntriesByType('resource').length + 1);
  await page.waitForFunction((count) => performance.getEntriesByType('resource').length + 1 >= count, await loaded);
  return {
    total: parts.reduce((sum, part) => sum + part.bytes, 0),
    script: parts.filter((part) => part.type === 'script').reduce((sum, part) => sum + part.bytes, 0),
    parts: parts.map(({ path, bytes }) => `${path} ${bytes}`),
  };
}

/** Cumulative layout shift since the first paint, without what the person's own input moved. */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
            if (!entry.hadRecentInput) sum += entry.value;
          }
        }).observe({ type: 'layout-shift', buffered: true });
        // Buffered entries come before the second frame.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 0)));
      }),
  );
}
