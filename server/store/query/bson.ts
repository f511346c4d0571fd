import { deserialize, type ObjectId, serialize, setInternalBufferSize } from 'bson';
import type { Doc } from './value.ts';

/** The greatest size of one document, as MongoDB's. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
/** How deep documents may nest when stored. */
export const MAX_DEPTH = 180;

setInternalBufferSize(MAX_DOCUMENT_BYTES + 64 * 1024);

/** Decodes a BSON document, keeping the exact type of every value. */
export function decode(raw: Uint8Array): Doc {
  return deserialize(raw, { promoteValues: false, bsonRegExp: true });
}

/** Decodes a command whose listed arrays of documents stay raw, so that they are stored as they were sent. */
export function decodeKeepingRaw(raw: Uint8Array, arrayField: string): Doc {
  return deserialize(raw, {
    promoteValues: false,
    bsonRegExp: true,
    fieldsAsRaw: { [arrayField]: true },
  });
}

/** Encodes a document. */
export function encode(doc: Doc): Buffer {
  const bytes = serialize(doc, { ignoreUndefined: false });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Deeply copies a document; its scalar values are immutable and shared. */
export function cloneValue<T>(value: T): T {
  if (Array.isArray(value)) return value.map(cloneValue) as T;
  if (value === null || typeof value !== 'object') return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const copy: Doc = {};
  for (const key of Object.keys(value)) {
    const inner = cloneValue((value as Doc)[key]);
    if (key === '__proto__') {
      Object.defineProperty(copy, key, { value: inner, writable: true, enumerable: true, configurable: true });
    } else copy[key] = inner;
  }
  return copy as T;
}

export type { ObjectId };
