import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import bcrypt from 'bcryptjs';

/** What the main thread asks: make a hash, or compare with one. */
export type PasswordJob =
  | { readonly id: number; readonly do: 'hash'; readonly password: string; readonly cost: number }
  | { readonly id: number; readonly do: 'verify'; readonly password: string; readonly hash: string };

/** The answer: a hash, whether it matched, or why it could not be done. */
export type PasswordResult = { readonly id: number } & (
  | { readonly value: string | boolean }
  | { readonly error: string }
);

const port = parentPort;
if (!port) throw new Error('The password worker runs as a worker thread.');

/** Requests go before guesses where processors are few, yet beside anything busy a check keeps a quarter of one. */
const NICENESS = 5;

// On Linux a priority is a thread's own.
if (process.platform === 'linux') setPriority(0, NICENESS);

/** How long a check computes until it rests, in ms; Linux would let it go on for several while a page's request waits. */
const STRETCH_MS = 0.5;
const REST_MS = 0.1;

/**
 * Makes this thread rest between the rounds of a hash, so that whoever waits for a processor gets one. bcryptjs offers
 * no hook there, but asks for the time after each round.
 */
function restNowAndThen(): void {
  const { now } = Date;
  const nobodyWakes = new Int32Array(new SharedArrayBuffer(4));
  let restedAt = performance.now();
  Date.now = () => {
    if (performance.now() - restedAt > STRETCH_MS) {
      Atomics.wait(nobodyWakes, 0, 0, REST_MS);
      restedAt = performance.now();
    }
    return now();
  };
}

restNowAndThen();

port.on('message', (job: PasswordJob) => {
  let result: PasswordResult;
  try {
    const value =
      job.do === 'hash' ? bcrypt.hashSync(job.password, job.cost) : bcrypt.compareSync(job.password, job.hash);
    result = { id: job.id, value };
  } catch (error) {
    result = { id: job.id, error: error instanceof Error ? error.message : String(error) };
  }
  port.postMessage(result);
});
