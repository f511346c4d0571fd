import { Catalog, type CollectionInfo } from './catalog.ts';
import { Cursors } from './cursors.ts';
import { Find, type FindRequest } from './find.ts';
import { Housekeeping } from './housekeeping.ts';
import type { Index } from './index-definition.ts';
import { RecordTables } from './record-keys.ts';
import { Records } from './records.ts';
import { RetryLog } from './retry-log.ts';
import { Storage } from './storage.ts';
import { WriteQueue, type WriteScope } from './write-queue.ts';

/** One opened data folder with everything that works on it. */
export class Engine {
  readonly storage: Storage;
  readonly catalog: Catalog;
  readonly queue: WriteQueue;
  readonly records: Records;
  readonly cursors = new Cursors();
  readonly retries: RetryLog;
  /** Numbers of the indexes that are being filled. */
  readonly builds = new Set<number>();
  readonly startedAt = Date.now();
  readonly #housekeeping: Housekeeping;

  constructor(readonly dir: string) {
    this.storage = new Storage(dir, {
      document: (key) =>
        `document number ${RecordTables.recordOf(key)} of ${this.catalog.describeId(RecordTables.idOf(key))}`,
      index: (key) => `an entry of ${this.catalog.describeId(RecordTables.idOf(key))}`,
    });
    this.catalog = new Catalog(this.storage);
    this.catalog.load();
    this.queue = new WriteQueue(this.storage);
    this.retries = new RetryLog(this.storage);
    this.records = new Records(this.storage, this.catalog);
    this.#housekeeping = new Housekeeping(this);
    this.#housekeeping.start();
  }

  /** Whether an index is being filled right now, as opposed to left unfinished by a killed process. */
  isBuilding(index: Index): boolean {
    return this.builds.has(index.id);
  }

  /** A query on a collection, which may not exist. */
  find(info: CollectionInfo | undefined, request: FindRequest): Find {
    return new Find(this.storage, info, request);
  }

  /** The collection of that name, made if there is none. */
  collection(scope: WriteScope, db: string, name: string): CollectionInfo {
    return this.catalog.find(db, name) ?? this.catalog.create(scope, db, name, {});
  }

  /** Removes what dropped collections left, soon. */
  purgeSoon(): void {
    this.#housekeeping.purgeSoon();
  }

  /** Removes expired documents of TTL indexes now. */
  expireNow(): Promise<void> {
    return this.#housekeeping.expire();
  }

  /** Stops background work and closes the storage. */
  async close(): Promise<void> {
    await this.#housekeeping.stop();
    await this.storage.close();
  }
}
