import { BSONRegExp, BSONSymbol, Decimal128, Double, Int32, Long, Timestamp } from 'bson';
import { toRegExp } from './regex.ts';
import { type Doc, isDoc, setField } from './value.ts';

/**
 * A value as mingo computes with it: JavaScript numbers and regular expressions in place of BSON's classes.
 * Integers beyond 2^53 and decimals keep their class, since a JavaScript number would change them.
 */
export function toPlain(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(toPlain);
  if (value instanceof Int32 || value instanceof Double) return value.valueOf();
  if (value instanceof Decimal128) return value;
  if (value instanceof Timestamp) return value;
  if (value instanceof Long) {
    const number = value.toNumber();
    return Number.isSafeInteger(number) ? number : value;
  }
  if (value instanceof BSONRegExp) return toRegExp(value);
  if (value instanceof BSONSymbol) return value.valueOf();
  if (!isDoc(value)) return value;
  const plain: Doc = {};
  for (const key of Object.keys(value)) setField(plain, key, toPlain(value[key]));
  return plain;
}
