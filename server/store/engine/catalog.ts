import { randomUUID } from 'node:crypto';
import { Int32, UUID } from 'bson';
import { CommandError } from '../errors.ts';
import { decode, encode } from '../query/bson.ts';
import { parseCollation } from '../query/collation.ts';
import { compileQuery } from '../query/match.ts';
import type { Doc } from '../query/value.ts';
import { type Index, indexFromSpec } from './index-definition.ts';
import { checkNamespace } from './namespace.ts';
import { RecordTables } from './record-keys.ts';
import type { Storage } from './storage.ts';
import { prefixRange } from './table.ts';
import type { WriteScope } from './write-queue.ts';

/** A collection's place in the catalog: what is known of it without reading its documents. */
export interface CollectionInfo {
  readonly id: number;
  readonly uuid: UUID;
  db: string;
  name: string;
  options: Doc;
  indexes: Index[];
  /** How many documents it holds, and how many bytes they have. */
  count: number;
  bytes: number;
  /** The record number of the next insert; documents keep their order of insertion by it. */
  nextRecord: number;
}

/** What is left of a dropped collection or index: numbers whose entries are still to be removed. */
export interface Leftover {
  kind: 'collection' | 'index';
  id: number;
}

const COLLECTION = 'c';
const STATS = 's';
const LEFTOVER = 'x';

