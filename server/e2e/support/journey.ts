import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { TestClient } from '../../testing/client.ts';
import { DESKTOP, type OpenedPage, openBrowser, openPage } from './browser.ts';
import { type StartOptions, startProduct } from './product.ts';
import { shareSession, signedIn } from './sign-in.ts';

interface OpenOptions {
  /** Screen and language; absent: a desktop's. */
  readonly options?: BrowserContextOptions;
  /** Whose session the browser has; absent: nobody's. */
  readonly as?: TestClient;
}

/** Goes to an address in a browser window of its own. */
export type Open = (url: string, options?: OpenOptions) => Promise<Page>;

/**
 * A test with a product and a browser for its file: `staff` and `admin` are the demo's CSM and admin; a window that
 * `open` made is closed after the test, and must have met no trouble.
 */
export const it = test
  .extend('startOptions', { scope: 'file' }, {} as StartOptions)
  .extend('world', { scope: 'file' }, async ({ startOptions }, { onCleanup }) => {
    const [product, browser] = await Promise.all([startProduct(startOptions), openBrowser()]);
    onCleanup(async () => {
      await browser.close();
      await product.remove();
    });
    return { product, browser };
  })
  .extend('product', { scope: 'file' }, ({ world }) => world.product)
  .extend('staff', { scope: 'file' }, ({ product }) => signedIn(product, 'csm'))
  .extend('admin', { scope: 'file' }, ({ product }) => signedIn(product, 'admin'))
  .extend('open', ({ world }, { onCleanup }): Open => {
    const opened: OpenedPage[] = [];
    onCleanup(async () => {
      await Promise.all(opened.map((window) => window.close()));
      expect(opened.flatMap(({ troubles }) => troubles)).toEqual([]);
    });
    return async (url, { options = DESKTOP, as } = {}) => {
      const window = await openPage(world.browser, options);
      opened.push(window);
      if (as) await shareSession(window.context, as);
      await window.page.goto(url);
      return window.page;
    };
  });
