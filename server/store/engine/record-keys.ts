import type { KeyRange } from './table.ts';
import { prefixRange } from './table.ts';

const ID_BYTES = 4;
const RECORD_BYTES = 6;

/** The number of a collection or index, which every key begins with. */
function idPrefix(id: number): Buffer {
  const prefix = Buffer.allocUnsafe(ID_BYTES);
  prefix.writeUInt32BE(id, 0);
  return prefix;
}

/** How documents and index entries are named in the tables. */
export const RecordTables = {
  /** The key of a document: collection number, record number. */
  documentKey(collection: number, record: number): Buffer {
    const key = Buffer.allocUnsafe(ID_BYTES + RECORD_BYTES);
    key.writeUInt32BE(collection, 0);
    key.writeUIntBE(record, ID_BYTES, RECORD_BYTES);
    return key;
  },

  /** The record number that a document's key, or an index entry's key, ends with. */
  recordOf(key: Buffer): number {
    return key.readUIntBE(key.length - RECORD_BYTES, RECORD_BYTES);
  },

  /** The number of the collection or index that a key belongs to. */
  idOf(key: Buffer): number {
    return key.readUInt32BE(0);
  },

  allDocuments(collection: number): KeyRange {
    return prefixRange(idPrefix(collection));
  },

  allEntries(index: number): KeyRange {
    return prefixRange(idPrefix(index));
  },

  /** The key of an index entry: in a unique index without the record, so that there can be only one. */
  entryKey(index: { id: number; unique: boolean }, encoded: Buffer, record: number): Buffer {
    const length = ID_BYTES + encoded.length;
    const key = Buffer.allocUnsafe(index.unique ? length : length + RECORD_BYTES);
    key.writeUInt32BE(index.id, 0);
    encoded.copy(key, ID_BYTES);
    if (!index.unique) key.writeUIntBE(record, length, RECORD_BYTES);
    return key;
  },

  /** The encoded key inside an entry's key. */
  encodedOf(index: { unique: boolean }, entryKey: Buffer): Buffer {
    return entryKey.subarray(ID_BYTES, index.unique ? entryKey.length : entryKey.length - RECORD_BYTES);
  },

  /** A range of encoded keys as a range of entries. */
  entryRange(index: number, range: KeyRange): KeyRange {
    const prefix = idPrefix(index);
    return { lo: Buffer.concat([prefix, range.lo]), hi: Buffer.concat([prefix, range.hi]) };
  },

  /** What a unique index stores under its key. */
  recordValue(record: number): Buffer {
    const value = Buffer.allocUnsafe(RECORD_BYTES);
    value.writeUIntBE(record, 0, RECORD_BYTES);
    return value;
  },
} as const;

/** The record that an index entry points at. */
export function entryRecord(index: { unique: boolean }, key: Buffer, value: Buffer): number {
  return RecordTables.recordOf(index.unique ? value : key);
}
