import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customersApi } from '../customers/contract.ts';
import { portalsApi } from '../portals/contract.ts';
import { tasksApi } from '../records/contract.ts';
import { shareLinksApi } from '../share-links/contract.ts';
import { templatesApi } from '../templates/contract.ts';
import { startTestApp, type TestApp, type TestStaff } from '../testing/app.ts';
import { workspaceApi } from '../workspace/contract.ts';

let app: TestApp;
let admin: TestStaff;

beforeAll(async () => {
  app = await startTestApp();
  admin = await app.signIn('admin');
  await admin.call(workspaceApi.update, { body: { portalFeature: 'active' } });
});
afterAll(() => app.close());

describe('C-17 from template to open link', () => {
  test('a published portal shows at its link', async () => {
    const template = await admin.call(templatesApi.create, { body: { name: 'T', starter: 'customer-onboarding' } });
    const customer = await admin.call(customersApi.create, { body: { name: 'Anna & Co' } });
    const params = { customerId: customer.id };
    await admin.call(tasksApi.create, {
      params,
      body: { title: 'Sign here', showInPortal: true, assignee: { kind: 'customer' } },
    });
    const portal = await admin.call(portalsApi.activate, { params, body: { templateId: template.id } });
    await admin.call(portalsApi.publish, { params, headers: { 'If-Match': `"${portal.revision}"` } });
    const { link } = await admin.call(shareLinksApi.create, { params, body: { rule: 'open' } });
    const response = await app.anonymous().fetch(new URL(link.url).pathname);
    const html = await response.text();
    expect(html).toContain('Anna &amp; Co');
  });
});
