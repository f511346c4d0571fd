import type { z } from 'zod';
import type { ChangeEvent } from './contract.ts';

/** Something that was just written, and whose it is. `customerId: null` concerns the whole workspace. */
export type Change = z.infer<typeof ChangeEvent>;

type Listener = (change: Change) => void;
const listeners = new Set<Listener>();

/** Calls `listener` for every change, of this process at once, of others within the poll of `change-feed.ts`. Returns the way to stop. */
export function onChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Hands a change to this process's listeners. Services call `announce` of `change-feed.ts`, which also tells the other processes. */
export function deliver(change: Change): void {
  for (const listener of listeners) listener(change);
}
