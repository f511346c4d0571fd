import { createHash } from 'node:crypto';
import { CommandError } from '../errors.ts';
import { type Doc, field, isDoc } from '../query/value.ts';
import { encodeKey } from './encoding.ts';

/** One field of an index: its path, and whether it runs downwards. */
export interface KeyPart {
  path: string;
  parts: readonly string[];
  descending: boolean;
}

/** Longer keys are cut and end in a hash: LMDB's keys are limited, MongoDB's are not. */
export const MAX_KEY_BYTES = 1_800;
const HASH_BYTES = 32;

/** Index keys of one document. */
export interface DocumentKeys {
  keys: Buffer[];
  /** Which fields held an array (bit per field): one document may then have several keys. */
  multikey: number;
  /** Some key was cut, so the index can no longer give an order. */
  truncated: boolean;
}

/** The fields of an index specification such as `{ customer: 1, createdAt: -1 }`. */
export function keyParts(spec: Doc): KeyPart[] {
  return Object.keys(spec).map((path) => ({
    path,
    parts: path.split('.'),
    descending: Number(spec[path]) < 0,
  }));
}

/** The keys of a document in an index over the given fields; `whole` ones are not cut to LMDB's limit. */
export function documentKeys(doc: Doc, parts: readonly KeyPart[], whole = false): DocumentKeys {
  const descending = parts.map((part) => part.descending);
  if (parts.length === 1 && parts[0]?.parts.length === 1) {
    const value = field(doc, parts[0].path);
    if (!Array.isArray(value)) return finish([encodeKey([present(doc, parts[0].path, value)], descending)], 0, whole);
  }
  const state = { multikey: 0 };
  const rows = expand(
    parts.map((part) => part.parts),
    parts.map(() => doc as unknown),
    state,
  );
  const keys = new Map<string, Buffer>();
  for (const row of rows) {
    const key = encodeKey(row, descending);
    keys.set(key.toString('latin1'), key);
  }
  return finish([...keys.values()], state.multikey, whole);
}

function present(doc: Doc, name: string, value: unknown): unknown {
  return value === undefined && !Object.hasOwn(doc, name) ? null : value;
}

function finish(keys: Buffer[], multikey: number, whole: boolean): DocumentKeys {
  if (whole) return { keys, multikey, truncated: false };
  let truncated = false;
  const cut = keys.map((key) => {
    if (key.length <= MAX_KEY_BYTES) return key;
    truncated = true;
    return truncateKey(key);
  });
  return { keys: cut, multikey, truncated };
}

/** A key that is too long: its beginning, and a hash of the whole so that unique stays unique. */
export function truncateKey(key: Buffer): Buffer {
  const hash = createHash('sha256').update(key).digest();
  return Buffer.concat([key.subarray(0, MAX_KEY_BYTES - HASH_BYTES), hash]);
}

/** The part of a bound that is comparable with cut keys. */
export function truncateBound(key: Buffer): { bytes: Buffer; cut: boolean } {
  const limit = MAX_KEY_BYTES - HASH_BYTES;
  return key.length <= MAX_KEY_BYTES
    ? { bytes: key, cut: false }
    : { bytes: Buffer.from(key.subarray(0, limit)), cut: true };
}

/**
 * All combinations of values that the fields take in a document. Each field is walked at its own place;
 * when fields meet an array they must meet the same one, for two different arrays would multiply.
 */
function expand(paths: (readonly string[])[], places: unknown[], state: { multikey: number }): unknown[][] {
  const values: unknown[] = [];
  const rest: (readonly string[])[] = [];
  let array: unknown[] | undefined;
  let arrayPrefix: string[] = [];
  for (let i = 0; i < paths.length; i++) {
    const step = walkToArray(places[i], paths[i] as readonly string[]);
    values.push(step.value);
    rest.push(step.rest);
    if (!Array.isArray(step.value) || step.isIndexed) continue;
    if (array !== undefined && array !== step.value) {
      const name = (path: readonly string[]) => path.at(-1) ?? '';
      throw new CommandError(
        'CannotIndexParallelArrays',
        `cannot index parallel arrays [${name(paths[i] as readonly string[])}] [${arrayPrefix.at(-1) ?? ''}]`,
      );
    }
    array = step.value;
    arrayPrefix = [...(paths[i] as readonly string[])];
  }
  if (array === undefined) return [values];
  const shared = array;
  for (let i = 0; i < values.length; i++) if (values[i] === shared) state.multikey |= 1 << i;
  const elements = shared.length === 0 ? [undefined] : shared;
  return elements.flatMap((element) => {
    const nextPlaces = values.map((value) => (value === shared ? element : value));
    const leaves = values.map((value, i) => value !== shared || rest[i]?.length === 0);
    if (leaves.every(Boolean)) return [nextPlaces];
    const nextPaths = values.map((_, i) => (leaves[i] ? [] : (rest[i] as readonly string[])));
    return expand(
      nextPaths,
      nextPlaces.map((place, i) => (leaves[i] ? new Settled(place) : insideArray(place))),
      state,
    );
  });
}

/** A value that is already final and is not walked any further, even when it is an array. */
class Settled {
  constructor(readonly value: unknown) {}
}

/** Arrays directly inside arrays are not entered by field names. */
function insideArray(element: unknown): unknown {
  return isDoc(element) ? element : new Settled(null);
}

function walkToArray(
  place: unknown,
  path: readonly string[],
): { value: unknown; rest: readonly string[]; isIndexed: boolean } {
  if (place instanceof Settled) return { value: place.value, rest: [], isIndexed: true };
  let value = place;
  for (let i = 0; i < path.length; i++) {
    if (Array.isArray(value)) {
      const index = /^\d+$/.test(path[i] as string) ? Number(path[i]) : -1;
      if (index < 0 || !(index < value.length)) return { value, rest: path.slice(i), isIndexed: false };
      value = value[index];
    } else if (isDoc(value)) {
      const name = path[i] as string;
      if (!Object.hasOwn(value, name)) return { value: null, rest: [], isIndexed: true };
      value = value[name];
    } else return { value: null, rest: [], isIndexed: true };
  }
  return { value, rest: [], isIndexed: false };
}
