import type { Worker } from 'node:worker_threads';
import { startWorker } from '../../worker-threads.ts';
import type { ServerOptions } from './server.ts';
import type { FromWorker, ToWorker, WorkerStart } from './worker-messages.ts';

/** A store that runs in a worker thread of this process. */
export interface EmbeddedStore {
  /** The connection string for MongoDB drivers. */
  uri: string;
  /** Finishes what was begun, and frees the folder. */
  close(): Promise<void>;
}

/** How long the worker gets for what it is at when the process ends. */
const PARK_LIMIT_MS = 10_000;

/**
 * Starts a store on a folder. Rejects in words when that cannot be. A store that is lost later ends the process by an
 * uncaught error: nothing works without it, and whoever looks after the process starts it again.
 */
export async function startEmbeddedStore(options: ServerOptions): Promise<EmbeddedStore> {
  const data: WorkerStart = { dir: options.dir, port: options.port };
  const worker = startWorker('store-worker', data);
  let started = false;
  const parkNow = () => park(worker);
  process.once('exit', parkNow);
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const uri = await new Promise<string>((resolve, reject) => {
    worker.once('error', (cause) => {
      process.off('exit', parkNow);
      reject(cause);
      if (started) throw new Error('The embedded store ended by an error.', { cause });
    });
    worker.once('exit', (code) => {
      process.off('exit', parkNow);
      reject(new Error(`The embedded store ended with code ${code} while starting.`));
    });
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') {
        started = true;
        return resolve(message.uri);
      }
      // From here on the worker has nothing open and listens no more.
      process.off('exit', parkNow);
      if (message.kind === 'failed') reject(new Error(message.message));
    });
  });
  // The store is no reason for the process to stay alive: whoever uses it is.
  worker.unref();
  return {
    uri,
    close: async () => {
      worker.ref();
      worker.postMessage({ kind: 'close' } satisfies ToWorker);
      await exited;
    },
  };
}

/**
 * Holds this thread up until the worker has put down what it was at. Node ends a worker in the middle of its JavaScript
 * when the process exits, and LMDB, closing itself then, waits for ever for the lock of a transaction that was cut off.
 */
function park(worker: Worker): void {
  const parked = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  worker.postMessage({ kind: 'park', parked } satisfies ToWorker);
  Atomics.wait(parked, 0, 0, PARK_LIMIT_MS);
}
