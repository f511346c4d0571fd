import { Worker } from 'node:worker_threads';

/** The program's worker threads and where their source lies, relative to `server/`. */
const WORKER_SOURCES = {
  'store-worker': './store/embedded/worker.ts',
  'password-worker': './access/password-worker.ts',
} as const;

/** A worker thread of this program. */
export type WorkerName = keyof typeof WORKER_SOURCES;

/**
 * Starts one of the program's worker threads.
 *
 * From the bundle a worker is the built file beside this one; from TypeScript (tests, `npm run dev`) it
 * is the source, loaded through tsx.
 */
export function startWorker(name: WorkerName, workerData: unknown): Worker {
  if (import.meta.url.endsWith('.ts')) {
    // A worker's `--import tsx` comes too late for its first file on Node 20, so it is registered by hand.
    const source = new URL(WORKER_SOURCES[name], import.meta.url).href;
    const start = `import('tsx/esm/api').then((tsx) => { tsx.register(); return import(${JSON.stringify(source)}); })`;
    return new Worker(start, { eval: true, workerData });
  }
  return new Worker(new URL(`./${name}.js`, import.meta.url), { workerData });
}
