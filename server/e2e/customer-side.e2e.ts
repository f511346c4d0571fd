import { describe, expect } from 'vitest';
import { api } from '../api.ts';
import type { TestClient } from '../testing/client.ts';
import { block, documentOf, section, sharedPortal } from './support/arrange.ts';
import { DESKTOP, PHONE } from './support/browser.ts';
import { it } from './support/journey.ts';
import { PortalPage } from './support/portal-page.ts';

/** A shared portal with tasks of both sides, and one that is not for the customer's eyes. */
async function portalWithTasks(staff: TestClient) {
  const portal = await sharedPortal(
    staff,
    documentOf(
      section('Plan', block('tasks', { heading: 'What is next' })),
      section('Files', block('files')),
      section('Notes', block('notes')),
      section('Meetings', block('meetings', { when: 'all' })),
    ),
  );
  const { params } = portal;
  const ours = await staff.call(api.tasks.create, {
    params,
    body: { title: 'Set up the account', showInPortal: true },
  });
  const theirs = await staff.call(api.tasks.create, {
    params,
    body: {
      title: 'Send the user list',
      description: 'A spreadsheet will do.',
      assignee: { kind: 'customer' },
      showInPortal: true,
    },
  });
  await staff.call(api.tasks.create, { params, body: { title: 'Negotiate the discount' } });
  return { ...portal, ours, theirs };
}

const sides = [
  { how: 'with JavaScript, desktop', options: { ...DESKTOP, javaScriptEnabled: true } },
  { how: 'without JavaScript, desktop', options: { ...DESKTOP, javaScriptEnabled: false } },
  { how: 'with JavaScript, phone', options: { ...PHONE, javaScriptEnabled: true } },
  { how: 'without JavaScript, phone', options: { ...PHONE, javaScriptEnabled: false } },
] as const;

describe.each(sides)("the customer's page $how (B-06)", ({ options }) => {
  it('C-11, C-20 completes a task with a name, takes it back, comments with an attachment', async ({ staff, open }) => {
    const { url, params, theirs } = await portalWithTasks(staff);
    const page = await open(url, { options });
    const portal = new PortalPage(page);

    await portal.complete('Send the user list', 'Maria');
    await portal
      .task('Send the user list')
      .getByText(/Done .* by Maria \(by the link\)/)
      .waitFor();
    const done = await staff.call(api.tasks.get, { params: { ...params, recordId: theirs.id } });
    expect(done.done?.by).toMatchObject({ kind: 'viewer', name: 'Maria' });

    // The name is known by now.
    await portal.reopen('Send the user list');
    await portal.task('Send the user list').getByLabel('Mark as done: Send the user list').waitFor();
    expect((await staff.call(api.tasks.get, { params: { ...params, recordId: theirs.id } })).done).toBeNull();

    const buffer = Buffer.from('name;role\nMaria;admin\n');
    await portal.comment('Send the user list', {
      text: 'Here it is <b>now</b>',
      files: [{ name: 'users.csv', mimeType: 'text/csv', buffer }],
    });
    // Also where the page comes anew: its address leads into the task's details, which opens them.
    const comment = portal.task('Send the user list').locator('.comment', { hasText: 'Here it is <b>now</b>' });
    await comment.getByText('Maria').first().waitFor();
    const { items } = await staff.call(api.comments.list, {
      params,
      query: { recordKind: 'task', recordId: theirs.id },
    });
    expect(items).toMatchObject([{ visibility: 'portal', author: { kind: 'viewer', name: 'Maria' } }]);
    expect(items[0]?.attachments).toMatchObject([{ name: 'users.csv', size: buffer.length }]);

    // C-14: what the customer uploaded they always see.
    await page.locator('.file', { hasText: 'users.csv' }).waitFor();
  });

  it("C-11, C-14 offers nothing on staff's tasks and shows nothing that is not for the portal", async ({
    staff,
    open,
  }) => {
    const { url, theirs } = await portalWithTasks(staff);
    const page = await open(url, { options });
    const portal = new PortalPage(page);
    await portal.task('Set up the account').waitFor();
    expect(
      await portal
        .task('Set up the account')
        .getByLabel(/Mark as/)
        .count(),
    ).toBe(0);
    expect(await page.content()).not.toContain('Negotiate');
    expect(
      await portal
        .task(theirs.title)
        .getByLabel(/Mark as done/)
        .count(),
    ).toBe(1);
  });

  it('C-09 downloads and previews files under their names', async ({ staff, open }) => {
    const { url, params } = await portalWithTasks(staff);
    await staff.call(api.files.create, {
      params,
      body: { showInPortal: 'true' },
      file: { name: 'Plan – “final”.csv', bytes: 'week;what\n1;start\n' },
    });
    const page = await open(url, { options });
    const file = page.locator('.file', { hasText: 'Plan – “final”.csv' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      file.getByRole('link', { name: /^Download/ }).click(),
    ]);
    expect(download.suggestedFilename()).toContain('final');
  });
});
