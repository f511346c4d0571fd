import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { api } from '../api.ts';
import { newCustomer } from './support/arrange.ts';
import { it } from './support/mail-journey.ts';
import { mailTo, type ReadMail } from './support/mailbox.ts';
import { signedIn } from './support/sign-in.ts';

const PASSWORD = 'correct horse battery';

async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('Once more').fill(password);
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
}

async function typeCredentials(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Where a mail to staff leads. */
function linkIn({ text }: ReadMail, what: 'invitation' | 'reset'): string {
  return new RegExp(`https?://\\S+/${what}/\\S+`).exec(text)?.[0] ?? '';
}

describe('staff accounts', () => {
  it('an admin adds somebody, who follows the invitation, turns two-step sign-in on and needs it from then on', async ({
    product,
    admin,
    open,
  }) => {
    const settings = await open(`${product.origin}/settings/staff`, { as: admin });
    await settings.getByRole('button', { name: 'Add staff' }).click();
    await settings.getByRole('dialog').getByLabel('Name').fill('Rosa Lind');
    await settings.getByRole('dialog').getByLabel('E-mail').fill('rosa@example.com');
    await settings.getByRole('button', { name: 'Add and invite' }).click();
    const link = await settings.getByLabel('Invitation link').inputValue();
    const page = await open(link);
    await choosePassword(page, PASSWORD);
    await page.getByRole('heading', { name: 'My work' }).waitFor();

    await page.goto(`${product.origin}/account`);
    await page.getByRole('button', { name: 'Set up…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Current password').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await dialog.getByRole('img', { name: 'QR code' }).waitFor();
    const secret = ((await dialog.locator('code').textContent()) ?? '').replaceAll(/\s/g, '');
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    await dialog.getByRole('textbox', { name: 'Code' }).fill('000000');
    await dialog.getByRole('button', { name: 'Turn on' }).click();
    await dialog.getByText('is not the code that the app shows now').waitFor();
    await dialog.getByRole('textbox', { name: 'Code' }).fill(totp.generate());
    await dialog.getByRole('button', { name: 'Turn on' }).click();
    const codes = dialog.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
    await codes.first().waitFor();
    const recovery = (await codes.first().textContent()) ?? '';
    await dialog.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('On', { exact: true }).waitFor();

    const elsewhere = await open(`${product.origin}/sign-in`);
    await typeCredentials(elsewhere, 'rosa@example.com');
    await elsewhere.getByRole('heading', { name: 'One more step' }).waitFor();
    await elsewhere.getByRole('textbox', { name: 'Code' }).fill('123456');
    await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
    await elsewhere.getByText('This code is not right').waitFor();
    await elsewhere.getByRole('textbox', { name: 'Code' }).fill(recovery);
    await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
    await elsewhere.getByRole('heading', { name: 'My work' }).waitFor();

    await page.reload();
    await page.getByRole('button', { name: 'Sign out all other browsers' }).click();
    await elsewhere.getByRole('heading', { name: 'Sign in' }).waitFor();
    await settings.reload();
    await settings.getByText('Two-step', { exact: true }).waitFor();
  });

  it('an invitation comes by mail, and so does the link to choose a forgotten password anew, once', async ({
    product,
    admin,
    mail,
    open,
  }) => {
    const email = 'max@example.com';
    await admin.call(api.staff.create, { body: { name: 'Max Hollow', email, role: 'csm' } });
    await choosePassword(await open(linkIn(await mailTo(mail, email), 'invitation')), 'another password first');
    const page = await open(`${product.origin}/sign-in`);
    await page.getByRole('link', { name: 'Forgotten the password?' }).click();
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByRole('status').getByText('a mail with a link is on its way').waitFor();
    const link = linkIn(await mailTo(mail, email, 2), 'reset');
    const fresh = await open(link);
    await choosePassword(fresh, PASSWORD);
    await fresh.getByRole('heading', { name: 'My work' }).waitFor();
    const again = await open(link);
    await choosePassword(again, PASSWORD);
    await again.getByText('This link was used or has expired').waitFor();
  });

  it('an account manager finds the customers they own, and is told so where another is searched for', async ({
    product,
    staff,
    admin,
    open,
  }) => {
    const am = await signedIn(product, 'am');
    const customer = await newCustomer(staff);
    const page = await open(`${product.origin}/customers?search=${encodeURIComponent(customer.name)}`, { as: am });
    await page.getByText('among the customers you own').waitFor();
    const { items } = await admin.call(api.staff.list, {});
    const owner = items.find(({ role }) => role === 'am');
    if (!owner) throw new Error('The demo has no account manager.');
    await admin.call(api.staff.update, { params: { staffId: owner.id }, body: { allCustomers: true } });
    await page.reload();
    await page.getByRole('link', { name: customer.name }).waitFor();
    await page.getByPlaceholder('Owner').waitFor();
  });
});
