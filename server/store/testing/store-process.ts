import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The store's command line, bundled so that a process of it starts quickly. */
export class StoreProgram {
  private constructor(readonly dir: string) {}

  static async build(): Promise<StoreProgram> {
    // Within the repository, so that the bundle finds the packages it leaves out.
    const dir = mkdtempSync(source('../../../node_modules/.store-test-'));
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: true,
        outDir: dir,
        emptyOutDir: false,
        target: 'node20',
        rolldownOptions: { input: { store: source('../cli/main.ts') }, output: { entryFileNames: '[name].mjs' } },
      },
      ssr: { external: true },
    });
    return new StoreProgram(dir);
  }

  /** Runs a command to its end. */
  async run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
    const child = this.spawn(args);
    let out = '';
    let err = '';
    child.stdout?.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      err += chunk;
    });
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { code, out, err };
  }

  /** Starts a store on a folder; resolves when it answers. */
  async serve(dir: string, ...args: string[]): Promise<StoreProcess> {
    const child = this.spawn(['store', '--dir', dir, ...args]);
    return StoreProcess.ready(child);
  }

  /** Starts a store that may not write files beyond so many KiB, which fails its writes as a broken disk would. */
  async serveLimited(dir: string, kib: number): Promise<StoreProcess> {
    const script = `ulimit -f ${kib}; exec "$0" "$@"`;
    const args = ['-c', script, process.execPath, `${this.dir}/store.mjs`, 'store', '--dir', dir];
    return StoreProcess.ready(spawn('bash', args, { stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  private spawn(args: readonly string[]): ChildProcess {
    return spawn(process.execPath, [`${this.dir}/store.mjs`, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** A running store in a process of its own. */
export class StoreProcess {
  /** Resolves when the process is gone, to how it ended. */
  readonly exited: Promise<string>;

  private constructor(
    readonly child: ChildProcess,
    readonly uri: string,
  ) {
    this.exited = new Promise((resolve) => child.once('exit', (code, signal) => resolve(String(code ?? signal))));
  }

  static async ready(child: ChildProcess): Promise<StoreProcess> {
    if (!child.stdout || !child.stderr) throw new Error('the process has no output');
    let complaints = '';
    child.stderr.on('data', (chunk) => {
      complaints += chunk;
    });
    const lines = createInterface(child.stdout);
    const uri = await new Promise<string>((resolve, reject) => {
      lines.once('line', resolve);
      child.once('exit', () => reject(new Error(`the store ended: ${complaints}`)));
    });
    return new StoreProcess(child, uri);
  }

  /** Kills it at once, as a crash would. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }

  /** Asks it to end, and waits for that. */
  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.exited;
  }
}
