import type { ChangeEvent } from '../api/changes.ts';

type Listener = (change: ChangeEvent) => void;
const listeners = new Set<Listener>();

/** Calls `listener` for every live change, for screens that keep more than fetched answers. Returns the way to stop. */
export function onLiveChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells a change to everyone who listens. */
export function tellLiveChange(change: ChangeEvent): void {
  for (const listener of listeners) listener(change);
}