/** All collections of all databases. Kept in memory, stored in the same transactions as the data. */
export class Catalog {
  readonly #storage: Storage;
  readonly #byName = new Map<string, CollectionInfo>();
  readonly #byId = new Map<number, CollectionInfo>();
  readonly #leftovers = new Map<string, Leftover>();
  #nextId = 1;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Reads the catalog of an opened storage. */
  load(): void {
    for (const { key, value } of this.#storage.catalog.read(prefixRange(Buffer.from(COLLECTION)), {
      limit: Infinity,
    })) {
      const record = decode(value);
      const id = key.readUInt32BE(1);
      const info: CollectionInfo = {
        id,
        uuid: record.uuid as UUID,
        db: record.db as string,
        name: record.name as string,
        options: record.options as Doc,
        indexes: (record.indexes as Doc[]).map((spec) => this.#loadIndex(spec)),
        count: 0,
        bytes: 0,
        nextRecord: 1,
      };
      const stats = this.#storage.catalog.get(idKey(STATS, id));
      if (stats) {
        info.count = stats.readDoubleLE(0);
        info.bytes = stats.readDoubleLE(8);
      }
      const [last] = this.#storage.documents.read(RecordTables.allDocuments(id), { limit: 1, reverse: true });
      if (last) info.nextRecord = RecordTables.recordOf(last.key) + 1;
      this.#byName.set(`${info.db}.${info.name}`, info);
      this.#byId.set(id, info);
      this.#nextId = Math.max(this.#nextId, id + 1);
    }
    for (const { key, value } of this.#storage.catalog.read(prefixRange(Buffer.from(LEFTOVER)), { limit: Infinity })) {
      const id = key.readUInt32BE(1);
      this.#leftovers.set(key.toString('latin1'), { kind: value.toString() as Leftover['kind'], id });
      this.#nextId = Math.max(this.#nextId, id + 1);
    }
  }

  #loadIndex(stored: Doc): Index {
    const id = Number(stored.id);
    this.#nextId = Math.max(this.#nextId, id + 1);
    return {
      ...this.defineIndex(stored.spec as Doc, id),
      multikey: Number(stored.multikey),
      truncated: stored.truncated === true,
      building: stored.building === true,
    };
  }

  /** Makes an index definition from a `createIndexes` specification. */
  defineIndex(spec: Doc, id = this.newId()): Index {
    return indexFromSpec(id, spec, {
      compile: (filter) => compileQuery(filter),
      collation: parseCollation(spec.collation),
    });
  }

  /** A number that no collection or index has had. */
  newId(): number {
    return this.#nextId++;
  }

  /** The collection of that name, if there is one. */
  find(db: string, name: string): CollectionInfo | undefined {
    return this.#byName.get(`${db}.${name}`);
  }

  /** Whether this collection still exists under its number. */
  has(info: CollectionInfo): boolean {
    return this.#byId.get(info.id) === info;
  }

  /** The collections of a database, in the order in which they were made. */
  list(db: string): CollectionInfo[] {
    return [...this.#byId.values()].filter((info) => info.db === db);
  }

  /** All collections. */
  all(): Iterable<CollectionInfo> {
    return this.#byId.values();
  }

  /** The collection or index that a number belongs to, in words, for error messages. */
  describeId(id: number): string {
    const collection = this.#byId.get(id);
    if (collection) return `${collection.db}.${collection.name}`;
    for (const info of this.#byId.values()) {
      const index = info.indexes.find((candidate) => candidate.id === id);
      if (index) return `index ${index.name} of ${info.db}.${info.name}`;
    }
    return `collection or index number ${id}`;
  }

  /** Names of the databases that have a collection. */
  databases(): string[] {
    return [...new Set([...this.#byId.values()].map((info) => info.db))].sort();
  }

  /** What dropped collections and indexes have left behind. */
  leftovers(): Leftover[] {
    return [...this.#leftovers.values()];
  }

  /** Makes a collection with its index on `_id`. */
  create(scope: WriteScope, db: string, name: string, options: Doc): CollectionInfo {
    checkNamespace(db, name);
    if (this.find(db, name)) {
      throw new CommandError('NamespaceExists', `Collection ${db}.${name} already exists.`);
    }
    const info: CollectionInfo = {
      id: this.newId(),
      uuid: new UUID(randomUUID()),
      db,
      name,
      options,
      indexes: [this.defineIndex({ v: new Int32(2), key: { _id: new Int32(1) }, name: '_id_' })],
      count: 0,
      bytes: 0,
      nextRecord: 1,
    };
    this.#byName.set(`${db}.${name}`, info);
    this.#byId.set(info.id, info);
    scope.onUndo(() => {
      this.#byName.delete(`${db}.${name}`);
      this.#byId.delete(info.id);
    });
    this.save(scope, info);
    return info;
  }

  /** Stores a collection's record at the end of the transaction. */
  save(scope: WriteScope, info: CollectionInfo): void {
    scope.atEnd(info, () => {
      if (!this.has(info)) return;
      const record = {
        db: info.db,
        name: info.name,
        uuid: info.uuid,
        options: info.options,
        indexes: info.indexes.map((index) => ({
          id: index.id,
          spec: index.spec,
          multikey: index.multikey,
          truncated: index.truncated,
          building: index.building,
        })),
      };
      this.#storage.catalog.put(idKey(COLLECTION, info.id), encode(record));
    });
  }

  /** Counts documents in or out; the totals are stored with the transaction. */
  changeStats(scope: WriteScope, info: CollectionInfo, count: number, bytes: number): void {
    info.count += count;
    info.bytes += bytes;
    scope.onUndo(() => {
      info.count -= count;
      info.bytes -= bytes;
    });
    scope.atEnd(info.id, () => {
      if (!this.has(info)) return;
      const stats = Buffer.allocUnsafe(16);
      stats.writeDoubleLE(info.count, 0);
      stats.writeDoubleLE(info.bytes, 8);
      this.#storage.catalog.put(idKey(STATS, info.id), stats);
    });
  }

  /** Drops a collection: gone at once, its entries are removed in the background. */
  drop(scope: WriteScope, info: CollectionInfo): void {
    const key = `${info.db}.${info.name}`;
    this.#byName.delete(key);
    this.#byId.delete(info.id);
    scope.onUndo(() => {
      this.#byName.set(key, info);
      this.#byId.set(info.id, info);
    });
    this.#storage.catalog.remove(idKey(COLLECTION, info.id));
    this.#storage.catalog.remove(idKey(STATS, info.id));
    this.#leave(scope, { kind: 'collection', id: info.id });
    for (const index of info.indexes) this.#leave(scope, { kind: 'index', id: index.id });
  }

  /** Adds an index to a collection's record. */
  addIndex(scope: WriteScope, info: CollectionInfo, index: Index): void {
    const before = info.indexes;
    info.indexes = [...before, index];
    scope.onUndo(() => {
      info.indexes = before;
    });
    this.save(scope, info);
  }

  /** Takes an index off a collection's record; its entries are removed in the background. */
  removeIndex(scope: WriteScope, info: CollectionInfo, index: Index): void {
    const before = info.indexes;
    info.indexes = before.filter((candidate) => candidate !== index);
    scope.onUndo(() => {
      info.indexes = before;
    });
    this.#leave(scope, { kind: 'index', id: index.id });
    this.save(scope, info);
  }

  /** Gives a collection another name. */
  rename(scope: WriteScope, info: CollectionInfo, db: string, name: string): void {
    checkNamespace(db, name);
    const before = { db: info.db, name: info.name };
    const apply = (to: { db: string; name: string }) => {
      this.#byName.delete(`${info.db}.${info.name}`);
      Object.assign(info, to);
      this.#byName.set(`${to.db}.${to.name}`, info);
    };
    apply({ db, name });
    scope.onUndo(() => apply(before));
    this.save(scope, info);
  }

  /** Forgets a leftover whose entries are all removed. */
  clearLeftover(scope: WriteScope, leftover: Leftover): void {
    const key = idKey(LEFTOVER, leftover.id);
    this.#storage.catalog.remove(key);
    this.#leftovers.delete(key.toString('latin1'));
    scope.onUndo(() => this.#leftovers.set(key.toString('latin1'), leftover));
  }

  #leave(scope: WriteScope, leftover: Leftover): void {
    const key = idKey(LEFTOVER, leftover.id);
    this.#storage.catalog.put(key, Buffer.from(leftover.kind));
    this.#leftovers.set(key.toString('latin1'), leftover);
    scope.onUndo(() => this.#leftovers.delete(key.toString('latin1')));
  }
}

function idKey(kind: string, id: number): Buffer {
  const key = Buffer.allocUnsafe(5);
  key.write(kind, 0, 'latin1');
  key.writeUInt32BE(id, 1);
  return key;
}
