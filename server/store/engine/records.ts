import { CommandError } from '../errors.ts';
import { type DocumentKeys, documentKeys } from '../keys/document-keys.ts';
import { MAX_DOCUMENT_BYTES } from '../query/bson.ts';
import { valueAt } from '../query/path.ts';
import type { Doc } from '../query/value.ts';
import type { Catalog, CollectionInfo } from './catalog.ts';
import type { Index } from './index-definition.ts';
import { entryRecord, RecordTables } from './record-keys.ts';
import type { Storage } from './storage.ts';
import type { WriteScope } from './write-queue.ts';

/** A document in both its forms. */
export interface StoredDoc {
  raw: Buffer;
  doc: Doc;
}

interface IndexChange {
  index: Index;
  add: Buffer[];
  remove: Buffer[];
  found: DocumentKeys | undefined;
}

/** Writes documents together with their index entries. Every method runs inside a transaction. */
export class Records {
  readonly #storage: Storage;
  readonly #catalog: Catalog;

  constructor(storage: Storage, catalog: Catalog) {
    this.#storage = storage;
    this.#catalog = catalog;
  }

  /** A document by its record number. */
  get(info: CollectionInfo, record: number): Buffer | undefined {
    return this.#storage.documents.get(RecordTables.documentKey(info.id, record));
  }

  /** Stores a new document and gives it the next record number. */
  insert(scope: WriteScope, info: CollectionInfo, { raw, doc }: StoredDoc): number {
    checkSize(raw);
    const record = info.nextRecord;
    this.#applyIndexes(scope, info, record, undefined, doc);
    info.nextRecord = record + 1;
    scope.onUndo(() => {
      info.nextRecord = record;
    });
    this.#storage.documents.put(RecordTables.documentKey(info.id, record), raw);
    this.#catalog.changeStats(scope, info, 1, raw.length);
    return record;
  }

  /** Replaces a document's content in its place. */
  update(scope: WriteScope, info: CollectionInfo, record: number, before: StoredDoc, after: StoredDoc): void {
    checkSize(after.raw);
    this.#applyIndexes(scope, info, record, before.doc, after.doc);
    this.#storage.documents.put(RecordTables.documentKey(info.id, record), after.raw);
    this.#catalog.changeStats(scope, info, 0, after.raw.length - before.raw.length);
  }

  /** Removes a document. */
  remove(scope: WriteScope, info: CollectionInfo, record: number, before: StoredDoc): void {
    this.#applyIndexes(scope, info, record, before.doc, undefined);
    this.#storage.documents.remove(RecordTables.documentKey(info.id, record));
    this.#catalog.changeStats(scope, info, -1, -before.raw.length);
  }

  /** Enters an existing document into one new index. */
  indexExisting(scope: WriteScope, info: CollectionInfo, index: Index, record: number, doc: Doc): void {
    const change = this.#change(index, undefined, doc);
    this.#checkUnique(info, change, record, doc);
    this.#apply(scope, info, change, record);
  }

  #applyIndexes(scope: WriteScope, info: CollectionInfo, record: number, before?: Doc, after?: Doc): void {
    const changes = info.indexes.map((index) => this.#change(index, before, after));
    // All uniqueness is checked before anything is written, so a refused document leaves no trace.
    for (const change of changes) if (after) this.#checkUnique(info, change, record, after);
    for (const change of changes) this.#apply(scope, info, change, record);
  }

