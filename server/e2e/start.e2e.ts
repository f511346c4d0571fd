import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { api } from '../api.ts';
import { TestClient } from '../testing/client.ts';
import { openBrowser, openPage } from './support/browser.ts';
import { freePort, newDataDir, type Product, runProduct, startProduct } from './support/product.ts';
import { signedIn } from './support/sign-in.ts';

let browser: Browser;
const products: Product[] = [];
const folders: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
afterEach(async () => {
  await Promise.all(products.splice(0).map((product) => product.remove()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
afterAll(() => browser?.close());

async function start(...options: Parameters<typeof startProduct>): Promise<Product> {
  const product = await startProduct(...options);
  products.push(product);
  return product;
}

function folder(): string {
  const made = newDataDir();
  folders.push(made);
  return made;
}

/** Processor time that a process has used so far. */
function cpuSeconds(pid: number): number {
  if (process.platform !== 'linux') return 0;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return ticks / 100;
}

describe('starting', () => {
  it('says how to get in; every one-click link works once, every password too, and the portal is there', async () => {
    const product = await start({ dataDir: folder() });
    expect(product.output).toMatch(new RegExp(`^Portico is ready at ${product.origin}$`, 'm'));
    for (const role of ['admin', 'csm', 'am'] as const) {
      const client = await signedIn(product, role);
      expect(await client.call(api.session.current)).toMatchObject({ role });
      const { page, troubles, close } = await openPage(browser);
      await page.goto(product.signIn[role].link);
      await page.waitForURL(`${product.origin}/my-work`);
      await page.getByRole('heading', { name: 'My work' }).waitFor();
      expect(troubles).toEqual([]);
      await close();
    }
    const again = new TestClient(product.origin);
    const token = product.signIn.admin.link.split('/').at(-1) ?? '';
    expect((await again.refused(api.session.signInWithToken, { body: { token } })).status).toBe(401);
    const { page, close } = await openPage(browser);
    const refused: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) refused.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(product.origin);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goto(product.portalUrl);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(refused).toEqual([]);
    await close();
  });

  it('is ready with less than three seconds of work the second time, with all data, and says where they are', async () => {
    const dataDir = folder();
    const first = await start({ dataDir });
    const { total } = await (await signedIn(first, 'admin')).call(api.customers.list);
    expect(await first.stop()).toBe(0);
    const second = await start({ dataDir });
    // Its own work and not the clock, as other tests run beside it; on Linux, where the kernel tells.
    expect(cpuSeconds(second.process.pid ?? 0)).toBeLessThan(3);
    expect(second.output).toContain(dataDir);
    expect((await (await signedIn(second, 'admin')).call(api.customers.list)).total).toBe(total);
  });

  it('C-01 without the demo prints a link that makes the first admin, once; the portal feature is off', async () => {
    const product = await start({ dataDir: folder(), env: { DEMO: '0' } });
    const link = new RegExp(`${product.origin}/setup/\\S+`).exec(product.output)?.[0] ?? '';
    expect(product.portalUrl).toBe('');
    const { page, troubles, close } = await openPage(browser);
    await page.goto(link);
    await page.getByLabel('Name of the workspace').fill('Example Ltd');
    await page.getByLabel('Your name').fill('Ada');
    await page.getByLabel('E-mail').fill('ada@example.com');
    await page.locator('input[type=password]').fill('a long enough one');
    await page.getByRole('button', { name: 'Create the workspace' }).click();
    await page.waitForURL(`${product.origin}/settings/portal`);
    const client = new TestClient(product.origin);
    await client.call(api.session.signIn, { body: { email: 'ada@example.com', password: 'a long enough one' } });
    expect(await client.call(api.workspace.get)).toMatchObject({ name: 'Example Ltd', portalFeature: 'off' });
    expect(troubles).toEqual([]);
    await close();
  });

  it('in production makes no demo', async () => {
    const product = await start({ dataDir: folder(), env: { NODE_ENV: 'production' } });
    expect(product.output).toContain('/setup/');
    expect(product.output).not.toContain('/sign-in/');
  });

  it('says in one sentence why it cannot start', async () => {
    const refusals: [Record<string, string>, RegExp][] = [
      [{ PORT: 'eighty' }, /^Portico cannot start: PORT must be a number\.$/m],
      [{ MONGODB_URI: 'mongodb://user:secret@127.0.0.1:9/x' }, /^Portico cannot start: MongoDB at 127\.0\.0\.1:9 /m],
    ];
    for (const [env, sentence] of refusals) {
      const { code, output } = await runProduct({ dataDir: folder(), env });
      expect(code).toBe(1);
      expect(output).toMatch(sentence);
      expect(output).not.toMatch(/secret|\n {4}at /);
    }
  });

  it('names the port that is in use, and refuses a folder that another process uses', async () => {
    const other = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    const taken = await runProduct({ dataDir: folder(), env: { PORT: String(port) } });
    other.close();
    expect(taken).toMatchObject({ code: 1, output: expect.stringContaining(`Port ${port}`) });
    const dataDir = folder();
    await start({ dataDir });
    const second = await runProduct({ dataDir });
    expect(second.code).toBe(1);
    expect(second.output).toMatch(/^Portico cannot start: .*\.$/m);
    expect(second.output).not.toMatch(/\n {4}at /);
  });

  it('ends within ten seconds on SIGTERM, answering what is under way and ending live streams', async () => {
    const product = await start();
    const client = await signedIn(product, 'admin');
    const stream = await client.fetch('/api/v1/live');
    const portalStream = await fetch(`${product.portalUrl}/live`);
    const drained = Promise.all([stream.text(), portalStream.text()]);
    // Connections that stand; one that only begins while the server stops is refused, as it should.
    await Promise.all(Array.from({ length: 50 }, () => client.call(api.customers.list)));
    const answers = Array.from({ length: 50 }, () => client.call(api.customers.list));
    await Promise.race(answers);
    const began = performance.now();
    const ended = product.stop();
    expect((await Promise.all(answers)).every(({ items }) => items.length > 0)).toBe(true);
    expect(await ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    await drained;
  });

  it('starts by `npm start` from a path with spaces, under NODE_ENV=production', async () => {
    const copy = join(mkdtempSync(join(tmpdir(), 'portico e2e ')), 'a copy of portico');
    folders.push(join(copy, '..'));
    const skipped = new Set(['node_modules', '.build', '.git', 'data']);
    for (const entry of readdirSync('.').filter((name) => !skipped.has(name))) {
      cpSync(entry, join(copy, entry), { recursive: true });
    }
    symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
    const port = await freePort();
    const child = spawn('npm', ['start'], {
      cwd: copy,
      env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', PORT: String(port), NODE_ENV: 'production' },
      detached: true,
    });
    let output = '';
    const ready = new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (chunk) => {
        output += chunk;
        if (output.includes('Portico is ready at')) resolve();
      });
      child.on('close', () => reject(new Error(output)));
    });
    await ready;
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    expect(existsSync(join(copy, 'data'))).toBe(true);
    const ended = new Promise((resolve) => child.once('close', resolve));
    process.kill(-(child.pid ?? 0), 'SIGTERM');
    await ended;
  });
});
