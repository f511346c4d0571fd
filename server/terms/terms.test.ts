import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditApi } from '../audit/contract.ts';
import { filesApi } from '../records/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import type { TestClient } from '../testing/client.ts';
import { documentWith, form, newBlock, publishedPortal, richText, startPortalTestApp } from '../testing/portal.ts';
import { termsApi } from './contract.ts';
import { TermsAcceptanceModel } from './model.ts';

let app: TestApp;
let admin: TestStaff;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
});
afterAll(() => app.close());

const ifMatch = (revision: number) => ({ 'If-Match': `"${revision}"` });

/** Terms in force with this text. */
async function publishedTerms(text = 'Be kind.') {
  const { id } = await admin.call(termsApi.create, { body: { title: 'Terms of use' } });
  return publishText(id, text);
}

async function publishText(termsId: string, text: string) {
  const params = { termsId };
  const { revision } = await admin.call(termsApi.get, { params });
  const body = { title: 'Terms of use', body: richText(text) };
  const saved = await admin.call(termsApi.saveDraft, { params, body, headers: ifMatch(revision) });
  return admin.call(termsApi.publish, { params, headers: ifMatch(saved.revision) });
}

/** A portal that asks for terms. */
async function askingPortal(options: Parameters<typeof publishedPortal>[1] = {}) {
  const portal = await publishedPortal(admin, options);
  const terms = await publishedTerms();
  await admin.call(termsApi.useInPortal, { params: portal.params, body: { choice: terms.id } });
  return { ...portal, terms };
}

/** The hidden fields of the form on a page. */
function formOn(html: string): Record<string, string> {
  const hidden = html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g);
  return Object.fromEntries([...hidden].map(([, name = '', value = '']) => [name, value]));
}

async function accept(who: TestClient, path: string, more: Record<string, string> = {}) {
  const shown = await (await who.fetch(path)).text();
  return who.fetch(`${path}/terms`, form({ ...formOn(shown), agreed: 'yes', name: 'Maria', ...more }));
}

