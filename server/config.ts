import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { Email } from './http/schemas.ts';

/** What the environment decides about this process. Read once, at the start. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the folder that holds the embedded store and the session secret. */
  readonly dataDir: string;
  /** A real MongoDB; absent means the embedded store in `dataDir`. */
  readonly mongodbUri: string | undefined;
  /** Origin under which people reach this installation, without a trailing slash: `https://portal.example.com`. */
  readonly publicUrl: string;
  /** Fill an empty installation with the demo workspace. */
  readonly demo: boolean;
  /** Express' `trust proxy`: whose forwarding headers are believed. */
  readonly trustProxy: false | number | string[];
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Signs the cookies. */
  readonly sessionSecret: string;
  /** Bytes that ready portal pages may take in memory. */
  readonly pageCacheBytes: number;
  /** Who may read `/metrics`; absent means nobody. */
  readonly metricsToken: string | undefined;
  /** Webhooks may call addresses that are not on the public internet. */
  readonly webhooksAllowPrivate: boolean;
  readonly mail: {
    /** The server that takes mails: `smtps://user:password@mail.example.com`; absent means they are kept in the Outbox. */
    readonly smtpUrl: string | undefined;
    /** Whom mails are from; the name is the workspace's unless given. */
    readonly from: { readonly name: string | undefined; readonly address: string };
  };
  readonly production: boolean;
}

/** A wrong setting, in one sentence for the person who starts the program. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const SWITCH = z.enum(['0', '1', 'true', 'false'], 'must be 1 or 0').transform((v) => v === '1' || v === 'true');
const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

/** An address or network (`10.0.0.0/8`) as Express' `trust proxy` takes it. */
function isNetwork(value: string): boolean {
  const [address = '', prefix, ...rest] = value.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return (
    rest.length === 0 && bits > 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits))
  );
}

const TrustProxy = z.string().transform((value, context): Config['trustProxy'] => {
  if (value === '0' || value === 'false') return false;
  if (/^\d{1,2}$/.test(value)) return Number(value);
  const networks = value.split(',').map((part) => part.trim());
  if (networks.every((network) => NAMED_NETWORKS.includes(network) || isNetwork(network))) return networks;
  context.addIssue({
    code: 'custom',
    message: 'must be the number of proxies in front, or their addresses (10.0.0.0/8, loopback)',
  });
  return z.NEVER;
});

const PublicUrl = z
  .url({ protocol: /^https?$/, error: 'must be an address like https://portal.example.com' })
  .refine((value) => URL.canParse(value) && new URL(value).pathname === '/' && !/[?#]/.test(value), {
    message: 'must be an origin without a path, like https://portal.example.com',
  })
  .transform((value) => new URL(value).origin);

/** A mail server as nodemailer takes it; options go in the query, the password must be percent-encoded. */
const SmtpUrl = z.string().refine((value) => URL.canParse(value) && isSmtpServer(new URL(value)), {
  message: 'must be an address like smtps://user:password@mail.example.com or smtp://localhost:25',
});

function isSmtpServer({ protocol, hostname, pathname }: URL): boolean {
  return (protocol === 'smtp:' || protocol === 'smtps:') && hostname !== '' && ['', '/'].includes(pathname);
}

const MailFrom = z.string().transform((value, context): Config['mail']['from'] => {
  const [, name, address] = /^(?:([^<>\p{Cc}]*)<)?([^<>]+?)>?$/u.exec(value.trim()) ?? [];
  const closed = value.includes('<') === value.trim().endsWith('>');
  if (closed && Email.safeParse(address).success) return { name: name?.trim() || undefined, address: address ?? '' };
  context.addIssue({
    code: 'custom',
    message: 'must be an address like portal@example.com or Acme <portal@example.com>',
  });
  return z.NEVER;
});

const Environment = z.object({
  PORT: z.coerce.number('must be a number').int().min(1, 'must be 1 to 65535').max(65535, 'must be 1 to 65535'),
  HOST: z.string().max(255),
  DATA_DIR: z.string(),
  MONGODB_URI: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://'),
  PUBLIC_URL: PublicUrl,
  DEMO: SWITCH,
  TRUST_PROXY: TrustProxy,
  LOG_LEVEL: z.enum(
    ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    'must be one of fatal, error, warn, info, debug, trace, silent',
  ),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters'),
  WEBHOOKS_ALLOW_PRIVATE: SWITCH,
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters'),
  SMTP_URL: SmtpUrl,
  MAIL_FROM: MailFrom,
  PAGE_CACHE_MB: z.coerce.number('must be a number').int().min(1).max(100_000),
});

/** Reads and checks the environment; throws `ConfigError` where a value is wrong. An empty value counts as not set. */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Environment.partial().safeParse(given);
  if (!parsed.success) throw new ConfigError(firstProblem(parsed.error));
  const value = parsed.data;
  const production = env.NODE_ENV === 'production';
  const port = value.PORT ?? 3000;
  const host = value.HOST ?? '127.0.0.1';
  const dataDir = resolve(value.DATA_DIR ?? 'data');
  const publicUrl = value.PUBLIC_URL ?? localOrigin(host, port);
  return {
    port,
    host,
    dataDir,
    mongodbUri: value.MONGODB_URI,
    publicUrl,
    demo: value.DEMO ?? !production,
    trustProxy: value.TRUST_PROXY ?? false,
    logLevel: value.LOG_LEVEL ?? (production ? 'info' : 'warn'),
    sessionSecret: value.SESSION_SECRET ?? keptSecret(dataDir),
    pageCacheBytes: (value.PAGE_CACHE_MB ?? 64) * 1024 * 1024,
    metricsToken: value.METRICS_TOKEN,
    webhooksAllowPrivate: value.WEBHOOKS_ALLOW_PRIVATE ?? false,
    mail: { smtpUrl: value.SMTP_URL, from: value.MAIL_FROM ?? defaultSender(publicUrl) },
    production,
  };
}

function firstProblem(error: z.ZodError): string {
  const [issue] = error.issues;
  return `${String(issue?.path[0] ?? 'The environment')} ${issue?.message ?? 'is wrong'}.`;
}

/** Where a browser on this machine reaches the server. */
export function localOrigin(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : isIP(host) === 6 ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** An address at the installation's own host. */
function defaultSender(publicUrl: string): Config['mail']['from'] {
  const { hostname } = new URL(publicUrl);
  const domain = isIP(hostname.replaceAll(/[[\]]/g, '')) === 0 ? hostname : 'localhost';
  return { name: undefined, address: `portico@${domain}` };
}

/** The secret of earlier starts, or a new one, readable by its owner only. */
function keptSecret(dataDir: string): string {
  const path = join(dataDir, 'session-secret');
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw new ConfigError(`DATA_DIR ${dataDir} cannot be written: ${(error as Error).message}.`);
    }
  }
  const secret = readFileSync(path, 'utf8').trim();
  if (secret.length < 32)
    throw new ConfigError(`${path} is damaged: delete it to get a new one (staff sign in again).`);
  return secret;
}
