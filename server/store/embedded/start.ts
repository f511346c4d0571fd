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

/** Starts a store on a folder. Rejects in words when that cannot be. */
export async function startEmbeddedStore(options: ServerOptions): Promise<EmbeddedStore> {
  const data: WorkerStart = { dir: options.dir, port: options.port };
  const worker = startWorker('store-worker', data);
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const uri = await new Promise<string>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The embedded store ended with code ${code} while starting.`)));
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') resolve(message.uri);
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
