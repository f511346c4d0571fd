import { parentPort, workerData } from 'node:worker_threads';
import { startServer } from './server.ts';
import type { FromWorker, ToWorker, WorkerStart } from './worker-messages.ts';

/** The worker thread of the embedded store: everything that costs time happens here. */
async function run(): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('the store worker has to be started as a worker thread');
  const send = (message: FromWorker) => port.postMessage(message);
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

await run();
