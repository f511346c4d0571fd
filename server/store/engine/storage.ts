import { closeSync, existsSync, fsyncSync, openSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, open, type RootDatabase } from 'lmdb';
import { CommandError } from '../errors.ts';
import { checkFile } from './file-check.ts';
import { Table } from './table.ts';

/** The name of the file that holds everything. */
export const DATA_FILE = 'store.mdb';

/** Free bytes below which a failed write is put down to a full disk. */
const FULL_DISK_BYTES = 8 * 1024 * 1024;

/** Names the record that a key belongs to, for error messages. */
export interface Describe {
  document(key: Buffer): string;
  index(key: Buffer): string;
}

/** The LMDB environment and its tables. All writes go through {@link Storage.transaction}. */
export class Storage {
  readonly catalog: Table;
  readonly documents: Table;
  readonly indexes: Table;
  readonly sessions: Table;
  readonly #root: RootDatabase<Buffer, Buffer>;
  readonly #dir: string;
  #failure: string | undefined;
  /** Goes up with every transaction: what was read under another number may have changed. */
  version = 0;

  constructor(dir: string, describe: Describe, { isCopy = false }: { isCopy?: boolean } = {}) {
    this.#dir = dir;
    const path = join(dir, DATA_FILE);
    // Made here so that nobody but the owner can read it, from the first byte on.
    const isNew = !existsSync(path);
    closeSync(openSync(path, 'a', 0o600));
    if (isNew) syncNames(dir);
    checkFile(path, { isCopy });
    this.#root = open<Buffer, Buffer>({
      path,
      noSubdir: true,
      encoding: 'binary',
      keyEncoding: 'binary',
      // A commit returns when its pages and its meta page are on disk, and throws when they are not.
      overlappingSync: false,
      maxDbs: 8,
    });
    const table = (name: string): Database<Buffer, Buffer> =>
      this.#root.openDB<Buffer, Buffer>(name, { encoding: 'binary', keyEncoding: 'binary' });
    this.catalog = new Table(table('catalog'), (key) => `the catalog's record ${key.toString('latin1')}`);
    this.documents = new Table(table('documents'), describe.document);
    this.indexes = new Table(table('indexes'), describe.index);
    this.sessions = new Table(table('sessions'), () => 'a session record');
  }

  /** Why the store takes no writes any more, once that is so. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** Runs writes as one transaction, on disk when this returns; nothing of them is kept when it throws. */
  transaction<T>(work: () => T): T {
    if (this.#failure) throw new CommandError('InternalError', this.#failure);
    let worked = false;
    this.version++;
    try {
      return this.#root.transactionSync(() => {
        const result = work();
        worked = true;
        return result;
      });
    } catch (error) {
      if (!worked && !isStorageError(error)) throw error;
      throw this.#writeFailed(error);
    }
  }

  /**
   * A full disk is passing: the write is refused and the next one may succeed. After any other failed write
   * or fsync nobody knows what the disk holds, so no further write is taken.
   */
  #writeFailed(cause: unknown): CommandError {
    const reason = cause instanceof Error ? cause.message : String(cause);
    if (this.#isDiskFull() || /No space left|ENOSPC|MDB_MAP_FULL/.test(reason)) {
      return new CommandError('OutOfDiskSpace', 'The disk is full: the write was refused and nothing of it was kept.');
    }
    this.#failure = `The store takes no more writes: writing to disk failed (${reason}). Check the disk, then restart.`;
    return new CommandError('InternalError', this.#failure);
  }

  #isDiskFull(): boolean {
    const { bavail, bsize } = statfsSync(this.#dir);
    return bavail * bsize < FULL_DISK_BYTES;
  }

  /** A consistent copy of everything, as one compacted file. */
  async copyTo(file: string): Promise<void> {
    await this.#root.backup(file, true);
  }

  async close(): Promise<void> {
    await this.#root.close();
  }
}

/** Makes sure that the names in a folder are on disk. */
function syncNames(dir: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dir, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** Whether an error comes from LMDB or the operating system and not from our own code. */
export function isStorageError(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof CommandError) return false;
  return 'code' in error || /MDB_|Input\/output|No space|I\/O|Read-only file/.test(error.message);
}
