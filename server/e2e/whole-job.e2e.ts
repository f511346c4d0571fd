import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { api } from '../api.ts';
import { newCustomer, unique } from './support/arrange.ts';
import { DESKTOP, PHONE } from './support/browser.ts';
import { BuilderPage } from './support/builder-page.ts';
import { type Hand, type Press, pressBy } from './support/hand.ts';
import { it } from './support/journey.ts';
import { PortalOwner } from './support/portal-owner.ts';
import { PortalPage } from './support/portal-page.ts';

const ways = [
  { how: 'by mouse, desktop', hand: 'mouse', options: DESKTOP },
  { how: 'by keyboard, desktop', hand: 'keyboard', options: DESKTOP },
  { how: 'by touch, phone', hand: 'touch', options: PHONE },
] as const;

describe.each(ways)('the whole job $how', ({ hand, options }) => {
  const press = pressBy(hand);

  it('C-02, C-05, C-07, C-10, C-11, C-16 … C-18, C-20, B-05, B-07 from an empty template to a customer’s click', async ({
    product,
    staff,
    open,
  }) => {
    const customer = await newCustomer(staff);
    const params = { customerId: customer.id };
    const task = await staff.call(api.tasks.create, {
      params,
      body: { title: 'Send the user list', assignee: { kind: 'customer' }, showInPortal: true },
    });
    const page = await open(`${product.origin}/templates`, { options, as: staff });
    const name = unique('Onboarding');
    await buildTemplate(page, hand, press, name);
    await page.goto(`${product.origin}/customers/${customer.id}`);
    const owner = new PortalOwner(page, press);
    await owner.activate(name);
    const url = await owner.publishAndShare();

    const visit = await open(url, { options });
    await visit.getByRole('heading', { level: 1, name: customer.name }).waitFor();
    await visit.getByText('Glad to have you').waitFor();

    // Staff look at the customer while the customer acts, and the other way round.
    await page.goto(`${product.origin}/customers/${customer.id}/tasks`);
    await page.getByLabel(`Complete “${task.title}”`).waitFor();
    const portal = new PortalPage(visit);
    await portal.complete(task.title, 'Maria');
    await page.getByLabel(`Reopen “${task.title}”`).waitFor({ timeout: 2000 });
    await portal.comment(task.title, { text: 'It is in the mail.' });
    await page.getByRole('button', { name: task.title, exact: true }).click();
    await page.getByText('It is in the mail.').waitFor();
    await page.getByLabel('Comment', { exact: true }).fill('Thank you!');
    await page.getByText('Portal', { exact: true }).last().click();
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await portal.task(task.title).getByText('Thank you!').waitFor({ timeout: 2000 });
  });
});

/** A template with a welcome text above the tasks, begun on the list of templates and put together in the builder. */
async function buildTemplate(page: Page, hand: Hand, press: Press, name: string): Promise<void> {
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
