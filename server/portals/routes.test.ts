import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customersApi } from '../customers/contract.ts';
import { notesApi, tasksApi } from '../records/contract.ts';
import { shareLinksApi } from '../share-links/contract.ts';
import { templatesApi } from '../templates/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import {
  documentWith,
  draftPortal,
  newBlock,
  publishDraft,
  publishedPortal,
  richText,
  startPortalTestApp,
} from '../testing/portal.ts';
import { workspaceApi } from '../workspace/contract.ts';
import { portalsApi } from './contract.ts';
import { PortalModel, PortalVersionModel } from './model.ts';

let app: TestApp;
let admin: TestStaff;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
});
afterAll(() => app.close());

const ifMatch = (revision: number) => ({ 'If-Match': `"${revision}"` });
const open = (path: string) => app.anonymous().fetch(path);

describe('C-01 the portal feature', () => {
  test('while it is off, no portal action exists and no link answers', async () => {
    const { params, path, templateId, linkId } = await publishedPortal(admin);
    expect((await open(path)).status).toBe(200);
    await admin.call(workspaceApi.update, { body: { portalFeature: 'off' } });
    expect((await open(path)).status).toBe(404);
    const { document } = await admin.call(templatesApi.get, { params: { templateId } });
    const link = { ...params, linkId };
    for (const [endpoint, request] of [
      [portalsApi.get, { params }],
      [portalsApi.activate, { params, body: { templateId } }],
      [portalsApi.activateMany, { body: { customerIds: [params.customerId], templateId } }],
      [portalsApi.deactivate, { params }],
      [portalsApi.saveDocument, { params, body: { document }, headers: ifMatch(1) }],
      [portalsApi.changeTemplate, { params, body: { templateId }, headers: ifMatch(1) }],
      [portalsApi.publishCheck, { params }],
      [portalsApi.publish, { params, headers: ifMatch(1) }],
      [portalsApi.unpublish, { params }],
      [portalsApi.versions, { params }],
      [shareLinksApi.create, { params, body: { rule: 'open' } }],
      [shareLinksApi.update, { params: link, body: { name: 'x' } }],
      [shareLinksApi.rotate, { params: link }],
      [shareLinksApi.revoke, { params: link }],
    ] as const) {
      const refused = await admin.refused(endpoint, request);
      expect([endpoint.path, refused.status, refused.body.error.code]).toEqual([
        endpoint.path,
        403,
        'portal-feature-off',
      ]);
    }
    await admin.call(workspaceApi.update, { body: { portalFeature: 'active' } });
    expect((await open(path)).status).toBe(200);
  });
});

describe('C-02 activating', () => {
  test('copies the template once; a second time says so', async () => {
    const { params, templateId, portal } = await draftPortal(admin);
    const template = await admin.call(templatesApi.get, { params: { templateId } });
    expect(portal.document).toEqual(template.document);
    expect(portal).toMatchObject({ state: 'draft', shared: false, links: [], publishedVersion: null });
    const again = await admin.refused(portalsApi.activate, { params, body: { templateId } });
    expect([again.status, again.body.error.code]).toEqual([409, 'already-active']);
    const stored = await PortalModel.findOne({ customerId: params.customerId }).lean();
    expect(stored?.base).toBe(stored?.draft);
  });

  test('fifty times at once makes one portal', async () => {
    const { templateId } = await draftPortal(admin);
    const { id: customerId } = await admin.call(customersApi.create, { body: { name: 'Raced' } });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        admin.fetch(`/api/v1/customers/${customerId}/portal`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ templateId }),
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
    expect(await PortalModel.countDocuments({ customerId })).toBe(1);
  });

  test("many customers at once: a result for each, and nobody else's", async () => {
    const { templateId, customerId: active } = await draftPortal(admin);
    const am = await app.signIn('am');
    const { id: mine } = await admin.call(customersApi.create, { body: { name: 'Mine', ownerId: am.staffId } });
    const { id: theirs } = await admin.call(customersApi.create, { body: { name: 'Theirs' } });
    const results = async (staff: TestStaff, customerIds: string[]) =>
      (await staff.call(portalsApi.activateMany, { body: { customerIds, templateId } })).items.map((i) => i.result);
    expect(await results(am, [mine, theirs])).toEqual(['activated', 'failed']);
    expect(await results(admin, [active, theirs, 'f'.repeat(24)])).toEqual(['already-active', 'activated', 'failed']);
  });

  test('deactivating deletes document, versions and links; the template of the draft can change', async () => {
    const { params, path, templateId } = await publishedPortal(admin);
    const other = await admin.call(templatesApi.create, { body: { name: 'Other' } });
    const { revision } = await admin.call(portalsApi.get, { params });
    const stale = await admin.refused(portalsApi.changeTemplate, {
      params,
      body: { templateId: other.id },
      headers: ifMatch(revision + 5),
    });
    expect([stale.status, stale.body.error.code]).toEqual([409, 'stale']);
    const changed = await admin.call(portalsApi.changeTemplate, {
      params,
      body: { templateId: other.id },
      headers: ifMatch(revision),
    });
    expect(changed).toMatchObject({ state: 'changed', template: { id: other.id, name: 'Other' } });
    expect(await (await open(path)).text()).toContain('Section 1');
    const portal = await PortalModel.findOne({ customerId: params.customerId }).lean();
    expect(await PortalVersionModel.countDocuments({ portalId: portal?._id })).toBe(1);
    await admin.call(portalsApi.deactivate, { params });
    expect(await PortalVersionModel.countDocuments({ portalId: portal?._id })).toBe(0);
    expect((await open(path)).status).toBe(404);
    const off = await admin.refused(portalsApi.get, { params });
    expect([off.status, off.body.error.code]).toEqual([404, 'portal-off']);
    const again = await admin.call(portalsApi.activate, { params, body: { templateId } });
    expect([again.links, again.publishedVersion]).toEqual([[], null]);
  });
});

