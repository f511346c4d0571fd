import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attributesApi } from '../attributes/contract.ts';
import { customersApi } from '../customers/contract.ts';
import { dynamicDataApi } from '../dynamic-data/contract.ts';
import { meetingsApi, notesApi, tasksApi } from '../records/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import { documentWith, draftPortal, newBlock, richText, startPortalTestApp } from '../testing/portal.ts';
import { workspaceApi } from '../workspace/contract.ts';
import { previewApi } from './contract.ts';

let app: TestApp;
let admin: TestStaff;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
});
afterAll(() => app.close());

type Block = ReturnType<typeof newBlock>;

/** The view data of blocks for a customer, in the blocks' order. */
async function views(customerId: string | null, ...blocks: Block[]) {
  const answer = await admin.call(previewApi.blocks, { body: { customerId, blocks } });
  return blocks.map(({ id }) => JSON.stringify(answer.blocks[id]));
}
const tagged = (...tags: string[]) => ({ tags: { mode: 'tagged', tags } });
const untagged = { tags: { mode: 'untagged' } };

describe('B-05 the canvas shows the real data', () => {
  test('C-08 and C-10: by tags (any of them), untagged or all; how many; by whom', async () => {
    const { id: customerId } = await admin.call(customersApi.create, { body: { name: 'Filtered' } });
    const params = { customerId };
    for (const [title, tags] of [
      ['Alpha', ['a']],
      ['Beta', ['b', 'c']],
      ['Gamma', []],
    ] as [string, string[]][])
      await admin.call(notesApi.create, { params, body: { title, tags, showInPortal: true } });
    await admin.call(notesApi.create, { params, body: { title: 'Hidden', tags: ['a'] } });
    const shown = (view: string | undefined, words: string[]) => words.filter((word) => view?.includes(word));
    const names = ['Alpha', 'Beta', 'Gamma', 'Hidden'];
    const blocks = [{}, tagged('a', 'c'), untagged, { limit: 1 }].map((settings) => newBlock('notes', settings));
    const seen = (await views(customerId, ...blocks)).map((view) => shown(view, names).sort().join(' '));
    expect(seen).toEqual(['Alpha Beta Gamma', 'Alpha Beta', 'Gamma', 'Gamma']);
    const task = (title: string, kind: 'customer' | 'none') =>
      admin.call(tasksApi.create, { params, body: { title, assignee: { kind }, showInPortal: true } });
    await task('Ours', 'none');
    await task('Yours', 'customer');
    const tasks = ['both', 'company', 'customer'].map((responsible) => newBlock('tasks', { responsible }));
    const whose = (await views(customerId, ...tasks)).map((view) => shown(view, ['Ours', 'Yours']).join(' '));
    expect(whose).toEqual(['Ours Yours', 'Ours', 'Yours']);
  });

  test('C-12: past, upcoming (the next x), all', async () => {
    const { id: customerId } = await admin.call(customersApi.create, { body: { name: 'Met' } });
    const params = { customerId };
    for (const year of [2001, 2002, 2991, 2992])
      await admin.call(meetingsApi.create, {
        params,
        body: {
          title: `M${year}`,
          startsAt: `${year}-05-10T13:00:00Z`,
          endsAt: `${year}-05-10T14:00:00Z`,
          showInPortal: true,
        },
      });
    const blocks = ['past', 'upcoming', 'all'].map((when) =>
      newBlock('meetings', { when, limit: when === 'all' ? 9 : 1 }),
    );
    const seen = (await views(customerId, ...blocks)).map((view) => view?.match(/M\d{4}/g)?.join(' '));
    expect(seen).toEqual(['M2002', 'M2991', 'M2992 M2991 M2002 M2001']);
  });

  test('without a customer there are samples, and texts as they are written', async () => {
    const content = richText('Our own words', { type: 'dynamic-data', path: 'owner.email', fallback: 'x' });
    const [tasks, text] = await views(null, newBlock('tasks'), newBlock('text', { content }));
    expect(tasks).toMatch(/"title":"/);
    expect(text).toContain('Our own words');
    expect(text).toContain('maya@example.com');
  });

  test("an account manager sees their own customers' data only", async () => {
    const am = await app.signIn('am');
    const { id: customerId } = await admin.call(customersApi.create, { body: { name: 'Not theirs' } });
    const refused = await am.refused(previewApi.blocks, { body: { customerId, blocks: [newBlock('tasks')] } });
    expect(refused.status).toBe(404);
    expect((await am.refused(dynamicDataApi.catalogue, { query: { customerId } })).status).toBe(404);
  });
});

test('C-07 sample data calls the workspace by its own name', async () => {
  const { name } = await admin.call(workspaceApi.get, {});
  const { items } = await admin.call(dynamicDataApi.catalogue, { query: {} });
  expect(items.find(({ path }) => path === 'workspace.name')?.sample).toBe(name);
});

describe('B-05 drafts as whole pages', () => {
  test('show to staff what is not published yet; nothing can be sent; nobody else may frame it', async () => {
    const document = documentWith([newBlock('text', { content: richText('Still a draft') }), newBlock('tasks')]);
    const { customerId, templateId } = await draftPortal(admin, document, { name: 'Drafted' });
    for (const path of [
      `/preview/portals/${customerId}`,
      `/preview/portals/${customerId}/${document.pages[0]?.id}`,
      `/preview/templates/${templateId}`,
      `/preview/templates/${templateId}/for/${customerId}`,
    ]) {
      const answer = await admin.fetch(path);
      const html = await answer.text();
      expect(answer.status, path).toBe(200);
      expect(html).toContain('Still a draft');
      expect(html).not.toMatch(/<script/);
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect((await app.anonymous().fetch(path)).status).toBe(401);
    }
    const forward = await admin.fetch(`/preview/templates/${templateId}?customer=${customerId}`);
    expect(forward.headers.get('location')).toBe(`/preview/templates/${templateId}/for/${customerId}`);
    expect((await admin.fetch(`/preview/portals/${customerId}/theme.css`)).status).toBe(200);
    const am = await app.signIn('am');
    expect((await am.fetch(`/preview/portals/${customerId}`)).status).toBe(404);
    expect((await am.fetch(`/preview/templates/${templateId}?customer=$ne`)).status).toBe(404);
  });
});

describe('C-27 the catalogue of dynamic data', () => {
  test('attributes are in it only while they are shown in portals', async () => {
    const make = (label: string, showInPortal: boolean) =>
      admin.call(attributesApi.create, { body: { label, type: 'date', showInPortal } });
    const [open, secret] = [await make('Renewal', true), await make('Margin', false)];
    const values = { [open.key]: '2031-03-01', [secret.key]: '2031-04-01' };
    const { id: customerId } = await admin.call(customersApi.create, { body: { name: 'Valued', attributes: values } });
    const { items } = await admin.call(dynamicDataApi.catalogue, { query: { customerId } });
    const value = (path: string) => items.find((item) => item.path === path)?.value;
    expect(value('customer.name')).toBe('Valued');
    expect(value('customer.website')).toBeNull();
    expect(value(`customer.attributes.${open.key}`)).toMatch(/2031/);
    expect(value(`customer.attributes.${secret.key}`)).toBeUndefined();
    const token = (key: string) => ({ type: 'dynamic-data', path: `customer.attributes.${key}`, fallback: 'nothing' });
    const content = richText(token(open.key), token(secret.key));
    const [text] = await views(customerId, newBlock('text', { content }));
    expect(text).toMatch(/2031/);
    expect(text).toContain('nothing');
    await admin.call(attributesApi.update, { params: { attributeId: open.id }, body: { showInPortal: false } });
    expect((await views(customerId, newBlock('text', { content })))[0]).not.toMatch(/2031/);
  });
});
