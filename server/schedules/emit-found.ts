import { emit } from '../events/emit.ts';
import type { DomainEvent } from '../events/event.ts';
import { EventModel } from '../events/model.ts';

/** Tells of what a schedule found. Most of it was found before, here or in another process, and is told no more. */
export async function emitFound(events: readonly (DomainEvent & { readonly key: string })[]): Promise<void> {
  const keys = events.map(({ key }) => key);
  const known = await EventModel.find({ key: { $in: keys } }, { key: 1 }).lean();
  const told = new Set(known.map(({ key }) => key));
  for (const event of events) if (!told.has(event.key)) await emit(event);
}
