import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect } from 'vitest';
import { api } from '../api.ts';
import type { TestClient } from '../testing/client.ts';
import { block, documentOf, newCustomer, newTemplate, section, sharedPortal, unique } from './support/arrange.ts';
import { DESKTOP, PHONE } from './support/browser.ts';
import { it } from './support/mail-journey.ts';
import { mailTo } from './support/mailbox.ts';
import { PortalPage } from './support/portal-page.ts';

const DOCUMENT = documentOf(section('Our plan', block('tasks')));

/** A contact whose address no other test mails to. */
async function newContact(staff: TestClient, params: { customerId: string }) {
  const email = `${unique('ana').replace(' ', '.').toLowerCase()}@northwind.example`;
  const contact = await staff.call(api.contacts.create, { params, body: { name: 'Ana Ferreira', email } });
  return { contact, email };
}

/** Gives a task to a contact. */
function assign(staff: TestClient, params: { customerId: string }, contactId: string, title: string) {
  return staff.call(api.tasks.create, {
    params,
    body: { title, showInPortal: true, assignee: { kind: 'contact', id: contactId } },
  });
}

describe.each([
  ['on a desktop', DESKTOP],
  ['on a phone', PHONE],
  ['on a desktop without JavaScript', { ...DESKTOP, javaScriptEnabled: false }],
] as [string, BrowserContextOptions][])('a mail and its reader %s', (_where, options) => {
  it('A-12, E-11 an assigned task is mailed; the mail leads to the task, and its kind is muted by one press', async ({
    product,
    staff,
    mail,
    open,
  }) => {
    const { params } = await sharedPortal(staff, DOCUMENT);
    const { contact, email } = await newContact(staff, params);
    await assign(staff, params, contact.id, 'Send the list of users');

    const outbox = await open(`${product.origin}/outbox?search=${encodeURIComponent(email)}`, { as: staff });
    await outbox.getByRole('link', { name: 'Task assigned' }).click();
    await outbox.getByRole('button', { name: 'Send now' }).click();
    const { link, text } = await mailTo(mail, email);
    await outbox.getByRole('dialog').getByText('Sent', { exact: true }).waitFor();

    const portal = await open(link, { options });
    await new PortalPage(portal).task('Send the list of users').waitFor();

    const muteUrl = /https?:\/\/\S+\/mail\/mute\/\S+/.exec(text)?.[0] ?? '';
    const mute = await open(muteUrl, { options });
    await mute.getByRole('button', { name: 'Stop these mails: Tasks given to me' }).click();
    await mute.getByText('Saved. You can change this at any time.').waitFor();
    await mute.getByRole('button', { name: 'Get them again: Tasks given to me' }).waitFor();
    await assign(staff, params, contact.id, 'Another one');
    const kinds = () => staff.call(api.outbox.list, { query: { search: email, state: 'muted' } });
    await expect.poll(async () => (await kinds()).items.length).toBe(1);
    expect(mail.received.filter(({ rcptTo }) => rcptTo === email)).toHaveLength(1);
  });
});

