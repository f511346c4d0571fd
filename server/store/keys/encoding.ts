import { BSONSymbol, type Code, type ObjectId, type Timestamp } from 'bson';
import { binaryParts, regexParts } from '../query/compare.ts';
import { exactToDouble, isNumeric, type Numeric, subtractExact, toDouble, toExact } from '../query/number.ts';
import { type Doc, isDoc, TypeOrder, typeOrder } from '../query/value.ts';
import { KeyWriter } from './writer.ts';

/** Ends an object or array inside a key; smaller than every type's tag. */
const END = 0;
const writer = new KeyWriter();

/**
 * Encodes values so that comparing the bytes compares the values as MongoDB does: each value is its
 * type's place in the order, then bytes of that type. Descending fields are inverted.
 */
export function encodeKey(values: readonly unknown[], descending?: readonly boolean[]): Buffer {
  for (let i = 0; i < values.length; i++) {
    const from = writer.length;
    writeValue(values[i]);
    if (descending?.[i]) writer.invert(from, writer.length);
  }
  return writer.take();
}

/** The encoding of one value. */
export function encodeValue(value: unknown, descending = false): Buffer {
  return encodeKey([value], [descending]);
}

function writeValue(value: unknown): void {
  const order = typeOrder(value);
  writer.byte(order);
  switch (order) {
    case TypeOrder.number:
      if (isNumeric(value)) writeNumber(value);
      break;
    case TypeOrder.string:
      writer.text(value instanceof BSONSymbol ? value.valueOf() : (value as string));
      break;
    case TypeOrder.object:
      writeObject(value);
      break;
    case TypeOrder.array:
      for (const element of value as unknown[]) writeValue(element);
      writer.byte(END);
      break;
    case TypeOrder.binary:
      writeBinary(value);
      break;
    case TypeOrder.objectId:
      writer.raw((value as ObjectId).id);
      break;
    case TypeOrder.boolean:
      writer.byte(value ? 1 : 0);
      break;
    case TypeOrder.date:
      writer.sortableInt64(BigInt(Number(value)));
      break;
    case TypeOrder.timestamp:
      writer.uint64((value as Timestamp).toBigInt());
      break;
    case TypeOrder.regex:
      writeRegex(value);
      break;
    case TypeOrder.code:
    case TypeOrder.codeWithScope:
      writer.text((value as Code).code);
      break;
    default:
    // The remaining types have one value each: their tag says all.
  }
}

function writeBinary(value: unknown): void {
  const { bytes, subtype } = binaryParts(value);
  writer.uint32(bytes.length);
  writer.byte(subtype);
  writer.raw(bytes);
}

function writeRegex(value: unknown): void {
  const { pattern, options } = regexParts(value);
  writer.text(pattern);
  writer.text(options);
}

function writeObject(value: unknown): void {
  const doc: Doc = isDoc(value) ? value : ((value as { toJSON(): Doc }).toJSON() as Doc);
  for (const key of Object.keys(doc)) {
    const inner = doc[key];
    writer.byte(typeOrder(inner));
    writer.text(key);
    writeValue(inner);
  }
  writer.byte(END);
}

/**
 * A number as the nearest double, then, where that is not exact (64-bit integers, decimals), the sign of
 * the difference and the difference itself, up to three times: 159 bits cover a Decimal128's 113.
 */
function writeNumber(value: Numeric): void {
  let double = toDouble(value);
  writer.sortableDouble(double);
  if (mayDiffer(value, double)) {
    let rest = toExact(value);
    for (let level = 0; level < 2; level++) {
      rest = subtractExact(rest, toExact(double));
      if (rest.coefficient === 0n) break;
      writer.byte(rest.coefficient < 0n ? EXACT - 1 : EXACT + 1);
      double = exactToDouble(rest);
      writer.sortableDouble(double);
    }
  }
  writer.byte(EXACT);
}

const EXACT = 0x80;

/** Whether the nearest double may not be the number itself. */
function mayDiffer(value: Numeric, double: number): boolean {
  if (!Number.isFinite(double) || typeof value === 'number') return false;
  return isDecimal(value) || !Number.isSafeInteger(double);
}

function isDecimal(value: Numeric): boolean {
  return typeof value === 'object' && value._bsontype === 'Decimal128';
}
