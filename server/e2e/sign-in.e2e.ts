import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { api } from '../api.ts';
import type { TestClient } from '../testing/client.ts';
import type { TestMailServer } from '../testing/mail-server.ts';
import { block, documentOf, section, sharedPortal, unique } from './support/arrange.ts';
import { violations } from './support/axe.ts';
import { DESKTOP, PHONE } from './support/browser.ts';
import { it } from './support/mail-journey.ts';
import { mailTo } from './support/mailbox.ts';
import { PortalPage } from './support/portal-page.ts';

const DOCUMENT = documentOf(section('Our plan', block('tasks')));

/** A portal whose link asks for people's mail, with a contact and a task of theirs. */
async function portalByMail(staff: TestClient) {
  const { url, params, link } = await sharedPortal(staff, DOCUMENT);
  await staff.call(api.shareLinks.update, {
    params: { ...params, linkId: link.id },
    body: { rule: 'email', audience: { kind: 'customer' } },
  });
  const email = `${unique('maria').replace(' ', '.').toLowerCase()}@northwind.example`;
  const contact = await staff.call(api.contacts.create, { params, body: { name: 'Maria Silva', email } });
  const linkParams = { ...params, linkId: link.id };
  const mine = { title: 'Sign the order', showInPortal: true, assignee: { kind: 'contact' as const, id: contact.id } };
  const task = await staff.call(api.tasks.create, { params, body: mine });
  /** Ends the contact's visits, as time would. */
  const endVisits = async () => {
    await staff.call(api.shareLinks.revokeContact, { params: linkParams, body: { contactId: contact.id } });
    await staff.call(api.shareLinks.restoreContact, { params: { ...linkParams, contactId: contact.id } });
  };
  return { url, params, linkParams, email, contact, task, endVisits };
}

const isIn = (page: Page) => page.getByText('Signed in as Maria Silva').waitFor();

async function askForMail(page: Page, email: string): Promise<void> {
  await page.getByLabel('Your e-mail address').fill(email);
  await page.getByRole('button', { name: 'Send link and code' }).click();
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
}

async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code of six digits').fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Asks for a mail, the `nth` to this address, and gets in by its code. */
async function signInByCode(page: Page, mail: TestMailServer, email: string, nth = 1): Promise<void> {
  await askForMail(page, email);
  await enterCode(page, (await mailTo(mail, email, nth)).code);
  await isIn(page);
}

/** The words that could not be sent are in their form again, and leave it by being sent. */
async function sendKeptWords(page: Page, words: string): Promise<void> {
  const form = await new PortalPage(page).commentForm('Sign the order');
  const field = form.getByLabel('Your comment');
  expect(await field.inputValue()).toBe(words);
  await form.getByRole('button', { name: 'Send comment' }).click();
  await page.locator('.comment').getByText(words).waitFor();
  // The change may arrive before the answer to what was sent.
  await expect.poll(() => field.inputValue()).toBe('');
}

