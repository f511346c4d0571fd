import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { api } from '../api.ts';
import type { TestClient } from '../testing/client.ts';
import { block, documentOf, section, sharedPortal } from './support/arrange.ts';
import { violations } from './support/axe.ts';
import { DESKTOP, openBrowser, openPage, PHONE } from './support/browser.ts';
import { type Product, startProduct } from './support/product.ts';
import { shareSession, signedIn } from './support/sign-in.ts';

let product: Product;
let browser: Browser;
let admin: TestClient;
/** A demo customer with records and a portal, and a template. */
let customerId: string;
let templateId: string;
let passwordUrl: string;
/** A mail in the Outbox, and where its reader says which mails they want. */
let mailId: string;
let muteUrl: string;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  admin = await signedIn(product, 'admin');
  const { items } = await admin.call(api.customers.list, { query: { portalPublished: 'true' } });
  customerId = items.find(({ portalUrl }) => portalUrl === product.portalUrl)?.id ?? '';
  templateId = (await admin.call(api.templates.list)).items[0]?.id ?? '';
  const document = documentOf(section('Plan', block('tasks')));
  ({ url: passwordUrl } = await sharedPortal(admin, document, { rule: 'password', password: 'open sesame' }));
  ({ mailId, muteUrl } = await mailedTask());
});
afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

const SOON = { timeout: 15_000, interval: 100 };

/** Gives a task to a contact and waits for the mail about it. */
async function mailedTask() {
  const params = { customerId };
  const contact = (await admin.call(api.contacts.list, { params })).items.find(({ email }) => email);
  const assignee = { kind: 'contact' as const, id: contact?.id ?? '' };
  await admin.call(api.tasks.create, { params, body: { title: 'Send the list', showInPortal: true, assignee } });
  /** The customer's latest mail, once it is that far. */
  const mailIn = (state: 'queued' | 'kept') =>
    vi.waitFor(async () => {
      const [mail] = (await admin.call(api.outbox.list, { query: { customerId } })).items;
      expect(mail?.state).toBe(state);
      return mail?.id ?? '';
    }, SOON);
  const id = await mailIn('queued');
  await admin.call(api.outbox.send, { params: { mailId: id } });
  await mailIn('kept');
  const { text } = await admin.call(api.outbox.get, { params: { mailId: id } });
  return { mailId: id, muteUrl: /http\S+\/mail\/mute\/\S+/.exec(text)?.[0] ?? '' };
}

const looks: { look: string; options: BrowserContextOptions }[] = [
  { look: 'desktop, light', options: { ...DESKTOP, colorScheme: 'light' } },
  { look: 'desktop, dark', options: { ...DESKTOP, colorScheme: 'dark' } },
  { look: 'phone, light', options: { ...PHONE, colorScheme: 'light' } },
];

/** Loaded and still: nothing on its way, no skeleton left. */
async function settle(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined);
  await page.waitForFunction(() => document.querySelectorAll('.mantine-Skeleton-root[data-visible]').length === 0);
}

async function check(page: Page, addresses: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const address of addresses) {
    await page.goto(address);
    await settle(page);
    found.push(...(await violations(page)).map((violation) => `${new URL(address).pathname}: ${violation}`));
  }
  return found;
}

describe.each(looks)('axe finds nothing: $look (B-06)', ({ options }) => {
  it("the customer's pages", async () => {
    const { page, troubles, close } = await openPage(browser, options);
    await page.goto(product.portalUrl);
    await page.evaluate(() => {
      // Of the small forms that ask for a name only one is open at a time, as they lie over what follows.
      for (const details of document.querySelectorAll('details:not(.ask)')) details.setAttribute('open', '');
      document.querySelector('details.ask')?.setAttribute('open', '');
    });
    // Its field takes the focus and is scrolled to, smoothly: on the way the bar of sections lies over this and that.
    await page.waitForFunction(() => document.activeElement?.closest('.ask'));
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    const opened = await violations(page);
    const others = await check(page, [
      product.portalUrl,
      passwordUrl,
      muteUrl,
      `${product.origin}/p/${'x'.repeat(22)}`,
    ]);
    expect([...opened, ...others]).toEqual([]);
    expect(troubles).toEqual([]);
    await close();
  });

  it('pages for who is not signed in', async () => {
    const { page, close } = await openPage(browser, options);
    const paths = ['/', '/setup/unknown', '/invitation/unknown', '/sign-in/unknown', '/api/docs'];
    expect(
      await check(
        page,
        paths.map((path) => product.origin + path),
      ),
    ).toEqual([]);
    await close();
  });

  it("staff's pages", async () => {
    const { page, context, troubles, close } = await openPage(browser, options);
    await shareSession(context, admin);
    const tabs = ['tasks', 'notes', 'files', 'meetings', 'touchpoints', 'health', 'contacts', 'details'];
    const paths = [
      '/my-work',
      '/customers',
      '/links',
      ...tabs.map((tab) => `/customers/${customerId}/${tab}`),
      `/customers/${customerId}/portal`,
      '/templates',
      `/templates/${templateId}`,
      '/automations',
      '/automations/rules/new?recipe=quiet',
      '/automations/playbooks',
      '/automations/playbooks/new',
      '/automations/runs',
      '/automations/webhooks',
      '/imports/new',
      '/settings',
      '/settings/portal',
      '/settings/staff',
      '/settings/attributes',
      '/settings/health-scores',
      '/settings/mail',
      '/settings/mail?template=invitation',
      '/outbox',
      `/outbox/${mailId}`,
      '/account',
      '/no-such-page',
    ];
    expect(
      await check(
        page,
        paths.map((path) => product.origin + path),
      ),
    ).toEqual([]);
    expect(troubles).toEqual([]);
    await close();
  });
});
