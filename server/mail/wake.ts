let wake: (() => void) | null = null;

/** What the queue calls when there is something to send; null when this process sends nothing. */
export function onMailQueued(listener: (() => void) | null): void {
  wake = listener;
}

/** Has the sender of this process look at once. */
export function wakeSender(): void {
  wake?.();
}
