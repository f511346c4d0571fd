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
    return new Worker(new URL(WORKER_SOURCES[name], import.meta.url), {
      workerData,
      execArgv: ['--import', 'tsx'],
    });
  }
  return new Worker(new URL(`./${name}.js`, import.meta.url), { workerData });
}
