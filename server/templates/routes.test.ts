import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blocksOf, partIds } from '../../renderer/document.ts';
import { customersApi } from '../customers/contract.ts';
import { portalsApi } from '../portals/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import { documentWith, draftPortal, newBlock, richText, startPortalTestApp } from '../testing/portal.ts';
import { templatesApi } from './contract.ts';
import { TemplateModel } from './model.ts';

let app: TestApp;
let admin: TestStaff;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
});
afterAll(() => app.close());

const ifMatch = (revision: number) => ({ 'If-Match': `"${revision}"` });

describe('C-03 templates', () => {
  test('are made empty or from a starter, each with ids of its own, and listed latest first', async () => {
    const { items: starters } = await admin.call(templatesApi.starters);
    expect(starters.length).toBeGreaterThanOrEqual(4);
    const starter = String(starters[0]?.key);
    const [first, second] = [
      await admin.call(templatesApi.create, { body: { name: 'First', starter } }),
      await admin.call(templatesApi.create, { body: { name: 'Second', starter, description: 'Mine' } }),
    ];
    expect(first.description).toBe(starters[0]?.description);
    expect(second).toMatchObject({ description: 'Mine', revision: 1, portalCount: 0, updatedBy: 'Test ADMIN' });
    const ids = new Set([...partIds(first.document)].map(([, id]) => id));
    expect([...partIds(second.document)].filter(([, id]) => ids.has(id))).toEqual([]);
    const { items } = await admin.call(templatesApi.list, { query: {} });
    expect(items.slice(0, 2).map(({ name }) => name)).toEqual(['Second', 'First']);
    const empty = await admin.call(templatesApi.create, { body: { name: 'Empty' } });
    expect(empty.document.pages[0]?.sections).toEqual([]);
    const unknown = await admin.refused(templatesApi.create, { body: { name: 'X', starter: 'nope' } });
    expect([unknown.status, unknown.body.error.fields]).toEqual([422, { starter: expect.any(String) }]);
  });

  test('a duplicate has new ids, and links to its sections follow', async () => {
    const document = documentWith([newBlock('text')]);
    const section = document.pages[0]?.sections[0];
    const text = richText({ type: 'link', url: `#s-${section?.id}`, children: [{ type: 'text', text: 'Down' }] });
    document.pages[0]?.sections[0]?.rows[0]?.columns[0]?.blocks.push(newBlock('text', { content: text }));
    const { templateId } = await draftPortal(admin, document);
    const original = await admin.call(templatesApi.get, { params: { templateId } });
    const copy = await admin.call(templatesApi.duplicate, { params: { templateId } });
    expect(copy.name).toBe(`${original.name} (copy)`);
    const ids = new Set([...partIds(original.document)].map(([, id]) => id));
    expect([...partIds(copy.document)].some(([, id]) => ids.has(id))).toBe(false);
    expect(JSON.stringify(copy.document)).toContain(`"#s-${copy.document.pages[0]?.sections[0]?.id}"`);
  });

  test('renaming, archiving and deleting leave portals as they are, and say which there are', async () => {
    const { templateId, customerId } = await draftPortal(admin, undefined, { name: 'Keeps it' });
    const params = { templateId };
    const renamed = await admin.call(templatesApi.update, { params, body: { name: 'Renamed', archived: true } });
    expect(renamed).toMatchObject({ name: 'Renamed', archived: true, portalCount: 1 });
    expect((await admin.call(templatesApi.portals, { params })).items).toEqual([
      { customerId, customerName: 'Keeps it' },
    ]);
    expect((await admin.call(templatesApi.list, { query: {} })).items.some(({ id }) => id === templateId)).toBe(false);
    const archived = await admin.call(templatesApi.list, { query: { archived: 'true' } });
    expect(archived.items.some(({ id }) => id === templateId)).toBe(true);
    const other = await admin.call(customersApi.create, { body: { name: 'Other' } });
    const refused = await admin.refused(portalsApi.activate, {
      params: { customerId: other.id },
      body: { templateId },
    });
    expect(refused.status).toBe(422);
    await admin.call(templatesApi.remove, { params });
    expect((await admin.refused(templatesApi.get, { params })).status).toBe(404);
    const portal = await admin.call(portalsApi.get, { params: { customerId } });
    expect(portal.template.id).toBeNull();
    expect([...blocksOf(portal.document)]).toHaveLength(1);
  });

  test('account managers read templates, and see only their own customers behind them', async () => {
    const { templateId } = await draftPortal(admin);
    const am = await app.signIn('am');
    const params = { templateId };
    const template = await am.call(templatesApi.get, { params });
    expect((await am.call(templatesApi.portals, { params })).items).toEqual([]);
    for (const [endpoint, request] of [
      [templatesApi.create, { body: { name: 'Mine' } }],
      [templatesApi.update, { params, body: { name: 'Mine' } }],
      [templatesApi.saveDocument, { params, body: { document: template.document }, headers: ifMatch(2) }],
      [templatesApi.duplicate, { params }],
      [templatesApi.remove, { params }],
    ] as const)
      expect((await am.refused(endpoint, request)).status).toBe(403);
  });
});

