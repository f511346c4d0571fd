import { Binary, BSONRegExp, BSONSymbol, type Code, DBRef, Long, type ObjectId, type Timestamp } from 'bson';
import { compareNumbers, isNumeric } from './number.ts';
import { type Doc, isDoc, TypeOrder, typeOrder } from './value.ts';

/** Compares strings by their UTF-8 bytes, as MongoDB does (UTF-16 order differs for surrogates). */
export function compareStrings(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) {
      const isSurrogateX = x >= 0xd800 && x <= 0xdfff;
      const isSurrogateY = y >= 0xd800 && y <= 0xdfff;
      if (isSurrogateX !== isSurrogateY) return isSurrogateX ? 1 : -1;
      return x < y ? -1 : 1;
    }
  }
  return Math.sign(a.length - b.length);
}

/** MongoDB's total order of values across all BSON types. */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  const order = typeOrder(a);
  const difference = order - typeOrder(b);
  return difference !== 0 ? Math.sign(difference) : compareWithinType(order, a, b);
}

/** Whether two values are equal in MongoDB's order (`1` and `NumberLong(1)` are). */
export function equalValues(a: unknown, b: unknown): boolean {
  return compareValues(a, b) === 0;
}

function compareWithinType(order: number, a: unknown, b: unknown): number {
  switch (order) {
    case TypeOrder.number:
      return isNumeric(a) && isNumeric(b) ? compareNumbers(a, b) : 0;
    case TypeOrder.string:
      return compareStrings(textOf(a), textOf(b));
    case TypeOrder.object:
      return compareDocs(asFields(a), asFields(b));
    case TypeOrder.array:
      return compareArrays(a as unknown[], b as unknown[]);
    case TypeOrder.binary:
      return compareBinary(binaryParts(a), binaryParts(b));
    case TypeOrder.objectId:
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
    case TypeOrder.boolean:
    case TypeOrder.date:
      return Math.sign(Number(a) - Number(b));
    case TypeOrder.timestamp:
      return Long.fromBits((a as Timestamp).low, (a as Timestamp).high, true).compare(
        Long.fromBits((b as Timestamp).low, (b as Timestamp).high, true),
      );
    case TypeOrder.regex:
      return compareRegex(regexParts(a), regexParts(b));
    case TypeOrder.code:
    case TypeOrder.codeWithScope:
      return compareStrings((a as Code).code, (b as Code).code);
    default:
      return 0;
  }
}

function textOf(value: unknown): string {
  return value instanceof BSONSymbol ? value.valueOf() : String(value);
}

function asFields(value: unknown): Doc {
  if (isDoc(value)) return value;
  if (value instanceof DBRef) return value.toJSON() as unknown as Doc;
  return {};
}

function compareDocs(a: Doc, b: Doc): number {
  const keysA = Object.keys(a);
  const keysB = Object.keys(b);
  const length = Math.min(keysA.length, keysB.length);
  for (let i = 0; i < length; i++) {
    const keyA = keysA[i] as string;
    const keyB = keysB[i] as string;
    const difference =
      typeOrder(a[keyA]) - typeOrder(b[keyB]) || compareStrings(keyA, keyB) || compareValues(a[keyA], b[keyB]);
    if (difference !== 0) return Math.sign(difference);
  }
  return Math.sign(keysA.length - keysB.length);
}

function compareArrays(a: unknown[], b: unknown[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = compareValues(a[i], b[i]);
    if (difference !== 0) return difference;
  }
  return Math.sign(a.length - b.length);
}

/** A binary value's bytes and subtype. */
export function binaryParts(value: unknown): { bytes: Uint8Array; subtype: number } {
  if (value instanceof Binary) return { bytes: value.value(), subtype: value.sub_type };
  return { bytes: value as Uint8Array, subtype: 0 };
}

function compareBinary(a: ReturnType<typeof binaryParts>, b: ReturnType<typeof binaryParts>): number {
  return (
    Math.sign(a.bytes.length - b.bytes.length) || Math.sign(a.subtype - b.subtype) || Buffer.compare(a.bytes, b.bytes)
  );
}

/** A regular expression's pattern and options, whichever class holds it. */
export function regexParts(value: unknown): { pattern: string; options: string } {
  if (value instanceof BSONRegExp) return { pattern: value.pattern, options: value.options };
  const { source, flags } = value as RegExp;
  return { pattern: source, options: flags.replace(/[^imsux]/g, '') };
}

function compareRegex(a: ReturnType<typeof regexParts>, b: ReturnType<typeof regexParts>): number {
  return compareStrings(a.pattern, b.pattern) || compareStrings(a.options, b.options);
}
