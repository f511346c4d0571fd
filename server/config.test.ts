import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from './config.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'portico-config-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe('configuration', () => {
  it('needs nothing, and shows the demo outside production only', () => {
    expect(loadConfig({ DATA_DIR: dataDir })).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3000',
      demo: true,
      trustProxy: false,
    });
    expect(loadConfig({ DATA_DIR: dataDir, NODE_ENV: 'production' })).toMatchObject({ demo: false, production: true });
  });

  it('keeps a generated secret, readable by its owner only', () => {
    const first = loadConfig({ DATA_DIR: dataDir }).sessionSecret;
    expect(first).toHaveLength(64);
    expect(loadConfig({ DATA_DIR: dataDir }).sessionSecret).toBe(first);
    expect(statSync(join(dataDir, 'session-secret')).mode & 0o777).toBe(0o600);
  });

  it('refuses a damaged secret file instead of signing with it', () => {
    writeFileSync(join(dataDir, 'session-secret'), '');
    expect(() => loadConfig({ DATA_DIR: dataDir })).toThrow(/damaged/);
  });

  it('reads proxies as a number of hops or as networks, and never "everyone"', () => {
    expect(loadConfig({ DATA_DIR: dataDir, TRUST_PROXY: '1' }).trustProxy).toBe(1);
    expect(loadConfig({ DATA_DIR: dataDir, TRUST_PROXY: 'loopback, 10.0.0.0/8' }).trustProxy).toEqual([
      'loopback',
      '10.0.0.0/8',
    ]);
    expect(() => loadConfig({ DATA_DIR: dataDir, TRUST_PROXY: 'true' })).toThrow(/TRUST_PROXY must be the number/);
  });

  it('E-11 reads whom mails are from, by default an address at its own host', () => {
    const from = (env: NodeJS.ProcessEnv) => loadConfig({ DATA_DIR: dataDir, ...env }).mail.from;
    expect(from({ MAIL_FROM: 'Acme Portal <portal@example.com>' })).toEqual({
      name: 'Acme Portal',
      address: 'portal@example.com',
    });
    expect(from({ MAIL_FROM: 'portal@example.com' })).toEqual({ name: undefined, address: 'portal@example.com' });
    expect(from({ PUBLIC_URL: 'https://portal.acme.example' }).address).toBe('portico@portal.acme.example');
    expect(from({}).address).toBe('portico@localhost');
  });

  it('E-11 never repeats the password of a mail server that is wrong', () => {
    expect(() => loadConfig({ DATA_DIR: dataDir, SMTP_URL: 'http://me:secret@mail.example.com' })).toThrow(
      /^(?!.*secret)SMTP_URL must be an address like/,
    );
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'ftp://example.com'],
    ['PUBLIC_URL', 'https://example.com/portal'],
    ['MONGODB_URI', 'localhost'],
    ['DEMO', 'yes'],
    ['LOG_LEVEL', 'loud'],
    ['SESSION_SECRET', 'short'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['SMTP_URL', 'mail.example.com'],
    ['SMTP_URL', 'https://mail.example.com'],
    ['SMTP_URL', 'smtp://'],
    ['MAIL_FROM', 'Acme'],
    ['MAIL_FROM', 'Acme <portal@example.com'],
    ['MAIL_FROM', 'a@example.com, b@example.com'],
    ['MAIL_FROM', 'Acme\r\nBcc: <b@example.com>'],
  ])('says in one sentence that %s=%s is wrong', (name, value) => {
    expect(() => loadConfig({ DATA_DIR: dataDir, [name]: value })).toThrow(new RegExp(`^${name} .+\\.$`));
  });
});
