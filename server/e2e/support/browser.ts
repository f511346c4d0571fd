import { setTimeout as after } from 'node:timers/promises';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Widths at which every journey must work. */
export const DESKTOP = { viewport: { width: 1360, height: 900 } } as const;
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

const CLOSE_LIMIT_MS = 30_000;

/** The Chromium that `npm test` found. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
}

/** A browser window; `troubles` collects what no journey may meet: uncaught errors, refused by policy, 5xx. */
export interface OpenedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly troubles: readonly string[];
  /** Ends the window. Fails where the browser does not do so in time, as a runner waits for clean-ups without an end. */
  close(): Promise<void>;
}

/** A page of its own with nobody signed in. */
export async function openPage(browser: Browser, options: BrowserContextOptions = DESKTOP): Promise<OpenedPage> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Berlin', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) troubles.push(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()} ${response.url()}`);
  });
  const close = async () => {
    await Promise.all(context.pages().map(leave));
    const tooLate = after(CLOSE_LIMIT_MS, undefined, { ref: false }).then(() => {
      throw new Error('A browser window did not close.');
    });
    await Promise.race([context.close(), tooLate]);
  };
  return { page, context, troubles, close };
}

/**
 * Chromium 156 never ends a window that is told to close just while a page in it reloads itself, so that page is left
 * first. Its reload and the leaving may interrupt each other, whichever began first.
 */
async function leave(page: Page): Promise<void> {
  const nowhere = 'about:blank';
  for (let tries = 0; page.url() !== nowhere && tries < 3; tries++) await page.goto(nowhere).catch(() => undefined);
}
