import { openBrowser, openPage, PHONE } from '../e2e/support/browser.ts';
import { layoutShift, pageWeight } from '../e2e/support/page-weight.ts';
import { startProduct } from '../e2e/support/product.ts';
import type { Benchmark } from './lib/report.ts';

/** What a customer's browser loads for a full demo portal, and whether anything jumps. */
export const weight: Benchmark = {
  name: 'weight',
  title: 'page weight of a full demo portal over the wire, and layout shift',
  async run() {
    const product = await startProduct();
    const browser = await openBrowser();
    try {
      const desktop = await openPage(browser);
      const weighed = await pageWeight(desktop.page, product.portalUrl);
      const phone = await openPage(browser, PHONE);
      await phone.page.goto(product.portalUrl, { waitUntil: 'load' });
      return [
        { what: 'HTML + CSS + JS + icons, compressed', value: weighed.total / 1024, unit: 'KB', atMost: 60 },
        { what: 'script, compressed', value: weighed.script / 1024, unit: 'KB', atMost: 8 },
        { what: 'layout shift, desktop', value: await layoutShift(desktop.page), unit: '', atMost: 0 },
        { what: 'layout shift, phone', value: await layoutShift(phone.page), unit: '', atMost: 0 },
      ];
    } finally {
      await browser.close();
      await product.remove();
    }
  },
};