  #change(index: Index, before: Doc | undefined, after: Doc | undefined): IndexChange {
    const found = after && indexedKeys(index, after);
    const added = found?.keys ?? [];
    const removed = (before && indexedKeys(index, before)?.keys) ?? [];
    if (removed.length === 0 || added.length === 0) return { index, add: added, remove: removed, found };
    return {
      index,
      add: added.filter((key) => !removed.some((other) => other.equals(key))),
      remove: removed.filter((key) => !added.some((other) => other.equals(key))),
      found,
    };
  }

  #checkUnique(info: CollectionInfo, { index, add }: IndexChange, record: number, doc: Doc): void {
    if (!index.unique) return;
    for (const encoded of add) {
      const key = RecordTables.entryKey(index, encoded, record);
      const value = this.#storage.indexes.get(key);
      if (value && entryRecord(index, key, value) !== record) throw duplicateKey(info, index, doc, encoded);
    }
  }

  #apply(scope: WriteScope, info: CollectionInfo, change: IndexChange, record: number): void {
    const { index, add, remove, found } = change;
    for (const encoded of remove) this.#removeEntry(index, encoded, record);
    const value = index.unique ? RecordTables.recordValue(record) : EMPTY;
    for (const encoded of add) this.#storage.indexes.put(RecordTables.entryKey(index, encoded, record), value);
    if (found) this.#noteShape(scope, info, index, found);
  }

  /** A unique entry is removed only where it is this record's: a build in progress may lack it. */
  #removeEntry(index: Index, encoded: Buffer, record: number): void {
    const key = RecordTables.entryKey(index, encoded, record);
    if (index.unique) {
      const value = this.#storage.indexes.get(key);
      if (!value || entryRecord(index, key, value) !== record) return;
    }
    this.#storage.indexes.remove(key);
  }

  #noteShape(scope: WriteScope, info: CollectionInfo, index: Index, found: DocumentKeys): void {
    const multikey = index.multikey | found.multikey;
    const truncated = index.truncated || found.truncated;
    if (multikey === index.multikey && truncated === index.truncated) return;
    const before = { multikey: index.multikey, truncated: index.truncated };
    Object.assign(index, { multikey, truncated });
    scope.onUndo(() => Object.assign(index, before));
    this.#catalog.save(scope, info);
  }
}

const EMPTY = Buffer.alloc(0);

/** A document's keys in an index; `undefined` where the index leaves the document out. */
export function indexedKeys(index: Index, doc: Doc): DocumentKeys | undefined {
  if (index.partial && !index.partial.matches(doc)) return undefined;
  if (index.sparse && index.parts.every((part) => !hasPath(doc, part.parts))) return undefined;
  const source = index.collation ? (index.collation.fold(doc) as Doc) : doc;
  return documentKeys(source, index.parts);
}

function hasPath(doc: unknown, parts: readonly string[]): boolean {
  const [first, ...rest] = parts;
  if (first === undefined) return true;
  if (Array.isArray(doc)) {
    return (
      doc.some((element) => !Array.isArray(element) && hasPath(element, parts)) || valueAt(doc, parts) !== undefined
    );
  }
  if (doc === null || typeof doc !== 'object' || !Object.hasOwn(doc, first)) return false;
  return hasPath((doc as Doc)[first], rest);
}

function checkSize(raw: Buffer): void {
  if (raw.length > MAX_DOCUMENT_BYTES) {
    throw new CommandError(
      'BSONObjectTooLarge',
      `object to insert too large. size in bytes: ${raw.length}, max size: ${MAX_DOCUMENT_BYTES}`,
    );
  }
}

function duplicateKey(info: CollectionInfo, index: Index, doc: Doc, encoded: Buffer): CommandError {
  const keyPattern = index.spec.key as Doc;
  const keyValue: Doc = {};
  for (const part of index.parts) keyValue[part.path] = duplicateValue(index, part.parts, doc, encoded);
  const shown = Object.entries(keyValue).map(([path, value]) => `${path}: ${show(value)}`);
  return new CommandError(
    'DuplicateKey',
    `E11000 duplicate key error collection: ${info.db}.${info.name} index: ${index.name} dup key: { ${shown.join(', ')} }`,
    { keyPattern, keyValue },
  );
}

/** The value to report: of an array, the element that collides. */
function duplicateValue(index: Index, path: readonly string[], doc: Doc, encoded: Buffer): unknown {
  const value = valueAt(doc, path);
  if (!Array.isArray(value) || index.parts.length > 1) return value ?? null;
  const [part] = index.parts;
  return value.find((element) =>
    documentKeys({ value: element } as Doc, [
      { path: 'value', parts: ['value'], descending: part?.descending ?? false },
    ]).keys.some((key) => key.equals(encoded)),
  );
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || value === undefined) return 'null';
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (typeof value === 'object' && '_bsontype' in value && value._bsontype === 'ObjectId')
    return `ObjectId('${String(value)}')`;
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) return JSON.stringify(value);
  return String(value);
}
