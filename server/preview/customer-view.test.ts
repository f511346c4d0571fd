import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contactsApi } from '../contacts/contract.ts';
import { CustomerModel } from '../customers/model.ts';
import { portalsApi } from '../portals/contract.ts';
import { tasksApi } from '../records/contract.ts';
import { ShareLinkModel } from '../share-links/model.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import { documentWith, draftPortal, newBlock, publishDraft, startPortalTestApp } from '../testing/portal.ts';
import { VisitModel } from '../visits/model.ts';

let app: TestApp;
let admin: TestStaff;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
});
afterAll(() => app.close());

/** A customer with a portal that nobody shared, two contacts, and a task for each. */
async function arranged() {
  const document = documentWith([newBlock('profile')], [newBlock('tasks')]);
  const { params, customerId } = await draftPortal(admin, document);
  const contact = async (name: string, language: 'de' | null = null) =>
    (await admin.call(contactsApi.create, { params, body: { name, phone: `of ${name}`, language } })).id;
  const [ada, bob] = [await contact('Ada', 'de'), await contact('Bob')];
  for (const [title, id] of [
    ['One', ada],
    ['Two', ada],
    ['Three', bob],
  ] as const)
    await admin.call(tasksApi.create, {
      params,
      body: { title, assignee: { kind: 'contact', id }, showInPortal: true },
    });
  const view = async (contactId: string, version = 'draft', staff: TestStaff = admin) =>
    staff.fetch(`/preview/portals/${customerId}/as/${contactId}/${version}`);
  const html = async (contactId: string, version?: string) => (await view(contactId, version)).text();
  return { params, customerId, ada, bob, view, html };
}

describe('T-03 customer view', () => {
  test('shows the page as the chosen contact sees it: their tasks, their details, in their language', async () => {
    const { ada, bob, html } = await arranged();
    const [asAda, asBob, asNobody] = [await html(ada), await html(bob), await html('nobody')];
    expect([asAda, asBob, asNobody].map((page) => /lang="(\w+)"/.exec(page)?.[1])).toEqual(['de', 'en', 'en']);
    expect([asAda.includes('Wartet auf Sie: 2'), asBob.includes('Waiting on you: 1')]).toEqual([true, true]);
    expect([asAda.includes('of Ada'), asAda.includes('of Bob')]).toEqual([true, false]);
    expect([asBob.includes('of Bob'), asBob.includes('of Ada')]).toEqual([true, false]);
    expect(asNobody).not.toMatch(/of (Ada|Bob)/);
    for (const page of [asAda, asBob, asNobody]) expect(page).not.toContain('<!--');
  });

  test('shows the draft or the published version, shared or not, and nothing can be sent from it', async () => {
    const { params, customerId, ada, view, html } = await arranged();
    expect((await view(ada, 'published')).status).toBe(404);
    await publishDraft(admin, customerId);
    expect(await ShareLinkModel.countDocuments({ customerId })).toBe(0);
    const portal = await admin.call(portalsApi.get, { params });
    const [first] = portal.document.pages[0]?.sections ?? [];
    if (first) first.title = 'Renamed since';
    await admin.call(portalsApi.saveDocument, {
      params,
      body: { document: portal.document },
      headers: { 'If-Match': `"${portal.revision}"` },
    });
    expect((await html(ada, 'draft')).includes('Renamed since')).toBe(true);
    const published = await html(ada, 'published');
    expect(published).not.toContain('Renamed since');
    expect(published.match(/<form/g)?.length).toBeGreaterThan(1);
    expect(published).not.toMatch(/<button(?![^>]*disabled)[^>]*class="(?:button|check)/);
  });

  test('leaves no trace in visits', async () => {
    const { params, customerId, ada, html } = await arranged();
    await publishDraft(admin, customerId);
    await html(ada, 'published');
    expect(await VisitModel.countDocuments({ customerId: params.customerId })).toBe(0);
    expect((await CustomerModel.findById(customerId).lean())?.lastVisitAt ?? null).toBeNull();
  });

  test("is staff's alone, for customers of their own and those customers' contacts", async () => {
    const [mine, theirs] = [await arranged(), await arranged()];
    expect((await mine.view(theirs.ada)).status).toBe(404);
    for (const wrong of ['everybody', '__proto__', '%00']) expect((await mine.view(wrong)).status).toBe(404);
    for (const wrong of ['constructor', 'base', '1']) expect((await mine.view(mine.ada, wrong)).status).toBe(404);
    const am = await app.signIn('am');
    expect((await mine.view(mine.ada, 'draft', am)).status).toBe(404);
    const path = `/preview/portals/${mine.customerId}/as/${mine.ada}/draft`;
    expect((await app.anonymous().fetch(path)).status).toBe(401);
  });
});
