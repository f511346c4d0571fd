import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Tests and benchmarks run from the repository's folder, whichever of them is bundled. */
const MAIN = join(process.cwd(), '.build/server/main.js');
const START_LIMIT_MS = 60_000;
/** The product gives itself ten seconds; a busy machine gets more. */
const END_LIMIT_MS = 60_000;

export type DemoRole = 'admin' | 'csm' | 'am';

/** How the start's output says one may sign in. */
export interface DemoSignIn {
  readonly link: string;
  readonly email: string;
  readonly password: string;
}

/** The product as a person starts it: own process, own data folder, own port. */
export interface Product {
  readonly origin: string;
  readonly dataDir: string;
  /** Everything the start printed. */
  readonly output: string;
  readonly signIn: Readonly<Record<DemoRole, DemoSignIn>>;
  /** Address of the published demo portal, or empty without a demo. */
  readonly portalUrl: string;
  readonly process: ChildProcess;
  /** Ends the process as a process manager would, and resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Ends the process and deletes its data. */
  remove(): Promise<void>;
}

export interface StartOptions {
  /** A folder to start on; absent: a new one with the demo workspace. */
  readonly dataDir?: string;
  readonly env?: Record<string, string>;
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** A new folder for a product's data. */
export function newDataDir(): string {
  return mkdtempSync(join(tmpdir(), 'portico-e2e-'));
}

/** A folder with a copy of the demo that was made once for all tests; where none was, the start makes it. */
function demoDataDir(): string {
  const dataDir = newDataDir();
  const demo = process.env.PORTICO_E2E_DEMO;
  if (demo) cpSync(demo, dataDir, { recursive: true });
  return dataDir;
}

/** Runs the built server until it ends by itself; for starts that must fail. Throws when it does not end. */
export async function runProduct(options: StartOptions): Promise<{ code: number | null; output: string }> {
  const { child, text } = launch(await freePort(), options.dataDir ?? newDataDir(), options.env);
  const code = await untilEnded(child, text);
  return { code, output: text() };
}

/** Starts the built server and resolves when it says that it is ready. */
export async function startProduct(options: StartOptions = {}): Promise<Product> {
  const port = await freePort();
  const dataDir = options.dataDir ?? demoDataDir();
  const { child, text } = launch(port, dataDir, options.env);
  await untilReady(child, text);
  const stop = async () => {
    if (hasEnded(child)) return child.exitCode;
    child.kill('SIGTERM');
    return untilEnded(child, text);
  };
  return {
    origin: `http://127.0.0.1:${port}`,
    dataDir,
    get output() {
      return text();
    },
    signIn: { admin: signInOf(text(), 'Admin'), csm: signInOf(text(), 'CSM'), am: signInOf(text(), 'Account manager') },
    portalUrl: /http\S+\/p\/\S+/.exec(text())?.[0] ?? '',
    process: child,
    stop,
    async remove() {
      await stop();
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function launch(port: number, dataDir: string, env: Record<string, string> = {}) {
  if (!existsSync(MAIN)) throw new Error('There is no build: run `npm run e2e`, which makes it.');
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH ?? '', PORT: String(port), DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const add = (chunk: Buffer) => {
    output += chunk.toString();
    child.emit('output');
  };
  child.stdout.on('data', add);
  child.stderr.on('data', add);
  return { child, text: () => output };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Resolves with the exit code once all output is read. */
function untilEnded(child: ChildProcess, text: () => string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The product did not end:\n${text()}`));
    }, END_LIMIT_MS);
    child.once('close', (code) => {
      clearTimeout(limit);
      resolve(code);
    });
  });
}

/** The data line is the start's last word. */
function untilReady(child: ChildProcess, text: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => fail('was not ready in time'), START_LIMIT_MS);
    const settle = () => {
      clearTimeout(limit);
      child.off('output', look).off('close', onClose);
    };
    const fail = (what: string) => {
      settle();
      child.kill('SIGKILL');
      reject(new Error(`The product ${what}:\n${text()}`));
    };
    const look = () => {
      if (!/^Data: /m.test(text())) return;
      settle();
      resolve();
    };
    const onClose = () => fail('ended during its start');
    child.on('output', look);
    child.on('close', onClose);
  });
}

function signInOf(output: string, label: string): DemoSignIn {
  const found = new RegExp(`^ +${label} +(\\S+) +(\\S+) / (\\S+)$`, 'm').exec(output);
  return { link: found?.[1] ?? '', email: found?.[2] ?? '', password: found?.[3] ?? '' };
}
