import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { customersApi } from '../customers/contract.ts';
import { filesApi, notesApi } from '../records/contract.ts';
import { sessionApi } from '../staff/contract.ts';
import { startTestApp, type TestApp, type TestStaff } from '../testing/app.ts';
import { workspaceApi } from '../workspace/contract.ts';

let app: TestApp;
let admin: TestStaff;
let customerId: string;

beforeAll(async () => {
  app = await startTestApp();
  admin = await app.signIn('admin');
  customerId = (await admin.call(customersApi.create, { body: { name: 'Acme' } })).id;
});
afterAll(() => app.close());

/** A POST to /customers with any body and headers. */
function post(body: BodyInit, headers: Record<string, string> = {}, path = '/api/v1/customers'): Promise<Response> {
  return admin.fetch(path, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } });
}

async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { error: { code: string } }).error.code;
}

describe('HTTP: bodies', () => {
  test.each([
    ['broken JSON', '{"name":', {}, 400],
    ['a JSON text instead of an object', '"Acme"', {}, 400],
    ['a list instead of an object', '[]', {}, 422],
    ['nothing', '', {}, 422],
    ['JSON as text/plain', '{"name":"A"}', { 'Content-Type': 'text/plain' }, 415],
    ['JSON as a form', 'name=A', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
    ['an unknown charset', '{"name":"A"}', { 'Content-Type': 'application/json; charset=klingon' }, 415],
    ['an unknown encoding', '{"name":"A"}', { 'Content-Encoding': 'rot13' }, 415],
    ['a body that is not gzip', '{"name":"A"}', { 'Content-Encoding': 'gzip' }, 400],
    ['an unknown field', '{"name":"A","portalPublished":true}', {}, 422],
    ['__proto__', '{"name":"A","__proto__":{"admin":true}}', {}, 422],
    ['__proto__ deep inside', '{"name":"A","attributes":{"x":{"__proto__":1}}}', {}, 422],
    ['an operator', '{"name":{"$gt":""}}', {}, 422],
    ['nesting without end', '['.repeat(100_000) + ']'.repeat(100_000), {}, 422],
    ['three megabytes', JSON.stringify({ name: 'x'.repeat(3_000_000) }), {}, 413],
  ])('%s gets a 4xx in words', async (_name, body, headers, status) => {
    const response = await post(body, headers);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await codeOf(response)).toMatch(/^[a-z-]+$/);
  });

  test('422 says what is wrong where, in words', async () => {
    const body = { name: '', address: { city: 7 }, tags: ['x', ''], nonsense: 1, ownerId: 'me' };
    const { body: answer } = await admin.refused(customersApi.create, { body });
    expect(answer.error.fields).toEqual({
      name: 'is required',
      'address.city': 'must be a text',
      'tags.1': 'must have at least 1 characters',
      nonsense: 'is not known here',
      ownerId: 'is not a valid id',
    });
  });

  test('the next ordinary request is answered', async () => {
    expect((await admin.call(customersApi.get, { params: { customerId } })).name).toBe('Acme');
  });
});

describe('HTTP: addresses and queries', () => {
  test.each([
    '/api/v1/nothing',
    '/api/v1/Customers',
    '/api/v1/customers/',
    '/api/v1//customers',
    '/api/v1/customers/not-an-id',
    '/api/v1/customers/%00',
    '/api/v1/customers/0123456789abcdef01234567',
    '/api/v1/customers/../../etc',
  ])('%s is a 404 in JSON', async (path) => {
    const response = await admin.fetch(path);
    expect(response.status).toBe(404);
    expect(await codeOf(response)).toMatch(/not-found|no-such-route/);
  });

  test('a broken percent sign is a 400', async () => {
    const response = await admin.fetch('/api/v1/customers/%E0%A4%A');
    expect(response.status).toBe(400);
  });

  test.each([
    'stage=a&stage=b',
    'stage[$ne]=x',
    'sort=$where',
    'limit=0',
    'limit=1e9',
    'limit=NaN',
    'unknown=1',
    '__proto__=1',
    'cursor=%00',
    'cursor=eyJhIjoxfQ',
    'cursor=WyJhIiwiYiJd',
    'portalPublished=maybe',
    'ownerId=all',
  ])('?%s is a 422', async (query) => {
    const response = await admin.fetch(`/api/v1/customers?${query}`);
    expect(response.status).toBe(422);
  });

  test('HEAD and OPTIONS open nothing', async () => {
    const anonymous = app.anonymous();
    expect((await anonymous.fetch('/api/v1/customers', { method: 'HEAD' })).status).toBe(401);
    expect((await anonymous.fetch('/api/v1/customers', { method: 'OPTIONS' })).status).toBe(404);
    expect((await admin.fetch('/api/v1/customers', { method: 'HEAD' })).status).toBe(200);
  });
});

