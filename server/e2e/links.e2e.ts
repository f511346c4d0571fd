import { describe, expect } from 'vitest';
import { api } from '../api.ts';
import { block, documentOf, ifMatch, newCustomer, newTemplate, section, sharedPortal } from './support/arrange.ts';
import { it } from './support/journey.ts';

const DOCUMENT = documentOf(section('Our plan', block('tasks')));
const DEAD = 'This page does not exist';

describe('links', () => {
  it('C-17, C-18 publishing shares nothing; a link does; shared means published with a link (C-23)', async ({
    staff,
    open,
  }) => {
    const customer = await newCustomer(staff);
    const params = { customerId: customer.id };
    const template = await newTemplate(staff, DOCUMENT);
    const draft = await staff.call(api.portals.activate, { params, body: { templateId: template.id } });
    expect(draft).toMatchObject({ state: 'draft', shared: false, links: [] });
    const published = await staff.call(api.portals.publish, { params, headers: ifMatch(draft.revision) });
    expect(published).toMatchObject({ state: 'published', shared: false, links: [] });
    expect(await staff.call(api.customers.get, { params })).toMatchObject({ portalPublished: true, portalUrl: '' });
    const { link } = await staff.call(api.shareLinks.create, { params, body: { rule: 'open' } });
    expect(new URL(link.url).pathname.length).toBeGreaterThan('/p/'.length + 21);
    expect(await staff.call(api.customers.get, { params })).toMatchObject({ portalUrl: link.url });
    const page = await open(link.url);
    await page.getByRole('heading', { name: 'Our plan' }).waitFor();
  });

  it('C-18 a password opens the portal, a wrong one does not, and the page before tells nothing', async ({
    staff,
    open,
  }) => {
    const { url, customer } = await sharedPortal(staff, DOCUMENT, { rule: 'password', password: 'open sesame' });
    const page = await open(url);
    await page.getByRole('heading', { name: 'Protected page' }).waitFor();
    expect(await page.content()).not.toContain(customer.name);
    await page.getByLabel('Password').fill('close sesame');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText('That password is not right.').waitFor();
    await page.getByLabel('Password').fill('open sesame');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByRole('heading', { name: 'Our plan' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Our plan' }).waitFor();
  });

  it('C-18 a generated password is told once; a new password ends open visits', async ({ staff, open }) => {
    const { url, params, link } = await sharedPortal(staff, DOCUMENT);
    const change = { params: { ...params, linkId: link.id }, body: { rule: 'password' as const } };
    const { password } = await staff.call(api.shareLinks.update, change);
    expect(password).not.toBeNull();
    const page = await open(url);
    await page.getByLabel('Password').fill(password ?? '');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByRole('heading', { name: 'Our plan' }).waitFor();
    expect(JSON.stringify(await staff.call(api.portals.get, { params }))).not.toContain(password);
    await staff.call(api.shareLinks.update, { ...change, body: { password: 'another one' } });
    // The open page notices by itself; reloading it at that very moment is what no person does.
    await page.getByRole('heading', { name: 'Protected page' }).waitFor();
  });

  it('C-21 unpublishing kills page, files and live stream; publishing again revives the address', async ({
    product,
    staff,
    open,
  }) => {
    const { url, params } = await sharedPortal(staff, documentOf(section('Our plan', block('files'))));
    const file = await staff.call(api.files.create, {
      params,
      body: { showInPortal: 'true' },
      file: { name: 'plan.txt', bytes: 'the plan' },
    });
    const page = await open(url);
    await page.getByText('plan.txt').first().waitFor();
    expect((await fetch(`${url}/files/${file.id}`)).status).toBe(200);
    await staff.call(api.portals.unpublish, { params });
    // The open page hears of it by itself.
    await page.getByText(DEAD).waitFor();
    const unknown = await fetch(`${product.origin}/p/${'x'.repeat(22)}`);
    const unpublished = await fetch(url);
    expect([unpublished.status, await unpublished.text()]).toEqual([404, await unknown.text()]);
    expect((await fetch(`${url}/files/${file.id}`)).status).toBe(404);
    expect((await fetch(`${url}/live`)).status).toBe(404);
    const portal = await staff.call(api.portals.get, { params });
    expect(portal).toMatchObject({ state: 'unpublished', shared: false });
    await staff.call(api.portals.publish, { params, headers: ifMatch(portal.revision) });
    await page.goto(url);
    await page.getByText('plan.txt').first().waitFor();
  });

  it('C-19 a changed record shows at once, a changed document with the next publish', async ({ staff, open }) => {
    const { url, params } = await sharedPortal(staff, DOCUMENT);
    const page = await open(url);
    await page.getByText('Nothing to do').waitFor();
    await staff.call(api.tasks.create, { params, body: { title: 'Fresh task', showInPortal: true } });
    await page.getByText('Fresh task').waitFor({ timeout: 2000 });
    const portal = await staff.call(api.portals.get, { params });
    const document = documentOf(section('Another plan', block('tasks')));
    const saved = await staff.call(api.portals.saveDocument, {
      params,
      body: { document },
      headers: ifMatch(portal.revision),
    });
    expect(await staff.call(api.portals.get, { params })).toMatchObject({ state: 'changed' });
    expect(await (await fetch(url)).text()).not.toContain('Another plan');
    await staff.call(api.portals.publish, { params, headers: ifMatch(saved.revision) });
    expect(await (await fetch(url)).text()).toContain('Another plan');
    await page.getByRole('heading', { name: 'Another plan' }).waitFor();
  });

  it('C-01 while the feature is off no link answers and no portal action exists; switched on, all is back', async ({
    staff,
    admin,
  }) => {
    const { url, params } = await sharedPortal(staff, DOCUMENT);
    await admin.call(api.workspace.update, { body: { portalFeature: 'off' } });
    try {
      expect((await fetch(url)).status).toBe(404);
      expect((await staff.refused(api.portals.get, { params })).status).toBe(403);
      expect((await staff.refused(api.portals.publish, { params, headers: ifMatch(1) })).status).toBe(403);
    } finally {
      await admin.call(api.workspace.update, { body: { portalFeature: 'active' } });
    }
    expect((await fetch(url)).status).toBe(200);
  });
});
