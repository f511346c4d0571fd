import { describe, expect } from 'vitest';
import { sampleText } from '../../renderer/sample-data.ts';
import { api } from '../api.ts';
import { block, documentOf, ifMatch, newTemplate, section, sharedPortal, unique } from './support/arrange.ts';
import { BuilderPage } from './support/builder-page.ts';
import { it } from './support/journey.ts';
import { signedIn } from './support/sign-in.ts';

const text = (words: string) => block('text', { content: sampleText(words) });

describe('the end and the new beginning of a portal (C-02)', () => {
  it('another template replaces the draft, and viewers do not see it before publishing', async ({
    product,
    staff,
    open,
  }) => {
    const { params, url } = await sharedPortal(staff, documentOf(section('First plan', block('tasks'))));
    const name = unique('Second');
    await newTemplate(staff, documentOf(section('Second plan', block('notes'))), name);
    const page = await open(`${product.origin}/customers/${params.customerId}/portal`, { as: staff });
    const builder = new BuilderPage(page, 'mouse');
    await builder.section('First plan').waitFor();
    await page.getByRole('button', { name: 'More about the portal' }).click();
    await page.getByRole('menuitem', { name: 'Change template…' }).click();
    await page.getByRole('radio', { name }).click();
    await page.getByRole('button', { name: 'Replace the draft' }).click();
    await builder.section('Second plan').waitFor();
    expect(await (await fetch(url)).text()).toContain('First plan');
    expect(await staff.call(api.portals.get, { params })).toMatchObject({ state: 'changed', template: { name } });
  });

  it('deactivating asks for the name, kills the link, and leaves the records', async ({ product, staff, open }) => {
    const { customer, params, url } = await sharedPortal(staff, documentOf(section('Plan', block('tasks'))));
    await staff.call(api.notes.create, { params, body: { title: 'Kept' } });
    const page = await open(`${product.origin}/customers/${params.customerId}/portal`, { as: staff });
    await page.getByRole('button', { name: 'More about the portal' }).click();
    await page.getByRole('menuitem', { name: 'Deactivate portal…' }).click();
    const button = page.getByRole('dialog').getByRole('button', { name: 'Deactivate portal' });
    expect(await button.isDisabled()).toBe(true);
    await page.getByLabel(/^Type .* to confirm$/).fill(customer.name);
    await button.click();
    await page.getByRole('button', { name: 'Activate portal' }).waitFor();
    expect((await fetch(url)).status).toBe(404);
    expect((await staff.call(api.notes.list, { params })).items).toMatchObject([{ title: 'Kept' }]);
  });
});

describe('what an account manager may not change (C-16)', () => {
  it('templates are for looking', async ({ product, staff, open }) => {
    const template = await newTemplate(staff, documentOf(section('Welcome', text('Hello from the team'))));
    const am = await signedIn(product, 'am');
    const page = await open(`${product.origin}/templates`, { as: am });
    await page.getByRole('link', { name: template.name }).click();
    await page.getByText('Read only').waitFor();
    await page.locator('[data-canvas]').getByText('Hello from the team').click();
    expect(
      await page.locator('[data-canvas] [contenteditable="true"], [data-canvas] [aria-label^="Drag "]').count(),
    ).toBe(0);
    expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
    const save = { params: { templateId: template.id }, body: { document: template.document } };
    const refused = await am.refused(api.templates.saveDocument, { ...save, headers: ifMatch(template.revision) });
    expect(refused.status).toBe(403);
  });

  it('a section that a CSM locked in the template stays as it is in the portal', async ({ product, staff, open }) => {
    const template = await newTemplate(
      staff,
      documentOf(section('Terms', text('Fixed words')), section('Plan', text('Free words'))),
    );
    const design = await open(`${product.origin}/templates/${template.id}`, { as: staff });
    const designer = new BuilderPage(design, 'mouse');
    await designer.section('Terms').getByLabel('Title of the section').click();
    await design.getByRole('switch', { name: 'Locked' }).click({ force: true });
    await designer.section('Terms').getByText('Locked: only admins and CSMs can change this section').waitFor();
    await designer.saved();

    const am = await signedIn(product, 'am');
    const { id: ownerId } = await am.call(api.session.current);
    const { id: customerId } = await staff.call(api.customers.create, { body: { name: unique('Customer'), ownerId } });
    const params = { customerId };
    await am.call(api.portals.activate, { params, body: { templateId: template.id } });
    const page = await open(`${product.origin}/customers/${customerId}/portal`, { as: am });
    const builder = new BuilderPage(page, 'mouse');
    await builder.section('Terms').getByText('Fixed words').click();
    await page.getByText('This section is locked: only admins and CSMs can change it.').waitFor();
    expect(await builder.canvas.locator('[contenteditable="true"]').count()).toBe(0);
    await page.keyboard.press('Delete');
    await page.getByText(/The section “Terms” is locked/).waitFor();
    expect(await builder.order()).toEqual(['Terms', 'Text', 'Plan', 'Text']);

    await builder.section('Plan').getByText('Free words').click();
    await builder.canvas.locator('[contenteditable="true"]:focus').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Their words');
    await builder.saved();
    await expect
      .poll(async () => JSON.stringify((await am.call(api.portals.get, { params })).document))
      .toContain('Their words');
  });
});

describe('two people in one portal (B-03)', () => {
  it('what they change in different places is merged; of the same part each version can be kept', async ({
    product,
    staff,
    admin,
    open,
  }) => {
    const { params } = await sharedPortal(
      staff,
      documentOf(section('One', block('tasks')), section('Two', block('notes'))),
    );
    const address = `${product.origin}/customers/${params.customerId}/portal`;
    const [mine, theirs] = [await open(address, { as: staff }), await open(address, { as: admin })];
    const [mineBuilder, theirBuilder] = [new BuilderPage(mine, 'mouse'), new BuilderPage(theirs, 'mouse')];
    const titleOf = (builder: BuilderPage, index: number) =>
      builder.canvas.getByLabel('Title of the section').nth(index);
    await Promise.all([mineBuilder.ready(), theirBuilder.ready()]);

    await titleOf(theirBuilder, 1).fill('Two, by them');
    await theirBuilder.saved();
    await expect.poll(() => titleOf(mineBuilder, 1).inputValue()).toBe('Two, by them');

    // Out of reach of the other's change, until both have changed the same title.
    await mine.context().setOffline(true);
    await titleOf(mineBuilder, 0).fill('One, by me');
    await mine.locator('[data-save-state="retrying"]').waitFor();
    await titleOf(theirBuilder, 0).fill('One, by them');
    await expect
      .poll(async () => JSON.stringify((await staff.call(api.portals.get, { params })).document))
      .toContain('One, by them');
    await mine.context().setOffline(false);
    const dialog = mine.getByRole('dialog', { name: 'Someone else changed the same part' });
    await dialog.getByText('changed by you and by someone else').waitFor();
    await dialog.getByRole('button', { name: 'Keep mine' }).click();
    await mineBuilder.saved();
    await expect.poll(() => titleOf(theirBuilder, 0).inputValue()).toBe('One, by me');
    expect(await titleOf(mineBuilder, 1).inputValue()).toBe('Two, by them');
  });
});