describe('HTTP: other sites', () => {
  const asked = (headers: Record<string, string>) => post('{"name":"Cross"}', headers);

  test.each([
    ['Sec-Fetch-Site says another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['Sec-Fetch-Site says a sister site', { 'Sec-Fetch-Site': 'same-site' }],
    ['the Origin is another', { Origin: 'https://evil.example' }],
    ['the Origin is opaque', { Origin: 'null' }],
    ['the Origin only begins like ours', { Origin: 'http://127.0.0.1.evil.example' }],
  ])('refused where %s', async (_name, headers) => {
    const response = await asked(headers);
    expect(response.status).toBe(403);
    expect(await codeOf(response)).toBe('cross-origin');
  });

  test('our own pages and programs are let in', async () => {
    expect((await asked({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(201);
    expect((await asked({ Origin: app.origin })).status).toBe(201);
    expect((await asked({})).status).toBe(201);
  });

  test('answers refuse framing, sniffing and caching', async () => {
    const { headers } = await admin.fetch('/api/v1/workspace');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('HTTP: uploads', () => {
  const params = () => ({ customerId });

  test.each([
    ['no file', undefined, 422],
    ['a file over the limit', { name: 'big.bin', bytes: new Uint8Array(50_000_001) }, 413],
  ])('%s is refused', async (_name, file, status) => {
    const answer = await admin.refused(filesApi.create, { params: params(), file });
    expect(answer.status).toBe(status);
  });

  test('a file of exactly the limit is taken', async () => {
    const file = { name: 'full.bin', bytes: new Uint8Array(50_000_000) };
    expect((await admin.call(filesApi.create, { params: params(), file })).size).toBe(50_000_000);
  });

  test('a file in another field, a broken boundary and JSON are 4xx', async () => {
    const path = `/api/v1/customers/${customerId}/files`;
    const form = new FormData();
    form.append('picture', new Blob(['x']), 'x.txt');
    expect((await admin.fetch(path, { method: 'POST', body: form })).status).toBe(422);
    expect((await post('{}', {}, path)).status).toBe(415);
    const noBoundary = { 'Content-Type': 'multipart/form-data' };
    expect((await post('x', noBoundary, path)).status).toBe(400);
    const cut = { 'Content-Type': 'multipart/form-data; boundary=b' };
    expect(
      (await post('--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf', cut, path)).status,
    ).toBe(400);
  });

  test('without a session nothing is read, and an upload that is dropped leaves no bytes behind', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'portico-test-uploads-'));
    vi.stubEnv('TMPDIR', folder);
    const leftovers = () => readdir(folder, { recursive: true });
    expect(
      (await app.anonymous().refused(filesApi.create, { params: params(), file: { name: 'a', bytes: 'a' } })).status,
    ).toBe(401);
    const { port } = new URL(app.origin);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(
      `POST /api/v1/customers/${customerId}/files HTTP/1.1\r\nHost: x\r\nCookie: ${admin.cookie}\r\n` +
        'Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n' +
        '--b\r\nContent-Disposition: form-data; name="file"; filename="half.bin"\r\n\r\nhalf of it',
    );
    await expect.poll(async () => (await leftovers()).length, { timeout: 5000 }).toBe(2);
    socket.destroy();
    await expect.poll(leftovers, { timeout: 5000 }).toEqual([]);
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });
});

describe('HTTP: who may', () => {
  test('401 without, 403 with the wrong role, 404 for what is not theirs', async () => {
    const am = await app.signIn('am');
    expect((await app.anonymous().refused(workspaceApi.get)).status).toBe(401);
    expect((await am.refused(workspaceApi.update, { body: { name: 'Mine' } })).status).toBe(403);
    expect((await am.refused(notesApi.list, { params: { customerId } })).status).toBe(404);
  });

  test('a cookie that was not signed by us is nobody', async () => {
    const forged = app.anonymous();
    forged.cookie = 'portico_staff=s%3Aabc.def';
    expect((await forged.refused(sessionApi.current)).status).toBe(401);
    forged.cookie = `${admin.cookie}x`;
    expect((await forged.refused(sessionApi.current)).status).toBe(401);
  });
});
