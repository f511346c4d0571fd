import type { ServerOptions } from './server.ts';

/** What the worker is started with. */
export type WorkerStart = ServerOptions;

/** What the worker tells. */
export type FromWorker = { kind: 'ready'; uri: string } | { kind: 'failed'; message: string } | { kind: 'closed' };

/** What the worker is told. */
export type ToWorker =
  | { kind: 'close' }
  /** Put down what you are at, say so by a 1 in this shared cell, and do nothing more: the process ends. */
  | { kind: 'park'; parked: Int32Array };
