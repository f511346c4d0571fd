import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  DBRef,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import { isNumeric } from './number.ts';

/**
 * A decoded document. Values keep their exact BSON types (`Int32`, `Double`, `Long`, … of the bson package);
 * a plain JavaScript number occurs only where an expression computed it.
 */
export type Doc = Record<string, unknown>;

/** Whether the value is an embedded document, not an array and not one of BSON's scalar types. */
export function isDoc(value: unknown): value is Doc {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The value of a document's own field; `undefined` when the field is missing. */
export function field(doc: Doc, name: string): unknown {
  return Object.hasOwn(doc, name) ? doc[name] : undefined;
}

/** Sets a field as the document's own, also for names such as `__proto__`. */
export function setField(doc: Doc, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(doc, name, { value, writable: true, enumerable: true, configurable: true });
  } else {
    doc[name] = value;
  }
}

/** The place of each BSON type in MongoDB's comparison order. */
export const TypeOrder = {
  minKey: 1,
  undefined: 2,
  null: 5,
  number: 10,
  string: 15,
  object: 20,
  array: 25,
  binary: 30,
  objectId: 35,
  boolean: 40,
  date: 45,
  timestamp: 47,
  regex: 50,
  dbRef: 55,
  code: 60,
  codeWithScope: 65,
  maxKey: 127,
} as const;

/** Where a value's type stands in the comparison order; values are compared within one type only. */
export function typeOrder(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return TypeOrder.string;
    case 'number':
    case 'bigint':
      return TypeOrder.number;
    case 'boolean':
      return TypeOrder.boolean;
    case 'undefined':
      return TypeOrder.undefined;
    default:
      return value === null ? TypeOrder.null : objectTypeOrder(value);
  }
}

function objectTypeOrder(value: unknown): number {
  if (Array.isArray(value)) return TypeOrder.array;
  if (isNumeric(value)) return TypeOrder.number;
  if (value instanceof Date) return TypeOrder.date;
  if (value instanceof ObjectId) return TypeOrder.objectId;
  if (value instanceof Binary || value instanceof Uint8Array) return TypeOrder.binary;
  if (value instanceof Timestamp) return TypeOrder.timestamp;
  if (value instanceof BSONRegExp || value instanceof RegExp) return TypeOrder.regex;
  if (value instanceof BSONSymbol) return TypeOrder.string;
  if (value instanceof MinKey) return TypeOrder.minKey;
  if (value instanceof MaxKey) return TypeOrder.maxKey;
  if (value instanceof DBRef) return TypeOrder.object;
  if (value instanceof Code) return value.scope ? TypeOrder.codeWithScope : TypeOrder.code;
  return TypeOrder.object;
}

/** BSON's type number of a value, as `$type` knows it. */
export function bsonType(value: unknown): number {
  if (value instanceof Double) return 1;
  if (value instanceof Int32) return 16;
  if (value instanceof Long && !(value instanceof Timestamp)) return 18;
  if (value instanceof Decimal128) return 19;
  if (typeof value === 'bigint') return 18;
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? 16 : 1;
  if (value instanceof BSONSymbol) return 14;
  const byOrder: Record<number, number> = {
    [TypeOrder.minKey]: 255,
    [TypeOrder.undefined]: 6,
    [TypeOrder.null]: 10,
    [TypeOrder.string]: 2,
    [TypeOrder.object]: 3,
    [TypeOrder.array]: 4,
    [TypeOrder.binary]: 5,
    [TypeOrder.objectId]: 7,
    [TypeOrder.boolean]: 8,
    [TypeOrder.date]: 9,
    [TypeOrder.timestamp]: 17,
    [TypeOrder.regex]: 11,
    [TypeOrder.dbRef]: 12,
    [TypeOrder.code]: 13,
    [TypeOrder.codeWithScope]: 15,
    [TypeOrder.maxKey]: 127,
  };
  return byOrder[typeOrder(value)] ?? 3;
}

/** Type numbers by the names that `$type` and error messages use. */
export const TYPE_NUMBERS: Readonly<Record<string, number>> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: 255,
  maxKey: 127,
};

const TYPE_NAMES = new Map(Object.entries(TYPE_NUMBERS).map(([name, number]) => [number, name]));

/** The name of a value's BSON type, as in MongoDB's error messages. */
export function typeName(value: unknown): string {
  return TYPE_NAMES.get(bsonType(value)) ?? 'object';
}
