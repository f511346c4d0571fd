import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, openBrowser, openPage, PHONE } from './support/browser.ts';
import { layoutShift, pageWeight } from './support/page-weight.ts';
import { type Product, startProduct } from './support/product.ts';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

const KB = 1024;

describe("the customer's page is light and stands still", () => {
  it.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ] as const)('%s: at most 60 KB, 8 of them script, and no layout shift', async (_name, options) => {
    const { page, close } = await openPage(browser, options);
    const { total, script, parts } = await pageWeight(page, product.portalUrl);
    expect(total, parts.join('\n')).toBeLessThanOrEqual(60 * KB);
    expect(total).toBeGreaterThan(5 * KB);
    expect(script, parts.join('\n')).toBeLessThanOrEqual(8 * KB);
    expect(await layoutShift(page)).toBe(0);
    await close();
  });
});