describe('E-12 a portal that asks for terms', () => {
  test('shows them and nothing else before they are accepted, then everything', async () => {
    const { path, params, customerId, terms } = await askingPortal({ document: documentWith([newBlock('files')]) });
    const file = await admin.call(filesApi.create, {
      params,
      body: { showInPortal: 'true' },
      file: { name: 'plan.txt', bytes: 'The plan', type: 'text/plain' },
    });
    const who = app.anonymous();
    const page = await who.fetch(path);
    expect(page.status).toBe(403);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const html = await page.text();
    expect(html).toContain('Be kind.');
    expect(html).not.toMatch(/Northwind|theme\.css|<script/);
    for (const dead of [`/files/${file.id}`, '/theme.css', '/live', '/assets/000000000000000000000000'])
      expect((await who.fetch(path + dead)).status, dead).toBe(404);
    expect((await who.fetch(`${path}/blocks/abcdefgh/comment`, form({ text: 'x' }))).status).toBe(403);

    const accepted = await accept(who, path);
    expect([accepted.status, accepted.headers.get('location')]).toEqual([303, path]);
    const opened = await who.fetch(path);
    expect(await opened.text()).toContain('Northwind');
    expect((await who.fetch(`${path}/files/${file.id}`)).status).toBe(200);
    expect((await app.anonymous().fetch(path)).status).toBe(403);

    const { items } = await admin.call(termsApi.acceptances, { params: { termsId: terms.id } });
    expect(items).toMatchObject([
      {
        name: 'Maria',
        claimed: true,
        number: 1,
        digest: terms.current?.digest,
        customer: { id: customerId, name: 'Northwind' },
        address: expect.stringContaining('127.0.0.1'),
      },
    ]);
    const audited = await admin.call(auditApi.list, { query: { customerId, kind: 'terms.accepted' } });
    expect(audited.items).toMatchObject([{ actor: { kind: 'viewer', name: 'Maria' }, details: { version: 1 } }]);
  });

  test('is not served from memory to whoever has not accepted', async () => {
    const { path, params } = await publishedPortal(admin);
    const who = app.anonymous();
    for (const _ of [1, 2]) expect((await who.fetch(path)).status).toBe(200);
    const terms = await publishedTerms();
    await admin.call(termsApi.useInPortal, { params, body: { choice: terms.id } });
    expect((await who.fetch(path)).status).toBe(403);
    await accept(who, path);
    for (const _ of [1, 2]) {
      const kept = await who.fetch(path);
      expect(kept.status).toBe(200);
      expect(kept.headers.get('cache-control')).toContain('private');
    }
    expect((await app.anonymous().fetch(path)).status).toBe(403);
  });

  test('asks again when the terms changed, and takes nothing that was not shown', async () => {
    const { path, terms } = await askingPortal();
    const who = app.anonymous();
    await accept(who, path);
    expect((await who.fetch(path)).status).toBe(200);
    const shownBefore = formOn(await (await app.anonymous().fetch(path)).text());
    await publishText(terms.id, 'Be very kind.');
    expect((await who.fetch(path)).status).toBe(403);
    const late = await who.fetch(`${path}/terms`, form({ ...shownBefore, agreed: 'yes', name: 'Maria' }));
    expect(late.status).toBe(409);
    expect(await late.text()).toMatch(/have just been changed[\s\S]*Be very kind\./);
    expect((await who.fetch(path)).status).toBe(403);
    await accept(who, path);
    expect((await who.fetch(path)).status).toBe(200);
    const { items } = await admin.call(termsApi.acceptances, { params: { termsId: terms.id } });
    expect(items.map(({ number }) => number)).toEqual([2, 1]);
    const first = await admin.call(termsApi.version, { params: { termsId: terms.id, number: '1' } });
    expect(JSON.stringify(first.body)).toContain('Be kind.');
  });

  test('sent fifty times at once, a form is accepted once, and every answer lets in', async () => {
    const { path, terms, customerId } = await askingPortal();
    const shown = formOn(await (await app.anonymous().fetch(path)).text());
    const answers = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const who = app.anonymous();
        const answer = await who.fetch(`${path}/terms`, form({ ...shown, agreed: 'yes', name: 'Maria' }));
        return [answer.status, (await who.fetch(path)).status];
      }),
    );
    expect(answers).toEqual(Array(50).fill([303, 200]));
    expect(await TermsAcceptanceModel.countDocuments({ termsId: terms.id })).toBe(1);
    const audited = await admin.call(auditApi.list, { query: { customerId, kind: 'terms.accepted' } });
    expect(audited.items).toHaveLength(1);
  });

  test.each([
    [{ agreed: '' }, 422, 'Please tick the box'],
    [{ name: ' \u200b ' }, 422, 'Please tell us your name'],
    [{ digest: 'x' }, 409, 'have just been changed'],
  ])('with %j it is shown again, with the reason', async (wrong, status, words) => {
    const { path } = await askingPortal();
    const who = app.anonymous();
    const answer = await accept(who, path, wrong);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
    expect((await who.fetch(path)).status).toBe(403);
  });

  test('comes after the password, and goes back to the page that was asked for', async () => {
    const { path } = await askingPortal({ password: 'correct horse' });
    const who = app.anonymous();
    expect((await who.fetch(path)).status).toBe(401);
    expect((await who.fetch(`${path}/terms`, form({ agreed: 'yes' }))).status).toBe(401);
    expect((await who.fetch(`${path}/unlock`, form({ password: 'correct horse' }))).status).toBe(303);
    expect(await (await who.fetch(path)).text()).toContain('Be kind.');
    const shown = await (await who.fetch(`${path}/somePageId`)).text();
    expect(shown).toContain(`action="${path}/terms?page&#x3D;somePageId"`);
    const answer = await who.fetch(
      `${path}/terms?page=somePageId`,
      form({ ...formOn(shown), agreed: 'yes', name: 'Maria' }),
    );
    expect(answer.headers.get('location')).toBe(`${path}/somePageId`);
    expect((await who.fetch(path)).status).toBe(200);
  });

  test('in the language of the customer', async () => {
    const { path } = await askingPortal({ customer: { language: 'de' } });
    expect(await (await app.anonymous().fetch(path)).text()).toContain('Zustimmen und weiter');
  });

  test('text from staff is text', async () => {
    const { path, terms } = await askingPortal();
    await publishText(terms.id, '<script>alert(1)</script> {{customer.name}}');
    const html = await (await app.anonymous().fetch(path)).text();
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; {{customer.name}}');
  });
});

