import { createHash } from 'node:crypto';
import { CommandError } from '../errors.ts';
import { decode, encode } from '../query/bson.ts';
import type { Doc } from '../query/value.ts';
import type { Storage } from './storage.ts';
import { prefixRange } from './table.ts';

/** A retryable write: a session's numbered attempt, which a client may send again when it got no answer. */
export interface RetryableWrite {
  session: Buffer;
  number: bigint;
}

/** One statement of a retryable write. */
export interface Statement {
  write: RetryableWrite;
  index: number;
}

/** A session is forgotten after this time, as `hello` tells the drivers. */
const SESSION_MS = 30 * 60 * 1000;
const SESSION_BYTES = 16;
/** How many records one round of forgetting looks at. */
const CHUNK = 1_000;

/** The key part of a session, from the bytes of its id. */
export function sessionKey(id: Uint8Array): Buffer {
  return createHash('sha256').update(id).digest().subarray(0, SESSION_BYTES);
}

/** Remembers what became of retryable writes, in the same transaction as the write, so that each happens once. */
export class RetryLog {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Does a statement's work, or gives what it gave the first time. Only inside a transaction. */
  once<T extends object>(statement: Statement | undefined, work: () => T): T {
    if (!statement) return work();
    const known = this.recall<T>(statement);
    if (known) return known;
    this.#forgetEarlier(statement.write);
    const result = work();
    this.#storage.sessions.put(statementKey(statement), encode({ at: new Date(), result: result as Doc }));
    return result;
  }

  /** What a statement gave when it was first done. */
  recall<T extends object>(statement: Statement | undefined): T | undefined {
    const known = statement && this.#storage.sessions.get(statementKey(statement));
    return known && (decode(known).result as T);
  }

  /** Refuses a write that the session has already gone beyond. */
  checkNumber({ session, number }: RetryableWrite): void {
    for (const key of this.#storage.sessions.keys(prefixRange(session), 1)) {
      const known = key.readBigInt64BE(SESSION_BYTES);
      if (known > number) {
        throw new CommandError(
          'TransactionTooOld',
          `Cannot start transaction ${number} because a newer transaction ${known} has already started`,
        );
      }
    }
  }

  /** A session's earlier writes were answered, or it would not have gone on. */
  #forgetEarlier({ session, number }: RetryableWrite): void {
    for (const key of this.#storage.sessions.keys(prefixRange(session), CHUNK)) {
      if (key.readBigInt64BE(SESSION_BYTES) < number) this.#storage.sessions.remove(key);
    }
  }

  /** Forgets sessions that were not used for long. Only inside a transaction. */
  forgetIdle(now = Date.now()): void {
    const everything = { lo: Buffer.from([0]), hi: Buffer.alloc(SESSION_BYTES + 13, 0xff) };
    for (const { key, value } of this.#storage.sessions.read(everything, { limit: CHUNK })) {
      const { at } = decode(value);
      if (now - Number(at) > SESSION_MS) this.#storage.sessions.remove(key);
    }
  }
}

function statementKey({ write: { session, number }, index }: Statement): Buffer {
  const key = Buffer.allocUnsafe(SESSION_BYTES + 12);
  session.copy(key);
  key.writeBigInt64BE(number, SESSION_BYTES);
  key.writeUInt32BE(index, SESSION_BYTES + 8);
  return key;
}
