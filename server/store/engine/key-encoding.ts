import { BSONSymbol, Code, type ObjectId, type Timestamp } from 'bson';
import { binaryParts, regexParts } from '../query/compare.ts';
import { exactToDouble, isNumeric, type Numeric, subtractExact, toDouble, toExact } from '../query/number.ts';
import { type Doc, isDoc, TypeOrder, typeOrder } from '../query/value.ts';
import { KeyWriter } from './key-writer.ts';

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
      return;
    case TypeOrder.string:
      return writer.text(value instanceof BSONSymbol ? value.valueOf() : (value as string));
    case TypeOrder.object:
      return writeObject(value);
    case TypeOrder.array:
      for (const element of value as unknown[]) writeValue(element);
      return writer.byte(END);
    case TypeOrder.binary: {
      const { bytes, subtype } = binaryParts(value);
      writer.uint32(bytes.length);
      writer.byte(subtype);
      return writer.raw(bytes);
    }
    case TypeOrder.objectId:
      return writer.raw((value as ObjectId).id);
    case TypeOrder.boolean:
      return writer.byte(value ? 1 : 0);
    case TypeOrder.date:
      return writer.sortableInt64(BigInt(Number(value)));
    case TypeOrder.timestamp:
      return writer.uint64((value as Timestamp).toBigInt());
    case TypeOrder.regex: {
      const { pattern, options } = regexParts(value);
      writer.text(pattern);
      return writer.text(options);
    }
    case TypeOrder.code:
    case TypeOrder.codeWithScope:
      return writer.text((value as Code).code);
    default:
  }
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
  if (typeof value === 'number' || !Number.isFinite(double) || Number.isSafeInteger(double)) {
    if (!isDecimal(value) || !Number.isFinite(double)) return writer.byte(EXACT);
  }
  let rest = toExact(value);
  for (let level = 0; level < 2; level++) {
    rest = subtractExact(rest, toExact(double));
    if (rest.coefficient === 0n) return writer.byte(EXACT);
    writer.byte(rest.coefficient < 0n ? EXACT - 1 : EXACT + 1);
    double = exactToDouble(rest);
    writer.sortableDouble(double);
  }
  writer.byte(EXACT);
}

const EXACT = 0x80;

function isDecimal(value: Numeric): boolean {
  return typeof value === 'object' && value._bsontype === 'Decimal128';
}
