import { clock } from '../clock.ts';
import { isDuplicateKey } from '../http/database-errors.ts';
import type { Verdict } from './limits.ts';
import { PaceModel } from './model.ts';

const MINUTE = 60_000;

/** Counts something done, by the minute of the clock; refuses what is more than `perMinute`. For what is harmless once and a burden a thousand times. */
export async function keepPace(id: string, perMinute: number): Promise<Verdict> {
  const now = clock.now().getTime();
  const minute = Math.floor(now / MINUTE);
  const count = await countOne(`${id}:${minute}`, new Date((minute + 2) * MINUTE));
  if (count <= perMinute) return { allowed: true };
  return { allowed: false, retryAfter: Math.ceil(((minute + 1) * MINUTE - now) / 1000) };
}

async function countOne(_id: string, expiresAt: Date): Promise<number> {
  const count = () =>
    PaceModel.findOneAndUpdate(
      { _id },
      { $inc: { count: 1 }, $setOnInsert: { expiresAt } },
      { upsert: true, returnDocument: 'after' },
    ).lean();
  try {
    return (await count()).count;
  } catch (error) {
    // Two firsts at once: one made the line, the other finds it now.
    if (!isDuplicateKey(error)) throw error;
    return (await count()).count;
  }
}
