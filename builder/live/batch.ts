import type { ChangeEvent } from '../api/changes.ts';

/** An import of thousands of rows announces each; one refetch per tenth of a second is enough and feels instant. */
const WINDOW = 100;

/** Collects changes for a moment and hands on each kind once. */
export function batchChanges(apply: (changes: ChangeEvent[]) => void) {
  const waiting = new Map<string, ChangeEvent>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    const changes = [...waiting.values()];
    waiting.clear();
    apply(changes);
  };
  return {
    add(change: ChangeEvent) {
      waiting.set(`${change.topic} ${change.customerId}`, change);
      timer ??= setTimeout(flush, WINDOW);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
