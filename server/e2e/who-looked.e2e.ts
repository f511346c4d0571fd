import { describe, expect } from 'vitest';
import { api } from '../api.ts';
import { block, documentOf, section, sharedPortal } from './support/arrange.ts';
import { DESKTOP, PHONE } from './support/browser.ts';
import { it } from './support/journey.ts';

/** Headless Chromium calls itself so, and is left out of visits as a program. */
const PERSON = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';
const DOCUMENT = documentOf(section('Our plan', block('tasks')), section('Files', block('files')));

function paragraph(text: string) {
  return { root: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text }] }] } };
}

describe('who looked', () => {
  it('B-08 a customer looks at the portal; staff see who, when, which sections and what was fetched', async ({
    staff,
    open,
  }) => {
    const { url, params, customer } = await sharedPortal(staff, DOCUMENT);
    await staff.call(api.files.create, {
      params,
      body: { showInPortal: 'true' },
      file: { name: 'plan.txt', bytes: 'the plan' },
    });
    const viewer = await open('about:blank', { options: { ...DESKTOP, userAgent: PERSON } });
    await viewer.clock.install();
    await viewer.goto(url);
    await viewer.getByRole('heading', { name: 'Our plan' }).waitFor();
    // Sections count by the second that they are looked at.
    await viewer.clock.runFor(3000);
    await Promise.all([
      viewer.waitForEvent('download'),
      viewer
        .getByRole('link', { name: /Download/ })
        .first()
        .click(),
    ]);
    // What a browser says when the page is left.
    await viewer.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));

    const page = await open(`${new URL(url).origin}/customers/${customer.id}/visits`, { as: staff });
    const visit = page.getByRole('list', { name: 'Visits' }).getByRole('listitem');
    await visit.getByText('Somebody with the link').waitFor();
    await visit.getByText(/Our plan [3-9] s/).waitFor();
    await visit.getByText('downloaded plan.txt').waitFor();
    await page.getByText('1 visit in the last 30 days').waitFor();
    await page.getByText('As a table').click();
    await page.getByRole('table').getByRole('row').nth(1).getByText('1').first().waitFor();
    const listed = await staff.call(api.customers.list, { query: { search: customer.name } });
    expect(listed.items[0]?.lastVisitAt).not.toBeNull();
  });

  it('E-12, B-14 terms are asked for before anything shows, on a phone without script; changed they are asked for again', async ({
    admin,
    open,
  }) => {
    const { url, customer } = await sharedPortal(admin, DOCUMENT);
    const origin = new URL(url).origin;

    const settings = await open(`${origin}/settings/terms`, { as: admin });
    await settings.getByRole('button', { name: 'New terms' }).click();
    await settings.getByLabel('Title').fill('Terms of our portal');
    await settings.getByRole('button', { name: 'Write the text' }).click();
    await settings.getByRole('textbox', { name: 'Text' }).fill('Keep what you read here to yourself.');
    await settings.getByRole('button', { name: 'Publish…' }).click();
    await settings.getByRole('button', { name: 'Publish', exact: true }).click();
    await settings.getByText('Version 1 is in force.').waitFor();

    await settings.goto(`${origin}/customers/${customer.id}`);
    await settings.getByRole('button', { name: 'More about the portal' }).click();
    await settings.getByRole('menuitem', { name: 'Terms…' }).click();
    await settings.getByRole('combobox', { name: /ask to accept/ }).click();
    await settings.getByRole('option', { name: 'Terms of our portal' }).click();

    const viewer = await open(url, { options: { ...PHONE, javaScriptEnabled: false } });
    await viewer.getByText('Keep what you read here to yourself.').waitFor();
    expect(await viewer.content()).not.toContain(customer.name);
    await viewer.getByLabel('Your name').fill('Maria Silva');
    await viewer.getByLabel('I have read these terms and accept them.').check();
    await viewer.getByRole('button', { name: 'Accept and continue' }).click();
    await viewer.getByRole('heading', { name: 'Our plan' }).waitFor();

    const { items } = await admin.call(api.terms.list);
    const terms = items.find(({ title }) => title === 'Terms of our portal');
    const params = { termsId: terms?.id ?? '' };
    const { revision } = await admin.call(api.terms.get, { params });
    const saved = await admin.call(api.terms.saveDraft, {
      params,
      body: { title: 'Terms of our portal', body: paragraph('You may tell your colleagues.') },
      headers: { 'If-Match': `"${revision}"` },
    });
    await admin.call(api.terms.publish, { params, headers: { 'If-Match': `"${saved.revision}"` } });
    await viewer.reload();
    await viewer.getByText('You may tell your colleagues.').waitFor();
    await viewer.getByLabel('I have read these terms and accept them.').check();
    await viewer.getByRole('button', { name: 'Accept and continue' }).click();
    await viewer.getByRole('heading', { name: 'Our plan' }).waitFor();

    await settings.goto(`${origin}/settings/terms`);
    await settings.getByRole('button', { name: 'More for Terms of our portal' }).click();
    await settings.getByRole('menuitem', { name: 'Who accepted' }).click();
    const rows = settings.getByRole('row').filter({ hasText: 'Maria Silva, by the link' });
    await rows.nth(1).waitFor();

    await settings.goto(`${origin}/settings/audit`);
    const entries = settings.getByRole('list', { name: 'Entries' });
    await entries.getByText('Maria Silva, by the link').first().waitFor();
    await settings.getByRole('button', { name: 'Check that nothing was changed' }).click();
    await settings.getByText(/The audit is intact: all \d+ entries/).waitFor();
    await settings.getByRole('combobox', { name: 'What' }).click();
    await settings.getByRole('option', { name: 'Terms' }).click();
    await entries.getByText('published terms').first().waitFor();
    await expect.poll(() => entries.getByText('signed in').count()).toBe(0);
    await settings.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      settings.waitForEvent('download'),
      settings.getByRole('menuitem', { name: 'As a spreadsheet (CSV)' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^audit-.*\.csv$/);
  });

  it('B-17 a contact is erased under their name; the audit keeps the fact', async ({ admin, open }) => {
    const { params, customer } = await sharedPortal(admin, DOCUMENT);
    await admin.call(api.contacts.create, { params, body: { name: 'Otto Gone', email: 'otto@gone.example' } });
    const page = await open(`${admin.origin}/customers/${customer.id}/contacts`, { as: admin });
    await page.getByRole('button', { name: 'More for Otto Gone' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Download their data' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Otto Gone.json');
    await page.getByRole('button', { name: 'More for Otto Gone' }).click();
    await page.getByRole('menuitem', { name: 'Erase…' }).click();
    const erase = page.getByRole('button', { name: 'Erase for good' });
    expect(await erase.isDisabled()).toBe(true);
    await page.getByLabel('Type Otto Gone to confirm').fill('Otto Gone');
    await erase.click();
    await page.getByText('No contacts yet').waitFor();
    await page.goto(`${admin.origin}/settings/audit`);
    await page.getByText('erased a contact: former contact').waitFor();
    expect(await admin.call(api.audit.verify)).toMatchObject({ intact: true });
  });
});