describe('E-12 where terms are asked for', () => {
  test("a portal's own choice comes before its template's, and that before the workspace's", async () => {
    const { path, params, templateId } = await publishedPortal(admin);
    const status = async () => (await app.anonymous().fetch(path)).status;
    const shows = async () => (await app.anonymous().fetch(path)).text();
    const [wide, narrow] = [await publishedTerms('Of the workspace'), await publishedTerms('Of the template')];
    try {
      await admin.call(termsApi.use, { body: { templateId: null, choice: wide.id } });
      expect(await shows()).toContain('Of the workspace');
      await admin.call(termsApi.use, { body: { templateId, choice: narrow.id } });
      expect(await shows()).toContain('Of the template');
      expect(await admin.call(termsApi.ofPortal, { params })).toEqual({
        choice: 'inherit',
        inherited: { id: narrow.id, title: 'Terms of use' },
      });
      await admin.call(termsApi.useInPortal, { params, body: { choice: 'none' } });
      expect(await status()).toBe(200);
      await admin.call(termsApi.useInPortal, { params, body: { choice: 'inherit' } });
      await admin.call(termsApi.use, { body: { templateId, choice: 'none' } });
      expect(await status()).toBe(200);
      const uses = await admin.call(termsApi.uses);
      expect(uses.workspace).toBe(wide.id);
      expect(uses.templates.find((use) => use.templateId === templateId)?.choice).toBe('none');
    } finally {
      await admin.call(termsApi.use, { body: { templateId: null, choice: 'none' } });
    }
  });

  test('drafts and terms that are not there cannot be asked for', async () => {
    const { params } = await publishedPortal(admin);
    const { id } = await admin.call(termsApi.create, { body: { title: 'Draft' } });
    for (const choice of [id, '000000000000000000000000'])
      expect((await admin.refused(termsApi.useInPortal, { params, body: { choice } })).status).toBe(422);
  });
});

describe('E-12 versions', () => {
  test('of fifty who publish at once one wins; the text in force stays as it was accepted', async () => {
    const { id, revision } = await admin.call(termsApi.create, { body: { title: 'Terms' } });
    const params = { termsId: id };
    const empty = await admin.refused(termsApi.publish, { params, headers: ifMatch(revision) });
    expect(empty.body.error.fields?.body).toBe('is empty');
    const body = { title: 'Terms', body: richText('One') };
    const saved = await admin.call(termsApi.saveDraft, { params, body, headers: ifMatch(revision) });
    const results = await Promise.all(
      Array.from({ length: 50 }, () =>
        admin.call(termsApi.publish, { params, headers: ifMatch(saved.revision) }).then(
          () => 'won',
          () => 'lost',
        ),
      ),
    );
    expect(results.filter((result) => result === 'won')).toHaveLength(1);
    const terms = await admin.call(termsApi.get, { params });
    expect(terms.versions.map(({ number }) => number)).toEqual([1]);
    expect(terms.changed).toBe(false);
    const stale = await admin.refused(termsApi.saveDraft, { params, body, headers: ifMatch(saved.revision) });
    expect(stale.status).toBe(409);
  });

  test('terms that were in force stay, drafts can be deleted', async () => {
    const published = await publishedTerms();
    expect((await admin.refused(termsApi.remove, { params: { termsId: published.id } })).status).toBe(409);
    const { id } = await admin.call(termsApi.create, { body: { title: 'Draft' } });
    await admin.call(termsApi.remove, { params: { termsId: id } });
    expect((await admin.refused(termsApi.get, { params: { termsId: id } })).status).toBe(404);
  });
});
