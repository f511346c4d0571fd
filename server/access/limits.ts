import { isIPv6 } from 'node:net';
import type { mongo } from 'mongoose';
import { clock } from '../clock.ts';
import { isDuplicateKey } from '../http/database-errors.ts';
import { type TriesFields, TriesModel } from './model.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

/** A limit: how long tries count, and when the next one is allowed after those. */
export interface Limit {
  readonly memory: number;
  /** Moment from which another try is allowed; `times` are those within memory, oldest first, never empty. */
  readonly nextAt: (times: readonly number[]) => number;
}

/** Five tries, then a wait that doubles from 5 s to a quarter of an hour. */
export const PER_ADDRESS: Limit = {
  memory: DAY,
  nextAt: (times) => {
    const beyond = times.length - 5;
    return beyond < 0 ? 0 : (times.at(-1) ?? 0) + Math.min(5 * SECOND * 2 ** beyond, HOUR / 4);
  },
};

/** Sixty tries within any hour, from everywhere together. */
export const PER_LINK: Limit = {
  memory: HOUR,
  nextAt: (times) => (times.length < 60 ? 0 : (times.at(-60) ?? 0) + HOUR),
};

/** Three mails to a mailbox within a quarter of an hour, twenty within a day: nobody's mailbox is filled from here. */
export const PER_MAILBOX: Limit = {
  memory: DAY,
  nextAt: (times) =>
    Math.max(times.length < 3 ? 0 : (times.at(-3) ?? 0) + HOUR / 4, times.length < 20 ? 0 : (times.at(-20) ?? 0) + DAY),
};

/** Whether a try may go on; if not, after how many seconds. */
export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly retryAfter: number };

/** Past the model: a burst of guesses asks here so often that what mongoose adds would delay other people's requests. */
const collection = TriesModel.collection as unknown as mongo.Collection<TriesFields>;

/** How often a try that met another one looks again before it is sent away. */
const ROUNDS = 8;

/**
 * Counts a try against a limit before anything costly happens, so that parallel tries cannot slip through together.
 */
export function countTry(id: string, limit: Limit): Promise<Verdict> {
  return countTries([[id, limit]]);
}

/**
 * Counts one try against several limits, read together and written together. A try that one of them refuses counts
 * for none; one that met another at the very same moment looks again, and may count twice.
 */
export async function countTries(limits: readonly (readonly [id: string, limit: Limit])[]): Promise<Verdict> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const now = clock.now().getTime();
    const found = await collection.find({ _id: { $in: limits.map(([id]) => id) } }).toArray();
    const counted = limits.map(([id, limit]) => {
      const known = found.find(({ _id }) => _id === id);
      return { id, limit, revision: known?.revision, times: recent(known?.times, now, limit) };
    });
    const refused = counted.map(({ times, limit }) => judge(times, now, limit)).find(({ allowed }) => !allowed);
    if (refused) return refused;
    if (await keepTries(counted.map((one) => ({ ...one, times: [...one.times, now] })))) return { allowed: true };
  }
  return { allowed: false, retryAfter: 1 };
}

/** Whether a try would be allowed now; counts nothing. For tries of which only the failed ones count, by `countTry` afterwards. */
export async function mayTry(id: string, limit: Limit): Promise<Verdict> {
  const now = clock.now().getTime();
  const tries = await TriesModel.findById(id).lean();
  return judge(recent(tries?.times, now, limit), now, limit);
}

/** Takes the latest try back: it was right. */
export async function takeBackTry(id: string, limit: Limit): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const tries = await TriesModel.findById(id).lean();
    if (!tries) return;
    const times = recent(tries.times, clock.now().getTime(), limit);
    if (await keepTries([{ id, limit, revision: tries.revision, times: times.slice(0, -1) }])) return;
  }
}

/** Forgets all tries. */
export async function forgetTries(id: string): Promise<void> {
  await TriesModel.deleteOne({ _id: id });
}

function judge(times: readonly number[], now: number, limit: Limit): Verdict {
  const nextAt = times.length === 0 ? 0 : limit.nextAt(times);
  return nextAt > now ? { allowed: false, retryAfter: Math.ceil((nextAt - now) / SECOND) } : { allowed: true };
}

function recent(times: readonly Date[] | undefined, now: number, limit: Limit): number[] {
  return (times ?? []).map((time) => time.getTime()).filter((time) => time > now - limit.memory);
}

interface KnownTries {
  readonly id: string;
  readonly limit: Limit;
  /** Absent where there were none. */
  readonly revision: number | undefined;
  readonly times: readonly number[];
}

/**
 * False when somebody else wrote to one of them since `revision` was read. They are written in their order and no further
 * than the first that was taken: of those who meet at one limit, one always goes on.
 */
async function keepTries(known: readonly KnownTries[]): Promise<boolean> {
  const changes = known.map(({ id, limit, revision, times }) => ({
    updateOne: {
      // One that is at another revision by now does not match, and cannot be made again under its id.
      filter: { _id: id, revision: revision ?? { $exists: false } },
      update: {
        $set: {
          times: times.map((time) => new Date(time)),
          revision: (revision ?? 0) + 1,
          expiresAt: new Date((times.at(-1) ?? clock.now().getTime()) + limit.memory),
        },
      },
      upsert: true,
    },
  }));
  try {
    await collection.bulkWrite(changes, { ordered: true });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** What counts as one address: all of an IPv6 network, as its owner has 2^64 addresses to choose from. */
export function addressKey(address: string | undefined): string {
  const plain = (address ?? 'unknown').replace(/^::ffff:/, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = head ? head.split(':') : [];
  if (tail !== undefined) {
    const after = tail ? tail.split(':') : [];
    groups.push(...Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0'), ...after);
  }
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')}::/64`;
}
