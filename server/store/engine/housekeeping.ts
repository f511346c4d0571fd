import { decode } from '../query/bson.ts';
import { compileQuery } from '../query/match.ts';
import type { CollectionInfo, Leftover } from './catalog.ts';
import type { Engine } from './engine.ts';
import type { Index } from './index-definition.ts';
import { RecordTables } from './record-keys.ts';

/** How often expired documents are removed, as mongod does. */
const EXPIRE_EVERY_MS = 60_000;
/** How many entries one transaction of background work touches. */
const CHUNK = 500;

/** Work that nobody waits for: expiry by TTL indexes, idle cursors, what dropped collections left. */
export class Housekeeping {
  readonly #engine: Engine;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Begins the periodic work, and finishes what an earlier process left. */
  start(): void {
    this.#timer = setInterval(() => {
      this.#engine.cursors.closeIdle();
      this.#enqueue(() => this.#expireAll());
      this.#enqueue(() => this.#engine.queue.run(() => this.#engine.retries.forgetIdle()));
    }, EXPIRE_EVERY_MS);
    this.#timer.unref();
    this.#enqueue(() => this.#dropUnfinishedIndexes());
    this.purgeSoon();
  }

  /** Stops after the piece of work at hand. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  purgeSoon(): void {
    this.#enqueue(() => this.#purge());
  }

  expire(): Promise<void> {
    return this.#enqueue(() => this.#expireAll());
  }

  /** A failed piece of work is tried again at its next time: a full or failing disk is reported to writers anyway. */
  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#running = this.#running.then(work).catch(() => undefined);
    return this.#running;
  }

  /** An index whose build a killed process left unfinished was never acknowledged. */
  async #dropUnfinishedIndexes(): Promise<void> {
    const { catalog, queue } = this.#engine;
    for (const info of [...catalog.all()]) {
      for (const index of info.indexes.filter((candidate) => candidate.building)) {
        if (this.#engine.isBuilding(index)) continue;
        await queue.run((scope) => catalog.removeIndex(scope, info, index));
      }
    }
    await this.#purge();
  }

  async #purge(): Promise<void> {
    for (const leftover of this.#engine.catalog.leftovers()) await this.#purgeOne(leftover);
  }

  async #purgeOne(leftover: Leftover): Promise<void> {
    const { storage, queue, catalog } = this.#engine;
    const isCollection = leftover.kind === 'collection';
    const table = isCollection ? storage.documents : storage.indexes;
    const range = isCollection ? RecordTables.allDocuments(leftover.id) : RecordTables.allEntries(leftover.id);
    let isDone = false;
    while (!isDone && !this.#isStopped) {
      isDone = await queue.run((scope) => {
        const keys = table.keys(range, CHUNK);
        for (const key of keys) table.remove(key);
        if (keys.length === CHUNK) return false;
        catalog.clearLeftover(scope, leftover);
        return true;
      });
    }
  }

  async #expireAll(): Promise<void> {
    for (const info of [...this.#engine.catalog.all()]) {
      for (const index of info.indexes) {
        if (index.expireAfterSeconds !== undefined && !index.building) await this.#expireIndex(info, index);
      }
    }
  }

  async #expireIndex(info: CollectionInfo, index: Index): Promise<void> {
    const path = index.parts[0]?.path as string;
    const limit = new Date(Date.now() - (index.expireAfterSeconds as number) * 1000);
    const find = this.#engine.find(info, { filter: { [path]: { $lte: limit } }, hint: index.name });
    let records: number[] = [];
    for (let match = await find.next(); match && !this.#isStopped; match = await find.next()) {
      records.push(match.record);
      if (records.length === CHUNK) {
        await this.#removeExpired(info, path, limit, records);
        records = [];
      }
    }
    await this.#removeExpired(info, path, limit, records);
  }

  async #removeExpired(info: CollectionInfo, path: string, limit: Date, records: readonly number[]): Promise<void> {
    if (records.length === 0) return;
    const matches = compileQuery({ [path]: { $lte: limit } });
    await this.#engine.queue.run((scope) => {
      if (!this.#engine.catalog.has(info)) return;
      for (const record of records) {
        const raw = this.#engine.records.get(info, record);
        const doc = raw && decode(raw);
        if (raw && doc && matches(doc)) this.#engine.records.remove(scope, info, record, { raw, doc });
      }
    });
  }
}
