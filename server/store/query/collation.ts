import { CommandError } from '../errors.ts';
import { compareValues } from './compare.ts';
import { toInteger } from './number.ts';
import { type Doc, isDoc } from './value.ts';

/** How strings compare under a collation of strength 1 (base letters) or 2 (letters and accents). */
export interface Collation {
  readonly spec: Doc;
  /** The value with its strings brought to the form under which equal ones are identical. */
  fold(value: unknown): unknown;
  compare(a: unknown, b: unknown): number;
}

/** Reads a command's `collation`; the simple collation, and none, give `undefined`. */
export function parseCollation(spec: unknown): Collation | undefined {
  if (!isDoc(spec) || Object.keys(spec).length === 0) return undefined;
  const { locale } = spec;
  if (typeof locale !== 'string') {
    throw new CommandError('FailedToParse', "BSON field 'collation.locale' is missing but a required field");
  }
  if (locale === 'simple') return undefined;
  const strength = spec.strength === undefined ? 3 : toInteger(spec.strength);
  if (strength === 3) return collationOf(spec, (text) => text.normalize('NFC'));
  if (strength === 2) return collationOf(spec, (text) => text.normalize('NFC').toLowerCase());
  if (strength === 1) return collationOf(spec, baseLetters);
  throw new CommandError('BadValue', `collation strength ${String(spec.strength)} is not supported: use 1, 2 or 3`);
}

function baseLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

function collationOf(spec: Doc, foldText: (text: string) => string): Collation {
  const fold = (value: unknown): unknown => {
    if (typeof value === 'string') return foldText(value);
    if (Array.isArray(value)) return value.map(fold);
    if (!isDoc(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fold(inner)]));
  };
  return { spec, fold, compare: (a, b) => compareValues(fold(a), fold(b)) };
}
