import { request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { clock } from '../clock.ts';
import { customersApi } from '../customers/contract.ts';
import { meetingsApi, notesApi, tasksApi } from '../records/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import { documentWith, newBlock, publishedPortal, richText, startPortalTestApp } from '../testing/portal.ts';
import { workspaceApi } from '../workspace/contract.ts';

let app: TestApp;
let admin: TestStaff;
const now = clock.now;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
});
afterEach(() => {
  clock.now = now;
});
afterAll(() => app.close());

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** A request with exactly these headers; `fetch` adds and decodes too much. */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(`${app.origin}${path}`, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

const read = async (path: string) => (await raw(path)).body.toString();

describe('C-19 the published page as ready bytes', () => {
  test('is the same from the first to the hot answer, in each encoding with an ETag of its own', async () => {
    const { path } = await publishedPortal(admin);
    const first = await raw(path);
    const hot = await raw(path);
    expect(hot.body.equals(first.body)).toBe(true);
    for (const name of ['etag', 'vary', 'cache-control', 'content-type', 'content-length', 'content-security-policy'])
      expect(hot.headers[name], name).toBe(first.headers[name]);
    const br = await raw(path, { 'accept-encoding': 'gzip, deflate, br' });
    const gzip = await raw(path, { 'accept-encoding': 'br;q=0, gzip' });
    expect([br.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual(['br', 'gzip']);
    expect(brotliDecompressSync(br.body).equals(first.body)).toBe(true);
    expect(new Set([first, br, gzip].map(({ headers }) => headers.etag)).size).toBe(3);
    expect(Number(br.headers['content-length'])).toBe(br.body.length);
    for (const accepted of ['br;q=0, gzip;q=0', 'identity', 'deflate', '*;q=0, identity'])
      expect((await raw(path, { 'accept-encoding': accepted })).headers['content-encoding']).toBeUndefined();
    expect((await raw(path, { 'accept-encoding': 'br;q=0.1, gzip;q=0.9' })).headers['content-encoding']).toBe('gzip');
  });

  test('answers HEAD and conditions right', async () => {
    const { path } = await publishedPortal(admin);
    const page = await raw(path);
    const etag = String(page.headers.etag);
    const head = await raw(path, {}, 'HEAD');
    expect([head.status, head.body.length, head.headers['content-length'], head.headers.etag]).toEqual([
      200,
      0,
      page.headers['content-length'],
      etag,
    ]);
    for (const value of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const same = await raw(path, { 'if-none-match': value });
      expect([same.status, same.body.length, same.headers.etag, same.headers.vary]).toEqual([
        304,
        0,
        etag,
        'Accept-Encoding, Cookie',
      ]);
    }
    expect((await raw(path, { 'if-none-match': '"other"' })).status).toBe(200);
    expect((await raw(path, { 'if-none-match': etag, 'accept-encoding': 'br' })).status).toBe(200);
    expect((await raw(path, { 'if-none-match': etag, 'cache-control': 'no-cache' })).status).toBe(200);
  });

  test('is strict: nothing inline, no referrer to others, no search engine, no shared cache', async () => {
    const { path } = await publishedPortal(admin);
    for (const { headers } of [await raw(path), await raw(path)]) {
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers).toMatchObject({
        'referrer-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex, nofollow',
        'cache-control': 'private, no-cache',
      });
    }
    expect(await read(path)).not.toMatch(/<style|<script(?![^>]* src=)|\son[a-z]+=|\sstyle=/);
  });

  test("changes with every write to the customer's data, and nobody else's", async () => {
    const { path, params } = await publishedPortal(admin);
    const other = await publishedPortal(admin);
    const before = await raw(other.path);
    expect(await read(path)).not.toContain('Sign the contract');
    const task = { title: 'Sign the contract', showInPortal: true, assignee: { kind: 'customer' as const } };
    const { id: recordId } = await admin.call(tasksApi.create, { params, body: task });
    expect(await read(path)).toContain('Sign the contract');
    await admin.call(tasksApi.update, { params: { ...params, recordId }, body: { title: 'Sign it, please' } });
    expect(await read(path)).toContain('Sign it, please');
    await admin.call(tasksApi.showInPortal, { params, body: { ids: [recordId], showInPortal: false } });
    expect(await read(path)).not.toContain('Sign it');
    await admin.call(customersApi.update, { params, body: { name: 'Southwind' } });
    expect(await read(path)).toContain('Southwind');
    await admin.call(workspaceApi.update, { body: { name: 'Acme Success' } });
    expect(await read(path)).toContain('Acme Success');
    expect((await raw(other.path)).headers.etag).not.toBe(before.headers.etag);
    const settled = await raw(other.path);
    await admin.call(tasksApi.create, { params, body: task });
    expect((await raw(other.path)).headers.etag).toBe(settled.headers.etag);
  });

  test('a task becomes overdue at midnight of the customer, a meeting past at its end', async () => {
    clock.now = () => new Date('2026-05-10T12:00:00Z');
    const document = documentWith([newBlock('tasks')], [newBlock('meetings', { when: 'upcoming' })]);
    const { path, params } = await publishedPortal(admin, { document, customer: { timeZone: 'Asia/Tokyo' } });
    const due = { title: 'Due', due: '2026-05-10', showInPortal: true };
    await admin.call(tasksApi.create, { params, body: due });
    await admin.call(meetingsApi.create, {
      params,
      body: { title: 'Review', startsAt: '2026-05-10T13:00:00Z', endsAt: '2026-05-10T14:00:00Z', showInPortal: true },
    });
    const overdue = /Overdue/;
    expect(await read(path)).not.toMatch(overdue);
    expect(await read(path)).toContain('Review');
    clock.now = () => new Date('2026-05-10T13:59:59Z');
    expect(await read(path)).toContain('Review');
    clock.now = () => new Date('2026-05-10T14:00:00Z');
    expect(await read(path)).not.toContain('Review');
    expect(await read(path)).not.toMatch(overdue);
    clock.now = () => new Date('2026-05-10T15:00:00Z');
    expect(await read(path)).toMatch(overdue);
  });

  test('further pages have addresses of their own; the first has one only', async () => {
    const document = documentWith([newBlock('text', { content: richText('On the first') })]);
    const second = documentWith([newBlock('text', { content: richText('On the second') })]).pages[0];
    if (!second || !document.pages[0]) throw new Error('no page');
    second.title = 'Documents';
    document.pages.push(second);
    const { path } = await publishedPortal(admin, { document });
    expect(await read(path)).toContain('On the first');
    expect(await read(`${path}/${second.id}`)).toContain('On the second');
    expect((await raw(`${path}/${document.pages[0].id}`)).status).toBe(404);
    expect((await raw(`${path}/unknown-page`)).status).toBe(404);
  });

  test('fifty at once after a change all get the new page', async () => {
    const { path, params } = await publishedPortal(admin);
    await raw(path);
    await admin.call(tasksApi.create, { params, body: { title: 'Fresh', showInPortal: true } });
    const answers = await Promise.all(Array.from({ length: 50 }, () => read(path)));
    expect(answers.every((html) => html.includes('Fresh'))).toBe(true);
  });
});

describe('C-14 and C-20 what is not marked never reaches a page', () => {
  test('hidden records, internal words and template syntax', async () => {
    const document = documentWith([newBlock('notes', { display: 'expanded' })]);
    const { path, params } = await publishedPortal(admin, { document });
    await admin.call(notesApi.create, { params, body: { title: 'Hidden', body: richText('Internal words') } });
    const shown = { title: '{{customer.name}} <b>', body: richText('{{{this}}} {{> x}}'), showInPortal: true };
    await admin.call(notesApi.create, { params, body: shown });
    const html = await read(path);
    expect(html).not.toMatch(/Hidden|Internal words/);
    expect(html).toContain('{{customer.name}} &lt;b&gt;');
    expect(html).toContain('{{{this}}} {{&gt; x}}');
  });

  test('C-07 and C-27 dynamic data: values are escaped, unset ones show the fallback', async () => {
    const token = (path: string, fallback: string) => ({ type: 'dynamic-data', path, fallback });
    const content = richText(
      token('customer.name', 'nobody'),
      token('customer.website', 'no site yet'),
      token('customer.attributes.secret', 'unknown'),
      token('portal.url', 'no link'),
    );
    const document = documentWith([newBlock('text', { content })]);
    const { path } = await publishedPortal(admin, { document, customer: { name: '<i>{{x}} & Co' } });
    const html = await read(path);
    expect(html).toContain('&lt;i&gt;{{x}} &amp; Co');
    expect(html).toContain('no site yet');
    expect(html).toContain('unknown');
    expect(html).toContain(`${app.origin}${path}`);
  });
});
