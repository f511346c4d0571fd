import { parentPort, workerData } from 'node:worker_threads';
import { startServer } from './server.ts';
import type { FromWorker, ToWorker, WorkerStart } from './worker-messages.ts';

/** The worker thread of the embedded store: everything that costs time happens here. */
async function run(): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('the store worker has to be started as a worker thread');
  const send = (message: FromWorker) => port.postMessage(message);
  port.on('message', (message: ToWorker) => {
    if (message.kind === 'park') park(message.parked);
  });
  try {
    const server = await startServer(workerData as WorkerStart);
    port.on('message', async (message: ToWorker) => {
      if (message.kind !== 'close') return;
      await server.close();
      send({ kind: 'closed' });
      port.close();
    });
    send({ kind: 'ready', uri: server.uri });
  } catch (error) {
    send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    port.close();
  }
}

/** A message is taken up between two pieces of work, so nothing of LMDB is under way here. */
function park(parked: Int32Array): void {
  Atomics.store(parked, 0, 1);
  Atomics.notify(parked, 0);
  Atomics.wait(parked, 0, 1);
}

await run();
