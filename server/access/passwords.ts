import type { Worker } from 'node:worker_threads';
import { nanoid } from 'nanoid';
import { startWorker } from '../worker-threads.ts';
import type { PasswordJob, PasswordResult } from './password-worker.ts';

/** Work factor of new hashes: about 80 ms each and a quarter of that in rests, all of it in the worker thread. */
const COST = 10;

type Ask = PasswordJob extends infer Job ? (Job extends PasswordJob ? Omit<Job, 'id'> : never) : never;
interface Waiting {
  readonly resolve: (value: string | boolean) => void;
  readonly reject: (error: Error) => void;
}

let worker: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/** bcrypt in one worker thread, started at the first use: a burst of sign-ins waits in line there and delays nobody else. */
function passwordWorker(): Worker {
  if (worker) return worker;
  const started = startWorker('password-worker', undefined);
  started.on('message', (result: PasswordResult) => {
    const asked = waiting.get(result.id);
    waiting.delete(result.id);
    if (waiting.size === 0) started.unref();
    if ('error' in result) asked?.reject(new Error(result.error));
    else asked?.resolve(result.value);
  });
  const lost = (error: Error) => {
    if (worker === started) worker = undefined;
    for (const asked of waiting.values()) asked.reject(error);
    waiting.clear();
  };
  started.on('error', lost);
  started.on('exit', () => lost(new Error('The password worker ended.')));
  worker = started;
  return started;
}

function ask(job: Ask): Promise<string | boolean> {
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    const thread = passwordWorker();
    thread.ref();
    thread.postMessage({ ...job, id } satisfies PasswordJob);
  });
}

/** Hash of a password of at most 72 bytes (the schemas refuse longer ones: bcrypt would drop the rest). */
export async function hashPassword(password: string): Promise<string> {
  return String(await ask({ do: 'hash', password, cost: COST }));
}

/** Whether the password is the one that was hashed. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  return (await ask({ do: 'verify', password, hash })) === true;
}

let decoy: Promise<string> | undefined;

/** Takes as long as `verifyPassword` and never succeeds: for unknown people, so that timing does not tell who exists. */
export async function verifyNothing(password: string): Promise<false> {
  decoy ??= hashPassword(nanoid());
  await verifyPassword(password, await decoy);
  return false;
}

/** Ends the worker thread; the next use starts it again. */
export async function stopPasswordWorker(): Promise<void> {
  const running = worker;
  worker = undefined;
  await running?.terminate();
}
