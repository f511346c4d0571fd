import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { api } from '../api.ts';
import type { TestClient } from '../testing/client.ts';
import { newCustomer, unique } from './support/arrange.ts';
import { DESKTOP, openBrowser, openPage, PHONE } from './support/browser.ts';
import { BuilderPage, type Hand } from './support/builder-page.ts';
import { PortalPage } from './support/portal-page.ts';
import { type Product, startProduct } from './support/product.ts';
import { shareSession, signedIn } from './support/sign-in.ts';

let product: Product;
let browser: Browser;
let staff: TestClient;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  staff = await signedIn(product, 'csm');
});
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

const ways = [
  { how: 'by mouse, desktop', hand: 'mouse', options: DESKTOP },
  { how: 'by keyboard, desktop', hand: 'keyboard', options: DESKTOP },
  { how: 'by touch, phone', hand: 'touch', options: PHONE },
] as const;

describe.each(ways)('the whole job $how', ({ hand, options }) => {
  /** Presses something in the way of this hand. */
  const press = async (target: Locator) => {
    if (hand === 'touch') await target.tap();
    else if (hand === 'mouse') await target.click();
    else {
      await expect.poll(() => target.isEnabled(), { timeout: 15_000 }).toBe(true);
      await target.press('Enter');
    }
  };

  it('C-02, C-05, C-07, C-10, C-11, C-16 … C-18, C-20, B-05, B-07 from an empty template to a customer’s click', async () => {
    const customer = await newCustomer(staff);
    const params = { customerId: customer.id };
    const task = await staff.call(api.tasks.create, {
      params,
      body: { title: 'Send the user list', assignee: { kind: 'customer' }, showInPortal: true },
    });
    const { page, context, troubles } = await openPage(browser, options);
    contexts.push(context);
    await shareSession(context, staff);

    const name = unique('Onboarding');
    await buildTemplate(page, hand, press, name);
    await activate(page, press, customer.id, name);
    const url = await publishAndShare(page, press);

    const visit = await openPage(browser, options);
    contexts.push(visit.context);
    await visit.page.goto(url);
    await visit.page.getByRole('heading', { level: 1, name: customer.name }).waitFor();
    await visit.page.getByText('Glad to have you').waitFor();

    // Staff look at the customer while the customer acts, and the other way round.
    await page.goto(`${product.origin}/customers/${customer.id}/tasks`);
    await page.getByLabel(`Complete “${task.title}”`).waitFor();
    const portal = new PortalPage(visit.page);
    await portal.complete(task.title, 'Maria');
    await page.getByLabel(`Reopen “${task.title}”`).waitFor({ timeout: 2000 });
    await portal.comment(task.title, { text: 'It is in the mail.' });
    await page.getByRole('button', { name: task.title, exact: true }).click();
    await page.getByText('It is in the mail.').waitFor();
    await page.getByLabel('Comment', { exact: true }).fill('Thank you!');
    await page.getByText('Portal', { exact: true }).last().click();
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await portal.task(task.title).getByText('Thank you!').waitFor({ timeout: 2000 });
    expect(troubles).toEqual([]);
    expect(visit.troubles).toEqual([]);
  });
});

type Press = (target: Locator) => Promise<void>;

/** A template with a welcome text above the tasks, put together in the builder. */
async function buildTemplate(page: Page, hand: Hand, press: Press, name: string): Promise<void> {
  await page.goto(`${product.origin}/templates`);
  await press(page.getByRole('button', { name: 'New template' }).first());
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await press(page.getByRole('button', { name: 'Create template' }));
  const builder = new BuilderPage(page, hand);
  await builder.ready();
  await builder.add('Section');
  await page.getByLabel('Title of the section').fill('Welcome');
  await builder.add('Tasks');
  await builder.block('Tasks').waitFor();
  await builder.add('Text');
  await builder.type('Glad to have you');
  expect(await builder.order()).toEqual(['Welcome', 'Tasks', 'Text']);
  await builder.moveAbove('Text', builder.block('Tasks'));
  expect(await builder.order()).toEqual(['Welcome', 'Text', 'Tasks']);
  await press(page.getByRole('button', { name: 'Undo' }));
  expect(await builder.order()).toEqual(['Welcome', 'Tasks', 'Text']);
  await press(page.getByRole('button', { name: 'Redo' }));
  expect(await builder.order()).toEqual(['Welcome', 'Text', 'Tasks']);
  await builder.saved();
}

/** Activates the customer's portal from the template and fits it to them. */
async function activate(page: Page, press: Press, customerId: string, template: string): Promise<void> {
  await page.goto(`${product.origin}/customers/${customerId}`);
  await press(page.getByRole('button', { name: 'Activate portal' }));
  await page.getByRole('radio', { name: template }).click();
  await press(page.getByRole('dialog').getByRole('button', { name: 'Activate portal' }));
  await page.waitForURL(`${product.origin}/customers/${customerId}/portal`);
}

/** Publishes past the checklist and makes an open link; answers its address. */
async function publishAndShare(page: Page, press: Press): Promise<string> {
  await press(page.getByRole('button', { name: 'Publish', exact: true }));
  const publishing = page.getByRole('dialog', { name: /^Publish the portal/ });
  await press(publishing.getByRole('button', { name: 'Publish', exact: true }));
  await press(publishing.getByRole('button', { name: 'Share' }));
  const sharing = page.getByRole('dialog', { name: /^Share the portal/ });
  await press(sharing.getByRole('button', { name: 'Make a link' }));
  const address = sharing.getByLabel('Address of the portal');
  await address.waitFor();
  return address.inputValue();
}