describe('C-16 and C-17 customising and publishing', () => {
  test('the draft shows to viewers with the next publish only, each publish is a version', async () => {
    const { params, customerId, templateId, path } = await publishedPortal(admin);
    const document = documentWith([newBlock('text', { content: richText('Only for you') })]);
    await admin.call(portalsApi.saveDocument, { params, body: { document }, headers: ifMatch(1) });
    expect(await (await open(path)).text()).not.toContain('Only for you');
    expect((await admin.call(portalsApi.get, { params })).state).toBe('changed');
    const published = await publishDraft(admin, customerId);
    expect(published).toMatchObject({ state: 'published', shared: true, publishedVersion: { number: 2 } });
    expect(await (await open(path)).text()).toContain('Only for you');
    const { items } = await admin.call(portalsApi.versions, { params });
    expect(items.map(({ number, publishedBy }) => [number, publishedBy.name])).toEqual([
      [2, 'Test ADMIN'],
      [1, 'Test ADMIN'],
    ]);
    const template = await admin.call(templatesApi.get, { params: { templateId } });
    expect(JSON.stringify(template.document)).not.toContain('Only for you');
  });

  test('publishing shares nothing by itself; going back to what is published is no change', async () => {
    const { params, customerId, portal } = await draftPortal(admin);
    const published = await publishDraft(admin, customerId);
    expect(published).toMatchObject({ state: 'published', shared: false, links: [] });
    const again = await admin.refused(portalsApi.publish, { params, headers: ifMatch(published.revision) });
    expect([again.status, again.body.error.code]).toEqual([409, 'already-published']);
    const save = (document: typeof portal.document, revision: number) =>
      admin.call(portalsApi.saveDocument, { params, body: { document }, headers: ifMatch(revision) });
    await save(documentWith([]), 1);
    await save(portal.document, 2);
    expect((await admin.call(portalsApi.get, { params })).state).toBe('published');
  });

  test('fifty publishes of one revision make one version, and the others are told so', async () => {
    const { params, customerId } = await draftPortal(admin);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        admin.fetch(`/api/v1/customers/${customerId}/portal/publish`, { method: 'POST', headers: ifMatch(1) }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const losers = answers.filter(({ status }) => status === 409);
    expect(losers).toHaveLength(49);
    const { error } = JSON.parse((await losers[0]?.text()) ?? '{}');
    expect([error.code, error.current.state]).toEqual(['already-published', 'published']);
    expect((await admin.call(portalsApi.versions, { params })).items).toHaveLength(1);
  });

  test('a stale save or publish is refused with the portal as it is; nothing is lost', async () => {
    const { params, portal } = await draftPortal(admin);
    const [mine, theirs] = [documentWith([newBlock('notes')]), documentWith([newBlock('files')])];
    await admin.call(portalsApi.saveDocument, { params, body: { document: theirs }, headers: ifMatch(1) });
    const save = await admin.refused(portalsApi.saveDocument, {
      params,
      body: { document: mine },
      headers: ifMatch(1),
    });
    const current = (save.body.error as unknown as { current: typeof portal }).current;
    expect([save.status, current.revision, current.document]).toEqual([409, 2, theirs]);
    const publish = await admin.refused(portalsApi.publish, { params, headers: ifMatch(1) });
    expect([publish.status, publish.body.error.code]).toEqual([409, 'stale']);
  });

  test('a locked section is moved by an account manager, and changed by a CSM only', async () => {
    const [am, csm] = [await app.signIn('am'), await app.signIn('csm')];
    const made = documentWith([newBlock('notes')], [newBlock('files')]);
    const [page] = made.pages;
    const [locked, free] = page?.sections ?? [];
    if (!page || !locked || !free) throw new Error('The document has two sections.');
    const withSections = (...sections: typeof page.sections) => ({ ...made, pages: [{ ...page, sections }] });
    locked.locked = true;
    const { params } = await draftPortal(admin, made, { ownerId: am.staffId });
    const save = (document: typeof made) => ({ params, body: { document }, headers: ifMatch(2) });

    const moved = withSections({ ...free, title: 'Theirs' }, locked);
    await am.call(portalsApi.saveDocument, { params, body: { document: moved }, headers: ifMatch(1) });
    for (const sections of [[free], [free, { ...locked, title: 'Other' }], [{ ...free, locked: true }, locked]]) {
      const refused = await am.refused(portalsApi.saveDocument, save(withSections(...sections)));
      expect([refused.status, refused.body.error.message]).toEqual([403, expect.stringContaining('is locked')]);
    }
    await csm.call(portalsApi.saveDocument, save(withSections(free)));
  });

  test('a draft that cannot be read is neither saved over nor published', async () => {
    const { params, customerId, portal } = await draftPortal(admin);
    await PortalModel.updateOne({ customerId }, { $set: { draft: '{"schemaVersion":99}' } });
    const body = { document: portal.document };
    for (const refused of [
      await admin.refused(portalsApi.saveDocument, { params, body, headers: ifMatch(1) }),
      await admin.refused(portalsApi.publish, { params, headers: ifMatch(1) }),
      await admin.refused(portalsApi.get, { params }),
    ])
      expect([refused.status, refused.body.error.code]).toEqual([409, 'document-unreadable']);
    expect((await PortalModel.findOne({ customerId }).lean())?.draft).toBe('{"schemaVersion":99}');
  });
});

describe('C-21 unpublishing', () => {
  test('kills the link at once; publishing again revives the address', async () => {
    const { params, customerId, path } = await publishedPortal(admin);
    expect((await open(path)).status).toBe(200);
    const unpublished = await admin.call(portalsApi.unpublish, { params });
    expect(unpublished).toMatchObject({ state: 'unpublished', shared: false });
    for (const dead of [path, `${path}/theme.css`, `${path}/live`]) expect((await open(dead)).status).toBe(404);
    const twice = await admin.refused(portalsApi.unpublish, { params });
    expect([twice.status, twice.body.error.code]).toEqual([409, 'not-published']);
    expect(await publishDraft(admin, customerId)).toMatchObject({
      state: 'published',
      publishedVersion: { number: 2 },
    });
    expect((await open(path)).status).toBe(200);
  });
});

describe('C-23 what the customer tells about its portal', () => {
  test('state, published and url follow every change', async () => {
    const { params, path, linkId, customerId } = await publishedPortal(admin);
    const told = async () => {
      const { portalState, portalPublished, portalUrl } = await admin.call(customersApi.get, { params });
      return [portalState, portalPublished, portalUrl];
    };
    const url = `${app.origin}${path}`;
    expect(await told()).toEqual(['published', true, url]);
    const document = documentWith([]);
    await admin.call(portalsApi.saveDocument, { params, body: { document }, headers: ifMatch(1) });
    expect(await told()).toEqual(['changed', true, url]);
    await admin.call(portalsApi.unpublish, { params });
    expect(await told()).toEqual(['unpublished', false, '']);
    await publishDraft(admin, customerId);
    expect(await told()).toEqual(['published', true, url]);
    const second = await admin.call(shareLinksApi.create, { params, body: { rule: 'open' } });
    await admin.call(shareLinksApi.revoke, { params: { ...params, linkId } });
    expect(await told()).toEqual(['published', true, second.link.url]);
    await admin.call(shareLinksApi.revoke, { params: { ...params, linkId: second.link.id } });
    expect(await told()).toEqual(['published', true, '']);
    const found = await admin.call(customersApi.list, { query: { portalPublished: 'true' } });
    expect(found.items.some(({ id }) => id === customerId)).toBe(true);
    await admin.call(portalsApi.deactivate, { params });
    expect(await told()).toEqual(['off', false, '']);
  });
});

describe('C-17 the checklist before publishing', () => {
  test('finds empty tokens, missing descriptions, empty parts, past dates and what becomes visible', async () => {
    const document = documentWith(
      [
        newBlock('text', {
          content: richText(
            { type: 'dynamic-data', path: 'customer.website', fallback: '' },
            { type: 'dynamic-data', path: 'customer.industry', fallback: 'your industry' },
          ),
        }),
        newBlock('notes', { tags: { mode: 'tagged', tags: ['nobody uses this'] } }),
        newBlock('tasks'),
      ],
      [],
    );
    const { params, customerId } = await draftPortal(admin, document);
    const task = { assignee: { kind: 'customer' as const }, showInPortal: true };
    await admin.call(tasksApi.create, { params, body: { ...task, title: 'Late', due: '2020-01-01' } });
    await admin.call(notesApi.create, { params, body: { title: 'Hidden note' } });
    const findings = async () => (await admin.call(portalsApi.publishCheck, { params })).findings;
    const first = await findings();
    expect(first.map(({ level, code }) => `${level} ${code}`).sort()).toEqual([
      'notice empty-block',
      'notice empty-token',
      'notice newly-visible',
      'notice past-date',
      'warning empty-section',
      'warning empty-token',
    ]);
    const visible = first.find(({ code }) => code === 'newly-visible');
    expect(visible?.message).toBe('Becomes visible to the customer: 1 task (“Late”).');
    expect(JSON.stringify(first)).not.toContain('Hidden note');
    expect(first.find(({ code }) => code === 'empty-section')?.sectionId).toBe(document.pages[0]?.sections[1]?.id);
    await publishDraft(admin, customerId);
    expect((await findings()).some(({ code }) => code === 'newly-visible')).toBe(false);
  });
});
