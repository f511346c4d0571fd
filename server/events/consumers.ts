import type { EventKind, EventOf, StoredEvent } from './event.ts';

/** Something that answers to events. It may be given one again after a crash, so it must count each `event.id` once. */
export interface Consumer {
  readonly name: string;
  readonly kinds: ReadonlySet<EventKind>;
  readonly handle: (event: StoredEvent) => Promise<void>;
}

const consumers = new Map<string, Consumer>();

/** Registers a consumer, as its module loads. Every process has the same ones. */
export function consume<Kind extends EventKind>(consumer: {
  readonly name: string;
  readonly kinds: readonly Kind[];
  readonly handle: (event: EventOf<Kind>) => Promise<void>;
}): void {
  consumers.set(consumer.name, {
    name: consumer.name,
    kinds: new Set(consumer.kinds),
    handle: (event) => consumer.handle(event as EventOf<Kind>),
  });
}

/** Names of those who want events of this kind. */
export function consumersOf(kind: EventKind): string[] {
  return [...consumers.values()].filter(({ kinds }) => kinds.has(kind)).map(({ name }) => name);
}

/** A consumer by name; none for one that this version of the program no longer has. */
export function consumerNamed(name: string): Consumer | undefined {
  return consumers.get(name);
}
