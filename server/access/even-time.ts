import { setTimeout as delay } from 'node:timers/promises';

/** Longer than either way takes, so that both answer at the first beat. */
const BEAT_MS = 300;

/** Does something and answers at the next beat since it began, so that how long it took does not tell what it met. */
export async function inEvenTime<Value>(run: () => Promise<Value>): Promise<Value> {
  const start = performance.now();
  const value = await run();
  const taken = performance.now() - start;
  await delay(Math.ceil(taken / BEAT_MS) * BEAT_MS - taken);
  return value;
}
