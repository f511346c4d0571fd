import { randomBytes } from 'node:crypto';
import { CommandError } from '../errors.ts';

/** Something that gives encoded documents until it is used up. */
export interface DocumentSource {
  /** The next document; `undefined` at the end. */
  next(): Promise<Buffer | undefined>;
  /** Ends the work on it. */
  cancel?(): void;
}

/** An open cursor. */
export interface Cursor {
  readonly id: bigint;
  readonly namespace: string;
  readonly source: DocumentSource;
  /** A document that was read but did not fit into the last answer. */
  pending: Buffer | undefined;
  lastUsed: number;
  isBusy: boolean;
  noTimeout: boolean;
}

/** A batch of an answer stays below this, so that it fits a message. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024;
/** Cursors that nobody asked for so long are closed. */
const IDLE_MS = 10 * 60 * 1000;
const MAX_CURSORS = 10_000;

/** The open cursors of all connections. */
export class Cursors {
  readonly #open = new Map<bigint, Cursor>();

  get size(): number {
    return this.#open.size;
  }

  /** Makes a cursor; it is kept only once {@link Cursors.keep} is called. */
  create(namespace: string, source: DocumentSource, noTimeout = false): Cursor {
    const id = BigInt.asIntN(64, randomBytes(8).readBigUInt64LE() >> 1n);
    return {
      id: id === 0n ? 1n : id,
      namespace,
      source,
      pending: undefined,
      lastUsed: Date.now(),
      isBusy: false,
      noTimeout,
    };
  }

  /** Reads the next documents of a cursor. `isDone` says that there are no more. */
  async read(cursor: Cursor, batchSize: number): Promise<{ batch: Buffer[]; isDone: boolean }> {
    const batch: Buffer[] = [];
    let bytes = 0;
    while (batch.length < batchSize) {
      const document = cursor.pending ?? (await cursor.source.next());
      cursor.pending = undefined;
      if (!document) return { batch, isDone: true };
      if (batch.length > 0 && bytes + document.length > MAX_BATCH_BYTES) {
        cursor.pending = document;
        break;
      }
      batch.push(document);
      bytes += document.length;
    }
    return { batch, isDone: false };
  }

  /** Keeps a cursor for later `getMore`s. */
  keep(cursor: Cursor): void {
    if (this.#open.size >= MAX_CURSORS) throw new CommandError('OperationFailed', 'too many open cursors');
    this.#open.set(cursor.id, cursor);
  }

  /** The open cursor of that number. */
  get(id: bigint, namespace: string): Cursor {
    const cursor = this.#open.get(id);
    if (!cursor || cursor.namespace !== namespace)
      throw new CommandError('CursorNotFound', `cursor id ${id} not found`);
    if (cursor.isBusy) throw new CommandError('OperationFailed', `cursor id ${id} is already in use`);
    cursor.lastUsed = Date.now();
    return cursor;
  }

  /** Closes a cursor; false when there is none of that number. */
  close(id: bigint): boolean {
    this.#open.get(id)?.source.cancel?.();
    return this.#open.delete(id);
  }

  /** Closes all cursors on a namespace, when its collection is dropped. */
  closeNamespace(namespace: string): void {
    for (const cursor of this.#open.values()) if (cursor.namespace === namespace) this.close(cursor.id);
  }

  /** Closes what was not used for a long time. */
  closeIdle(now = Date.now()): void {
    for (const cursor of this.#open.values()) {
      if (!cursor.noTimeout && !cursor.isBusy && now - cursor.lastUsed > IDLE_MS) this.close(cursor.id);
    }
  }
}
