import type { CDPSession, Page } from 'playwright-core';
import { block, documentOf, newTemplate, section } from '../e2e/support/arrange.ts';
import { openBrowser, openPage } from '../e2e/support/browser.ts';
import { startProduct } from '../e2e/support/product.ts';
import { shareSession, signedIn } from '../e2e/support/sign-in.ts';
import type { Benchmark } from './lib/report.ts';
import { median } from './lib/statistics.ts';

const SECTIONS = 60;
const MOVES = 120;
const ROUNDS = 3;

/** Opening the builder on a long document, and dragging in it. */
export const builder: Benchmark = {
  name: 'builder',
  title: `the builder on ${SECTIONS} sections: opening, and dragging a block over them`,
  async run() {
    const product = await startProduct();
    const browser = await openBrowser();
    try {
      const client = await signedIn(product, 'admin');
      const types = ['text', 'tasks', 'notes'] as const;
      const sections = Array.from({ length: SECTIONS }, (_, index) =>
        section(`Section ${index + 1}`, block(types[index % types.length] ?? 'text')),
      );
      const template = await newTemplate(client, documentOf(...sections));
      const rounds: ({ interactive: number; script: number } & Awaited<ReturnType<typeof drag>>)[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const { page, context } = await openPage(browser);
        await shareSession(context, client);
        const opened = await open(page, `${product.origin}/templates/${template.id}`);
        rounds.push({ ...opened, ...(await drag(page)) });
        await context.close();
      }
      const of = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick));
      return [
        { what: 'from the address to the whole canvas', value: of(({ interactive }) => interactive), unit: 'ms' },
        { what: 'main thread per pointer move', value: of(({ perMove }) => perMove), unit: 'ms' },
        {
          what: 'longest task while dragging',
          value: of(({ longest }) => longest),
          unit: 'ms',
          beside: '0 = below 50 ms',
        },
        { what: 'script, compressed', value: of(({ script }) => script) / 1024, unit: 'KB' },
      ];
    } finally {
      await browser.close();
      await product.remove();
    }
  },
};

/** Milliseconds until every section and what is in it stands there, and bytes of script that it took. */
async function open(page: Page, url: string): Promise<{ interactive: number; script: number }> {
  await page.goto(url, { waitUntil: 'commit' });
  const handle = await page.waitForFunction(
    (count) => {
      const whole =
        document.querySelectorAll('[data-canvas] section[data-part]').length === count &&
        document.querySelectorAll('[data-canvas] [data-block]').length >= count;
      return whole && performance.now();
    },
    SECTIONS,
    { polling: 'raf' },
  );
  const interactive = Number(await handle.jsonValue());
  const script = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );
  return { interactive, script };
}

/** Drags the first block's handle up and down over the page. */
async function drag(page: Page): Promise<{ perMove: number; longest: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.evaluate(() => {
    const watched = window as unknown as { longest: number };
    watched.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.longest = Math.max(watched.longest, duration);
    }).observe({ type: 'longtask' });
  });
  const handle = page
    .locator('[data-canvas] [data-column]')
    .first()
    .getByRole('button', { name: /^Drag / });
  await handle.hover({ force: true });
  await page.mouse.down();
  const { x, y } = await centre(handle);
  await page.mouse.move(x + 10, y + 10);
  const before = await taskSeconds(session);
  for (let move = 0; move < MOVES; move++) {
    await page.mouse.move(x + 200 + (move % 7), 200 + Math.abs(((move * 10) % 1000) - 500));
  }
  const after = await taskSeconds(session);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  const longest = await page.evaluate(() => (window as unknown as { longest: number }).longest);
  return { perMove: ((after - before) * 1000) / MOVES, longest };
}

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

async function centre(locator: ReturnType<Page['locator']>): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('The handle is not on the screen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
