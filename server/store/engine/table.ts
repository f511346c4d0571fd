import type { Database } from 'lmdb';
import { CorruptionError } from '../errors.ts';
import { CHECKSUM_BYTES, seal, unseal } from './checksum.ts';

/** From how many entries the size of all is estimated. */
const SAMPLE = 1_000;

/** A stretch of keys, from `lo` on and below `hi`, walked in either direction. */
export interface KeyRange {
  lo: Buffer;
  hi: Buffer;
}

/** One stored entry. */
export interface Entry {
  key: Buffer;
  value: Buffer;
}

/** An ordered table of checksummed values inside the storage file. */
export class Table {
  readonly #db: Database<Buffer, Buffer>;
  readonly #describe: (key: Buffer) => string;

  constructor(db: Database<Buffer, Buffer>, describe: (key: Buffer) => string) {
    this.#db = db;
    this.#describe = describe;
  }

  /** The value under a key; throws when its checksum is wrong. */
  get(key: Buffer): Buffer | undefined {
    const stored = this.#db.getBinary(key);
    return stored && this.#open(key, stored);
  }

  /** Whether there is a value under the key. */
  has(key: Buffer): boolean {
    return this.#db.doesExist(key);
  }

  /** Stores a value. Only inside a transaction. */
  put(key: Buffer, value: Buffer): void {
    this.#db.putSync(key, seal(key, value));
  }

  /** Removes a value. Only inside a transaction. */
  remove(key: Buffer): void {
    this.#db.removeSync(key);
  }

  /** Up to `limit` entries of a range. `after` continues behind an entry seen before. */
  read(range: KeyRange, options: { limit: number; reverse?: boolean; after?: Buffer | undefined }): Entry[] {
    const { limit, reverse = false, after } = options;
    const entries: Entry[] = [];
    const scan = this.#db.getRange({
      start: after ?? (reverse ? range.hi : range.lo),
      end: reverse ? range.lo : range.hi,
      exclusiveStart: reverse || after !== undefined,
      inclusiveEnd: reverse,
      reverse,
      limit,
    });
    for (const { key, value } of scan) {
      entries.push({ key, value: this.#open(key, value) });
    }
    return entries;
  }

  /** Up to `limit` keys of a range. */
  keys(range: KeyRange, limit: number): Buffer[] {
    return [...this.#db.getKeys({ start: range.lo, end: range.hi, limit })];
  }

  /** How many bytes the keys and values of a range have: of a long one estimated from its first entries. */
  bytes(range: KeyRange): number {
    const sample = this.read(range, { limit: SAMPLE });
    const sampled = sample.reduce((sum, { key, value }) => sum + key.length + CHECKSUM_BYTES + value.length, 0);
    if (sample.length < SAMPLE) return sampled;
    return Math.round((sampled / SAMPLE) * this.#db.getKeysCount({ start: range.lo, end: range.hi }));
  }

  #open(key: Buffer, stored: Buffer): Buffer {
    const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
    const payload = unseal(key, bytes);
    if (payload) return payload;
    throw new CorruptionError(
      `${this.#describe(key)} is damaged on disk: its checksum does not match. It is not served; restore it from a backup.`,
    );
  }
}

/** The smallest key that is greater than everything beginning with the prefix. */
export function afterPrefix(prefix: Buffer): Buffer {
  const successor = Buffer.from(prefix);
  let length = successor.length;
  while (length > 0 && successor[length - 1] === 0xff) length--;
  if (length === 0) return Buffer.alloc(prefix.length + 1, 0xff);
  successor[length - 1] = (successor[length - 1] as number) + 1;
  return successor.subarray(0, length);
}

/** All keys that begin with the prefix. */
export function prefixRange(prefix: Buffer): KeyRange {
  return { lo: prefix, hi: afterPrefix(prefix) };
}
