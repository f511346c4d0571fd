import { CommandError, CorruptionError } from '../errors.ts';
import { decode } from '../query/bson.ts';
import type { Doc } from '../query/value.ts';
import type { CollectionInfo } from './catalog.ts';
import type { Engine } from './engine.ts';
import type { Index } from './index-definition.ts';
import { Pause } from './pause.ts';
import { entryRecord, RecordTables } from './record-keys.ts';
import { indexedKeys } from './records.ts';
import type { Table } from './table.ts';

/** No more problems than this are listed. */
const MAX_ERRORS = 100;
const CHUNK = 256;

/** What a check of a collection found. */
export interface Validation {
  errors: string[];
  keysPerIndex: Record<string, number>;
}

/**
 * Reads all documents and index entries of a collection: every checksum must be right, every document in
 * every index, and every entry must belong to a document. Writers may go on; what they change meanwhile is looked
 * at again before it is called wrong.
 */
export async function validateCollection(engine: Engine, info: CollectionInfo): Promise<Validation> {
  const errors: string[] = [];
  const report = (problem: string) => {
    if (errors.length < MAX_ERRORS) errors.push(problem);
  };
  const pause = new Pause();
  for await (const key of keysOf(engine.storage.documents, RecordTables.allDocuments(info.id), pause)) {
    checked(report, () => checkDocument(engine, info, key, report));
  }
  const keysPerIndex: Record<string, number> = {};
  for (const index of info.indexes) {
    let count = 0;
    for await (const key of keysOf(engine.storage.indexes, RecordTables.allEntries(index.id), pause)) {
      count++;
      checked(report, () => checkEntry(engine, info, index, key, report));
    }
    keysPerIndex[index.name] = count;
  }
  return { errors, keysPerIndex };
}

async function* keysOf(table: Table, range: ReturnType<typeof RecordTables.allDocuments>, pause: Pause) {
  let lo = range.lo;
  for (;;) {
    const keys = table.keys({ lo, hi: range.hi }, CHUNK);
    for (const key of keys) {
      if (pause.isDue()) await pause.yield();
      yield key;
    }
    const last = keys.at(-1);
    if (keys.length < CHUNK || !last) return;
    lo = Buffer.concat([last, Buffer.from([0])]);
  }
}

function checked(report: (problem: string) => void, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof CorruptionError) && !(error instanceof CommandError)) throw error;
    report(error.message);
  }
}

function checkDocument(engine: Engine, info: CollectionInfo, key: Buffer, report: (problem: string) => void): void {
  const raw = engine.storage.documents.get(key);
  if (!raw) return;
  const doc = decode(raw);
  const record = RecordTables.recordOf(key);
  for (const index of info.indexes) {
    if (index.building) continue;
    for (const encoded of indexedKeys(index, doc)?.keys ?? []) {
      const entry = engine.storage.indexes.get(RecordTables.entryKey(index, encoded, record));
      const owner = entry && (index.unique ? RecordTables.recordOf(entry) : record);
      if (owner !== record) report(`document ${show(doc)} is missing in index ${index.name}`);
    }
  }
}

function checkEntry(
  engine: Engine,
  info: CollectionInfo,
  index: Index,
  key: Buffer,
  report: (problem: string) => void,
): void {
  const value = engine.storage.indexes.get(key);
  if (!value) return;
  const raw = engine.records.get(info, entryRecord(index, key, value));
  const encoded = RecordTables.encodedOf(index, key);
  const belongs = raw && indexedKeys(index, decode(raw))?.keys.some((own) => own.equals(encoded));
  if (!belongs) report(`an entry of index ${index.name} belongs to no document`);
}

function show(doc: Doc): string {
  return `{ _id: ${String(doc._id)} }`;
}
