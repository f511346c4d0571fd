import { CommandError } from '../errors.ts';
import { type KeyPart, keyParts } from '../keys/document-keys.ts';
import type { Collation } from '../query/collation.ts';
import type { Matcher } from '../query/match.ts';
import { isNumeric, toDouble, toInteger } from '../query/number.ts';
import { type Doc, isDoc } from '../query/value.ts';

/** An index of a collection. */
export interface Index {
  readonly id: number;
  readonly name: string;
  /** The specification as the client gave it, for `listIndexes`. */
  spec: Doc;
  readonly parts: readonly KeyPart[];
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly partial: { filter: Doc; matches: Matcher } | undefined;
  readonly collation: Collation | undefined;
  /** Seconds after which documents expire, in a TTL index. */
  expireAfterSeconds: number | undefined;
  /** Bit per field: some document has an array there. */
  multikey: number;
  /** Some key was longer than storage allows and was cut. */
  truncated: boolean;
  /** Still being filled from existing documents: maintained by writes, not yet used by queries. */
  building: boolean;
}

const SPEC_FIELDS = new Set([
  'v',
  'key',
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'collation',
  'background',
  'hidden',
  'ns',
]);

/** Reads one index specification of `createIndexes`. */
export function indexFromSpec(
  id: number,
  spec: Doc,
  tools: { compile: (filter: Doc) => Matcher; collation: Collation | undefined },
): Index {
  const { key, name } = spec;
  for (const option of Object.keys(spec)) {
    if (!SPEC_FIELDS.has(option)) {
      throw new CommandError(
        'InvalidIndexSpecificationOption',
        `Error in specification: The field '${option}' is not valid for an index specification`,
      );
    }
  }
  if (!isDoc(key) || Object.keys(key).length === 0) {
    throw new CommandError('CannotCreateIndex', 'Index keys cannot be an empty object');
  }
  if (typeof name !== 'string' || name === '') {
    throw new CommandError('FailedToParse', "The 'name' field is a required property of an index specification");
  }
  checkKeys(key);
  const filter = spec.partialFilterExpression;
  if (filter !== undefined && !isDoc(filter)) {
    throw new CommandError('TypeMismatch', "The field 'partialFilterExpression' must be an object");
  }
  if (filter && spec.sparse) {
    throw new CommandError('CannotCreateIndex', 'cannot mix "partialFilterExpression" and "sparse" options');
  }
  return {
    id,
    name,
    spec,
    parts: keyParts(key),
    unique: isSet(spec.unique) || isIdKey(key),
    sparse: isSet(spec.sparse),
    partial: filter ? { filter, matches: tools.compile(filter) } : undefined,
    collation: tools.collation,
    expireAfterSeconds: expiry(spec.expireAfterSeconds, key),
    multikey: 0,
    truncated: false,
    building: false,
  };
}

/** Whether an index key is the one on `_id`. */
export function isIdKey(key: Doc): boolean {
  const names = Object.keys(key);
  return names.length === 1 && names[0] === '_id' && isNumeric(key._id);
}

function isSet(option: unknown): boolean {
  return option === true || (isNumeric(option) && toDouble(option) !== 0);
}

function checkKeys(key: Doc): void {
  for (const path of Object.keys(key)) {
    const kind = key[path];
    if (path === '' || path.split('.').includes('')) {
      throw new CommandError('CannotCreateIndex', 'Index keys cannot contain an empty field.');
    }
    if (path.startsWith('$')) {
      throw new CommandError('CannotCreateIndex', `Index key contains an illegal field name: '${path}'`);
    }
    if (isNumeric(kind) && toDouble(kind) !== 0) continue;
    if (kind === 'hashed') continue;
    if (path.includes('$**')) throw new CommandError('CannotCreateIndex', 'wildcard indexes are not supported');
    if (typeof kind === 'string') {
      throw new CommandError(
        'CannotCreateIndex',
        `Index type '${kind}' is not supported by this server: use an ascending or descending index, or a real MongoDB`,
      );
    }
    throw new CommandError(
      'CannotCreateIndex',
      `Values in v:2 index key pattern must be a number other than 0, or a string; found ${String(kind)} for ${path}`,
    );
  }
}

/** How long a TTL index keeps documents; refuses what MongoDB refuses. */
export function expiry(value: unknown, key: Doc): number | undefined {
  if (value === undefined) return undefined;
  const seconds = isNumeric(value) ? toInteger(Math.trunc(toDouble(value))) : undefined;
  if (seconds === undefined) {
    throw new CommandError('TypeMismatch', "The field 'expireAfterSeconds' must be a number");
  }
  if (seconds < 0 || seconds > 2 ** 31 - 1) {
    throw new CommandError(
      'CannotCreateIndex',
      "TTL index 'expireAfterSeconds' option must be within an acceptable range",
    );
  }
  if (Object.keys(key).length > 1) {
    throw new CommandError(
      'CannotCreateIndex',
      'TTL indexes are single-field indexes, compound indexes do not support TTL',
    );
  }
  return seconds;
}
