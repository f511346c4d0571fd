import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasStaffCookie } from '../staff/session.ts';
import { builderApp } from './builder-app.ts';
import { portalAssets } from './portal-assets.ts';
import { staticFiles } from './static-files.ts';

const SCRIPT = `console.log(${JSON.stringify('x'.repeat(500))});`;
let folder: string;
let server: Server;
let origin: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portico-static-'));
  mkdirSync(join(folder, 'builder'));
  mkdirSync(join(folder, 'portal'));
  writeFileSync(join(folder, 'builder/app-1.js'), SCRIPT);
  writeFileSync(join(folder, 'builder/app-1.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(folder, 'builder/app-1.js.gz'), gzipSync(SCRIPT));
  writeFileSync(
    join(folder, 'builder/index.html'),
    '<script nonce="__CSP_NONCE__"></script><i nonce="__CSP_NONCE__">__STAFF_SESSION__</i>',
  );
  writeFileSync(join(folder, 'portal/manifest.json'), '{"portal.css":{"file":"style-2.css"}}');
  server = createServer(express().use(staticFiles(folder)).use(builderApp(hasStaffCookie, folder)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function get(path: string, encoding: string): Promise<Response> {
  return fetch(origin + path, { headers: { 'Accept-Encoding': encoding } });
}

describe('built files', () => {
  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['gzip, br;q=0', 'gzip'],
    ['identity', null],
  ])('go out as the browser takes them: %s', async (accepted, sent) => {
    const response = await get('/app/app-1.js', accepted);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-encoding')).toBe(sent);
    expect(response.headers.get('content-type')).toContain('javascript');
    expect(response.headers.get('vary')).toContain('Accept-Encoding');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(await response.text()).toBe(SCRIPT);
  });

  it('are not there: 404 in words, never the app', async () => {
    const response = await get('/app/other.js', 'br');
    expect([response.status, await response.text()]).toEqual([404, 'There is no such file.']);
    expect((await get('/app/../../package.json', 'br')).headers.get('content-type')).toContain('html');
  });

  it('of portals are known by their hashed names', () => {
    expect(portalAssets(folder)).toEqual({ stylesheet: '/portal/style-2.css', script: '/portal/portal.js' });
  });

  it('of the app tell whether somebody may be signed in', async () => {
    const page = async (headers: Record<string, string>) => (await fetch(`${origin}/customers`, { headers })).text();
    expect(await page({ cookie: 'other=1' })).toContain('>none<');
    expect(await page({ cookie: 'other=1; portico_staff=s%3Ax' })).toContain('>maybe<');
  });

  it('of the app come with a nonce of their own each time, which the policy names', async () => {
    const [first, second] = [await get('/customers', 'identity'), await get('/customers', 'identity')];
    const nonces = [...(await first.text()).matchAll(/nonce="([^"]+)"/g)].map(([, nonce]) => nonce);
    expect(new Set(nonces).size).toBe(1);
    expect(first.headers.get('content-security-policy')).toContain(`'nonce-${nonces[0]}'`);
    expect(await second.text()).not.toContain(nonces[0]);
  });
});