describe.each([
  ['on a desktop', DESKTOP],
  ['on a phone', PHONE],
  ['on a phone without JavaScript', { ...PHONE, javaScriptEnabled: false }],
] as [string, BrowserContextOptions][])('signing in by mail %s', (_where, options) => {
  it('T-04, E-10 an invitation opens the portal with one press; the mail’s scanner spent nothing', async ({
    staff,
    open,
    mail,
  }) => {
    const { email, contact, linkParams, params, task } = await portalByMail(staff);
    const sent = await staff.call(api.invitations.send, { params: linkParams, body: { contactIds: [contact.id] } });
    expect(sent.items.map(({ outcome }) => outcome)).toEqual(['queued']);
    const { link } = await mailTo(mail, email);
    for (const method of ['HEAD', 'GET', 'GET']) expect((await fetch(link, { method })).status).toBe(200);
    const page = await open(link, { options });
    await page.getByText(`You sign in as ${email}.`).waitFor();
    await page.getByRole('button', { name: 'Open the page' }).click();
    await isIn(page);
    await page.getByText('Waiting on you: 1').waitFor();
    await new PortalPage(page).complete('Sign the order');
    await page.getByText(/Done .* by Maria Silva/).waitFor();
    const { done } = await staff.call(api.tasks.get, { params: { ...params, recordId: task.id } });
    expect(done?.by).toMatchObject({ kind: 'contact', id: contact.id });
  });

  it('T-05, E-10 a used link fills in the address; one press mails a new link and a code, and the code lets in', async ({
    staff,
    open,
    mail,
  }) => {
    const { url, email } = await portalByMail(staff);
    const bookmarked = await open(url, { options });
    await askForMail(bookmarked, email);
    const first = await mailTo(mail, email);
    const other = await open(first.link, { options });
    await other.getByRole('button', { name: 'Open the page' }).click();
    await isIn(other);
    await other.getByRole('button', { name: 'Sign out' }).click();
    await other.getByRole('heading', { name: 'Sign in' }).waitFor();

    const late = await open(first.link, { options });
    await late.getByText('This link was used already').waitFor();
    expect(await late.getByLabel('Your e-mail address').inputValue()).toBe(email);
    await late.getByRole('button', { name: 'Send link and code' }).click();
    const second = await mailTo(mail, email, 2);
    await enterCode(late, second.code === '000000' ? '000001' : '000000');
    await late.getByText('That code is not right.').waitFor();
    await enterCode(late, second.code);
    await isIn(late);
  });

  it('T-05 a visit that ends while somebody writes costs them nothing: signed in again, their words are there', async ({
    staff,
    open,
    mail,
  }) => {
    const { url, email, params, task, endVisits } = await portalByMail(staff);
    const page = await open(url, { options });
    await signInByCode(page, mail, email);
    const words = 'We need until Friday: legal is still <reading> & asking.';
    const form = await new PortalPage(page).commentForm('Sign the order');
    await form.getByLabel('Your comment').fill(words);
    await endVisits();
    // The open page notices by itself where there is a script; else sending tells.
    if ('javaScriptEnabled' in options) await form.getByRole('button', { name: 'Send comment' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(page.url()).not.toContain('Friday');
    await signInByCode(page, mail, email, 2);
    await sendKeptWords(page, words);
    const { items } = await staff.call(api.comments.list, {
      params,
      query: { recordKind: 'task', recordId: task.id },
    });
    expect(items.map(({ text, author }) => [text, author.kind, author.name])).toEqual([
      [words, 'contact', 'Maria Silva'],
    ]);
  });
});

describe('signing in by mail', () => {
  it.for([
    ['the page notices', 'sent'],
    ['sending tells', 'noticed'],
  ] as const)(
    'T-05 sent at the moment at which the visit ends: %s while it is still being %s, and no word is lost',
    async ([, held], { staff, open, mail }) => {
      const { url, email, params, task, endVisits } = await portalByMail(staff);
      const page = await open(url, { options: DESKTOP });
      await signInByCode(page, mail, email);
      const form = await new PortalPage(page).commentForm('Sign the order');
      const words = 'On Friday, in the morning.';
      await form.getByLabel('Your comment').fill(words);
      // One of the two requests of this moment stands still until the other was answered.
      const heldAddress = held === 'sent' ? /\/blocks\// : url;
      let letGo = () => {};
      const goes = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      await page.route(heldAddress, (route) => goes.then(() => route.continue()));
      const holding = page.waitForRequest(heldAddress);
      const send = form.getByRole('button', { name: 'Send comment' });
      if (held === 'sent') {
        await send.click();
        await holding;
        await endVisits();
        await page.getByRole('heading', { name: 'Sign in' }).waitFor();
        letGo();
      } else {
        await endVisits();
        await holding;
        const answered = page.waitForResponse((response) => response.url().includes('/blocks/'));
        await send.click();
        expect((await answered).status()).toBe(401);
        letGo();
        await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      }
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await signInByCode(page, mail, email, 2);
      await sendKeptWords(page, words);
      await page.getByText('You were signed out before this could be sent.').waitFor({ state: 'detached' });
      const query = { recordKind: 'task', recordId: task.id } as const;
      expect((await staff.call(api.comments.list, { params, query })).items).toHaveLength(1);
    },
  );

  it('T-05 what was sent too late comes back in whichever window of the browser signs in, and in no other browser', async ({
    staff,
    open,
    mail,
  }) => {
    const { url, email, endVisits } = await portalByMail(staff);
    const page = await open(url, { options: { ...DESKTOP, javaScriptEnabled: false } });
    await signInByCode(page, mail, email);
    const form = await new PortalPage(page).commentForm('Sign the order');
    await form.getByLabel('Your comment').fill('Half a sentence');
    await endVisits();
    await form.getByRole('button', { name: 'Send comment' }).click();
    await askForMail(page, email);
    const { link } = await mailTo(mail, email, 2);
    const window = await page.context().newPage();
    await window.goto(link);
    await window.getByRole('button', { name: 'Open the page' }).click();
    await window.getByText('You were signed out before this could be sent.').waitFor();
    const again = window.locator('form.comment-form').first().getByLabel('Your comment');
    expect(await again.inputValue()).toBe('Half a sentence');

    const elsewhere = await open(url);
    await signInByCode(elsewhere, mail, email, 3);
    expect(await elsewhere.content()).not.toContain('Half a sentence');
  });

  it.for(['light', 'dark'] as const)(
    'B-04, B-10 its pages are sound for everybody, in the %s',
    async (colorScheme, { staff, open, mail }) => {
      const { url, email } = await portalByMail(staff);
      const page = await open(url, { options: { ...PHONE, colorScheme } });
      expect(await violations(page)).toEqual([]);
      await askForMail(page, email);
      expect(await violations(page)).toEqual([]);
      await page.goto((await mailTo(mail, email)).link);
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Open the page' }).click();
      await isIn(page);
      expect(await violations(page)).toEqual([]);
    },
  );

  it('B-09 a revoked contact is out within two seconds, while looking at the page', async ({ staff, open, mail }) => {
    const { url, email, linkParams, contact } = await portalByMail(staff);
    const page = await open(url);
    await signInByCode(page, mail, email);
    await staff.call(api.shareLinks.revokeContact, { params: linkParams, body: { contactId: contact.id } });
    await page.getByRole('heading', { name: 'Sign in' }).waitFor({ timeout: 4000 });
    expect(await page.content()).not.toContain('Sign the order');
  });
});
