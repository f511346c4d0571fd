import mongoose from 'mongoose';
import { nanoid } from 'nanoid';
import type { Logger } from 'pino';
import { type Change, deliver } from './changes.ts';
import type { ChangeTopic } from './contract.ts';
import { ChangeLine } from './model.ts';

const POLL_MS = 250;
/** Lines are read again for this long, as one may become visible after a younger one. */
const OVERLAP_MS = 5_000;
/** A process that could not read the changes for this long may not trust what it has cached. */
const STALE_MS = 2_000;

const thisProcess = nanoid(10);
let lastRead = Number.NEGATIVE_INFINITY;

/**
 * Tells everybody that something was just written: this process at once, the others through the `changes` collection.
 * Call it after the write.
 */
export async function announce(change: Change): Promise<void> {
  deliver(change);
  await ChangeLine.updateOne(
    { _id: new mongoose.Types.ObjectId() },
    {
      $currentDate: { at: true },
      $setOnInsert: {
        origin: thisProcess,
        customerId: change.customerId,
        topic: change.topic,
        subject: change.id,
      },
    },
    { upsert: true },
  );
}

/** Whether this process has heard all changes up to two seconds ago. */
export function feedIsFresh(): boolean {
  return performance.now() - lastRead < STALE_MS;
}

/** Starts hearing what other processes write. Resolves once it hears; the result stops it. */
export async function startChangeFeed(logger: Logger): Promise<() => Promise<void>> {
  const reader = new ChangeReader();
  await reader.skipToNow();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let reading = Promise.resolve();
  const tick = async () => {
    try {
      await reader.read();
    } catch (error) {
      if (!stopped) logger.warn({ err: error }, 'could not read the changes');
    }
    if (!stopped) timer = setTimeout(next, POLL_MS);
  };
  const next = () => {
    reading = tick();
  };
  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await reading;
    lastRead = Number.NEGATIVE_INFINITY;
  };
}

/** Reads lines in the database's time, delivering each of another process once. */
class ChangeReader {
  /** Lines delivered within the overlap, by id. */
  private readonly seen = new Map<string, number>();
  private newest = 0;

  async skipToNow(): Promise<void> {
    const started = performance.now();
    const last = await ChangeLine.findOne({}, { at: 1 }).sort({ at: -1 }).lean();
    this.newest = last?.at?.getTime() ?? 0;
    for (const line of await this.lines()) this.remember(line._id.toHexString(), line.at?.getTime() ?? 0);
    lastRead = started;
  }

  async read(): Promise<void> {
    const started = performance.now();
    for (const line of await this.lines()) {
      const id = line._id.toHexString();
      if (this.seen.has(id)) continue;
      this.remember(id, line.at?.getTime() ?? 0);
      if (line.origin !== thisProcess)
        deliver({ customerId: line.customerId ?? null, topic: line.topic as ChangeTopic, id: line.subject ?? null });
    }
    for (const [id, at] of this.seen) if (at < this.newest - OVERLAP_MS) this.seen.delete(id);
    lastRead = started;
  }

  private lines() {
    return ChangeLine.find({ at: { $gte: new Date(this.newest - OVERLAP_MS) } })
      .sort({ at: 1 })
      .lean();
  }

  private remember(id: string, at: number): void {
    this.seen.set(id, at);
    this.newest = Math.max(this.newest, at);
  }
}