describe('C-15 and B-03 saving a template', () => {
  test('changes no portal made from it', async () => {
    const { templateId, customerId } = await draftPortal(admin);
    const template = await admin.call(templatesApi.get, { params: { templateId } });
    await admin.call(templatesApi.saveDocument, {
      params: { templateId },
      body: { document: documentWith([]) },
      headers: ifMatch(template.revision),
    });
    const portal = await admin.call(portalsApi.get, { params: { customerId } });
    expect(portal.document).toEqual(template.document);
  });

  test('a stale save gets 409 with the template as it is; of fifty at once one wins', async () => {
    const { id: templateId, document } = await admin.call(templatesApi.create, { body: { name: 'Raced' } });
    const saves = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        admin.fetch(`/api/v1/templates/${templateId}/document`, {
          method: 'PUT',
          headers: { 'Content-Type': 'application/json', ...ifMatch(1) },
          body: JSON.stringify({ document: { ...document, navigation: { shown: n % 2 === 0 } } }),
        }),
      ),
    );
    const statuses = saves.map(({ status }) => status);
    expect([statuses.filter((s) => s === 200).length, statuses.filter((s) => s === 409).length]).toEqual([1, 49]);
    const loser = saves.find(({ status }) => status === 409);
    const { error } = JSON.parse((await loser?.text()) ?? '{}');
    expect([error.code, error.current.revision]).toEqual(['stale', 2]);
    const without = await admin.refused(templatesApi.saveDocument, { params: { templateId }, body: { document } });
    expect(without.status).toBe(428);
  });

  test('names what is wrong in a document: shapes, doubled ids, pictures and scores that do not exist', async () => {
    const { id: templateId, document } = await admin.call(templatesApi.create, { body: { name: 'Checked' } });
    const missing = 'f'.repeat(24);
    const text = newBlock('text', { content: richText({ type: 'image', assetId: missing, alt: '' }) });
    const score = { scoreId: missing, displayName: '', showCurrent: true, showEvolution: true };
    const doubled = documentWith([newBlock('text')], []);
    for (const section of doubled.pages[0]?.sections ?? []) section.id = 'same-id-twice';
    const cases: [unknown, string][] = [
      [{ ...document, theme: { accent: 'red', font: 'system', mode: 'auto' } }, 'document.theme.accent'],
      [
        { ...document, header: { ...document.header, logo: { assetId: missing, alt: '' } } },
        'document.header.logo.assetId',
      ],
      [
        documentWith([text]),
        'document.pages.0.sections.0.rows.0.columns.0.blocks.0.settings.content.root.children.0.children.0.assetId',
      ],
      [
        documentWith([newBlock('health-scores', { scores: [score] })]),
        'document.pages.0.sections.0.rows.0.columns.0.blocks.0.settings.scores.0.scoreId',
      ],
      [doubled, 'document.pages.0.sections.1.id'],
      [
        { ...documentWith([{ ...newBlock('text'), type: 'teleport' } as never]) },
        'document.pages.0.sections.0.rows.0.columns.0.blocks.0.type',
      ],
      [null, 'document'],
    ];
    for (const [wrong, path] of cases) {
      const refused = await admin.refused(templatesApi.saveDocument, {
        params: { templateId },
        body: { document: wrong },
        headers: ifMatch(1),
      });
      expect([refused.status, Object.keys(refused.body.error.fields ?? {})]).toEqual([422, [path]]);
    }
    expect((await admin.call(templatesApi.get, { params: { templateId } })).revision).toBe(1);
  });

  test('a stored document that cannot be read is left as it is', async () => {
    const { id: templateId, document } = await admin.call(templatesApi.create, { body: { name: 'From the future' } });
    const future = JSON.stringify({ ...document, schemaVersion: 99, hologram: true });
    await TemplateModel.updateOne({ _id: templateId }, { $set: { document: future } });
    const params = { templateId };
    const read = await admin.refused(templatesApi.get, { params });
    expect([read.status, read.body.error.code]).toEqual([409, 'document-unreadable']);
    const save = await admin.refused(templatesApi.saveDocument, { params, body: { document }, headers: ifMatch(1) });
    expect([save.status, save.body.error.code]).toEqual([409, 'document-unreadable']);
    expect((await TemplateModel.findById(templateId).lean())?.document).toBe(future);
    const { items } = await admin.call(templatesApi.list, { query: {} });
    expect(items.find(({ id }) => id === templateId)?.name).toBe('From the future');
  });
});