describe('mails', () => {
  it('A-12 before the portal is shared nobody is told; publishing and sharing lets the mail go', async ({
    staff,
    mail,
  }) => {
    const { id: customerId } = await newCustomer(staff);
    const params = { customerId };
    const { id: templateId } = await newTemplate(staff, DOCUMENT);
    const portal = await staff.call(api.portals.activate, { params, body: { templateId } });
    const { contact, email } = await newContact(staff, params);
    await assign(staff, params, contact.id, 'Send the list of users');
    const waiting = async () => (await staff.call(api.outbox.list, { query: { search: email } })).items[0];
    const sendNow = async () => {
      await expect.poll(async () => (await waiting())?.state).toBe('queued');
      await staff.call(api.outbox.send, { params: { mailId: (await waiting())?.id ?? '' } });
    };
    await sendNow();
    await expect.poll(async () => (await waiting())?.state).toBe('held');
    await staff.call(api.portals.publish, { params, headers: { 'If-Match': `"${portal.revision}"` } });
    expect((await waiting())?.state).toBe('held');
    await staff.call(api.shareLinks.create, { params, body: { rule: 'open' } });
    await sendNow();
    expect((await mailTo(mail, email)).link).toContain('/p/');
  });

  it('E-11 a text is rewritten in Settings, shown with a real contact, tried, and goes out like that', async ({
    product,
    staff,
    mail,
    open,
  }) => {
    const { params, customer } = await sharedPortal(staff, DOCUMENT);
    const { contact, email } = await newContact(staff, params);
    const page = await open(`${product.origin}/settings/mail`, { as: staff });
    await page.getByRole('button', { name: 'Invitation', exact: true }).click();
    const subject = page.getByLabel('Subject', { exact: false }).first();
    await subject.fill('Come in, |contact.name|');
    const text = page.getByRole('textbox', { name: 'Text' });
    await text.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Dear {{contact.name}}, {{customer.name}} is waiting.');
    await page.getByRole('combobox', { name: 'Show data of' }).fill(customer.name);
    await page.getByRole('option', { name: customer.name }).click();
    await page.getByRole('combobox', { name: 'Contact' }).click();
    await page.getByRole('option', { name: 'Ana Ferreira' }).click();
    await page.getByText('Come in, Ana Ferreira').waitFor();
    const frame = page.frameLocator('iframe[title="Preview of the mail"]');
    await frame.getByText(`Dear Ana Ferreira, ${customer.name} is waiting.`).waitFor();

    await page.getByRole('button', { name: 'Send me a test' }).click();
    await page.getByText('A test is on its way to').waitFor();
    const { email: own } = await staff.call(api.session.current, {});
    expect((await mailTo(mail, own)).text).toContain(`Dear Ana Ferreira, ${customer.name} is waiting.`);

    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Your own text').waitFor();
    const { links } = await staff.call(api.portals.get, { params });
    await staff.call(api.invitations.send, {
      params: { ...params, linkId: links[0]?.id ?? '' },
      body: { contactIds: [contact.id] },
    });
    expect((await mailTo(mail, email)).text).toContain(`Dear Ana Ferreira, ${customer.name} is waiting.`);
    expect(mail.received.at(-1)?.subject).toBe('Come in, Ana Ferreira');

    await page.getByRole('button', { name: 'Ready-made text…' }).click();
    await page.getByRole('button', { name: 'Use the ready-made text' }).click();
    await page.getByText('Ready-made text', { exact: true }).waitFor();
  });

  it('E-11 the Outbox shows a mail as its reader sees it, its plain text and what the server said', async ({
    product,
    staff,
    mail,
    open,
  }) => {
    const { params, link } = await sharedPortal(staff, DOCUMENT);
    const { contact, email } = await newContact(staff, params);
    await staff.call(api.invitations.send, {
      params: { ...params, linkId: link.id },
      body: { contactIds: [contact.id] },
    });
    await mailTo(mail, email);
    const page = await open(`${product.origin}/outbox`, { as: staff });
    await page.getByLabel('Search mails').fill(email);
    await page.getByRole('table', { name: 'Mails' }).and(page.locator('[aria-rowcount="2"]')).waitFor();
    await page.getByRole('link', { name: 'Your portal with' }).click();
    const opened = page.getByRole('dialog');
    // A press inside the frame would miss while the drawer that carries it slides in.
    await opened.getByRole('tab', { name: 'Mail', exact: true }).click({ trial: true });
    const popup = page.waitForEvent('popup');
    await page.frameLocator('iframe[title^="Mail:"]').getByRole('link', { name: 'Open the portal' }).click();
    await (await popup).getByRole('heading', { name: 'Our plan' }).waitFor();
    await opened.getByRole('tab', { name: 'Plain text' }).click();
    await opened.getByText('Hello Ana Ferreira,').waitFor();
    await opened.getByRole('tab', { name: 'Details' }).click();
    await opened.getByText('Message-ID').waitFor();
    await opened.getByText('250 taken').waitFor();
  });
});
