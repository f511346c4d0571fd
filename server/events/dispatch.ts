import type { Logger } from 'pino';
import { clock } from '../clock.ts';
import { consumerNamed } from './consumers.ts';
import type { StoredEvent } from './event.ts';
import { type EventFields, EventModel } from './model.ts';

/** Whoever takes an event has this long; after that its process counts as dead and another one takes it. */
const LEASE_MS = 60_000;
/** How often events of dead processes, and those to try again, are looked for. */
const LOOK_MS = 2_000;
const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 3600_000;
/** With the waits above this is about half a day. */
const MAX_ATTEMPTS = 20;

let running: { readonly logger: Logger; work: Promise<void> | null; again: boolean } | null = null;

/** Starts handling events in this process. The result stops it after the event at hand. */
export function startDispatch(logger: Logger): () => Promise<void> {
  const mine: NonNullable<typeof running> = { logger, work: null, again: false };
  running = mine;
  wakeDispatch();
  const timer = setInterval(wakeDispatch, LOOK_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    if (running === mine) running = null;
    await mine.work;
  };
}

/** Looks for events at once; without `startDispatch` (tests) they wait for `drainEvents`. */
export function wakeDispatch(): void {
  const mine = running;
  if (!mine) return;
  mine.again = true;
  mine.work ??= work(mine).finally(() => {
    mine.work = null;
    if (mine.again && running === mine) wakeDispatch();
  });
}

/** Handles everything that is due now; a consumer's error is thrown after the others had their turn. */
export async function drainEvents(): Promise<void> {
  const failures: unknown[] = [];
  for (let event = await claim(); event; event = await claim()) await handle(event, (error) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

async function work(mine: NonNullable<typeof running>): Promise<void> {
  try {
    while (mine.again && running === mine) {
      mine.again = false;
      for (let event = await claim(); event; event = running === mine ? await claim() : null)
        await handle(event, (error, consumer) =>
          mine.logger.error({ err: error, consumer, eventId: event?._id }, 'an event could not be handled'),
        );
    }
  } catch (error) {
    mine.logger.warn({ err: error }, 'events pause; the next look goes on');
  }
}

/** Takes the event that has been due longest; of several processes one gets it. */
function claim(): Promise<EventFields | null> {
  const now = clock.now();
  return EventModel.findOneAndUpdate(
    { dueAt: { $type: 'date', $lte: now } },
    { $set: { dueAt: new Date(now.getTime() + LEASE_MS) }, $inc: { attempts: 1 } },
    { sort: { dueAt: 1 }, returnDocument: 'after' },
  ).lean();
}

/** Gives an event to all who have not handled it; each success counts by itself. */
async function handle(event: EventFields, onError: (error: unknown, consumer: string) => void): Promise<void> {
  const stored = present(event);
  const left: string[] = [];
  for (const name of event.pending) {
    try {
      await consumerNamed(name)?.handle(stored);
    } catch (error) {
      left.push(name);
      onError(error, name);
    }
  }
  await EventModel.updateOne({ _id: event._id }, { $set: { pending: left, dueAt: retryAt(event, left) } });
}

function retryAt({ attempts }: EventFields, left: readonly string[]): Date | null {
  if (left.length === 0 || attempts >= MAX_ATTEMPTS) return null;
  const wait = Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LAST_RETRY_MS);
  return new Date(clock.now().getTime() + wait);
}

function present({ _id, kind, customerId, actor, detail, at }: EventFields): StoredEvent {
  return {
    ...detail,
    kind,
    id: _id.toHexString(),
    customerId: customerId.toHexString(),
    actor: { kind: actor.kind, id: actor.id, name: actor.name },
    at,
  } as StoredEvent;
}
