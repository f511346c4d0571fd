import { CommandError } from '../errors.ts';
import { type DocumentKeys, documentKeys, type KeyPart, keyParts } from '../keys/document-keys.ts';
import type { Collation } from './collation.ts';
import { isNumeric, toDouble } from './number.ts';
import { type Doc, isDoc } from './value.ts';

/** A compiled sort. Documents order as their keys do, byte by byte. */
export interface Sort {
  key(doc: Doc): Buffer;
  compare(a: Doc, b: Doc): number;
}

/** Compiles a sort document such as `{ owner: 1, createdAt: -1 }`. */
export function compileSort(spec: Doc, collation?: Collation): Sort {
  for (const path of Object.keys(spec)) checkDirection(path, spec[path]);
  const parts = keyParts(spec);
  const key = (doc: Doc): Buffer => {
    const { keys } = sortableKeys(collation ? (collation.fold(doc) as Doc) : doc, parts);
    // Of an array the element counts that comes first in the order, which is the smallest key.
    return keys.reduce((least, other) => (Buffer.compare(other, least) < 0 ? other : least));
  };
  return { key, compare: (a, b) => Buffer.compare(key(a), key(b)) };
}

function sortableKeys(doc: Doc, parts: readonly KeyPart[]): DocumentKeys {
  try {
    return documentKeys(doc, parts, true);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new CommandError('BadValue', 'cannot sort with keys that are parallel arrays');
  }
}

function checkDirection(path: string, direction: unknown): void {
  if (path.startsWith('$')) {
    throw new CommandError(
      'FailedToParse',
      `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
    );
  }
  if (isDoc(direction)) throw new CommandError('BadValue', 'Illegal meta sort: only field names are supported');
  const number = isNumeric(direction) ? toDouble(direction) : 0;
  if (number !== 1 && number !== -1) {
    throw new CommandError('BadValue', '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
  }
}
