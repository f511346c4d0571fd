import { Decimal128, Double, Int32, Long, Timestamp } from 'bson';

/** Any of the forms in which a number occurs in a decoded document. */
export type Numeric = number | bigint | Int32 | Double | Long | Decimal128;

/** Whether the value is one of BSON's numeric types. */
export function isNumeric(value: unknown): value is Numeric {
  if (typeof value === 'number' || typeof value === 'bigint') return true;
  return (
    value instanceof Int32 ||
    value instanceof Double ||
    value instanceof Decimal128 ||
    (value instanceof Long && !(value instanceof Timestamp))
  );
}

/** The nearest double. */
export function toDouble(value: Numeric): number {
  if (typeof value === 'number') return value;
  if (value instanceof Int32 || value instanceof Double) return value.valueOf();
  if (value instanceof Decimal128) return Number(value.toString());
  return Number(value instanceof Long ? value.toBigInt() : value);
}

/** An exact decimal number: `coefficient × 10^exponent`. */
export interface Exact {
  coefficient: bigint;
  exponent: number;
}

/** The exact value of a finite number. */
export function toExact(value: Numeric): Exact {
  if (value instanceof Decimal128) return parseDecimal(value.toString());
  if (value instanceof Long) return { coefficient: value.toBigInt(), exponent: 0 };
  if (typeof value === 'bigint') return { coefficient: value, exponent: 0 };
  return exactDouble(toDouble(value));
}

function parseDecimal(text: string): Exact {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) throw new RangeError(`not a finite decimal: ${text}`);
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const coefficient = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  return { coefficient, exponent: Number(exponent) - fraction.length };
}

const doubleView = new DataView(new ArrayBuffer(8));

function exactDouble(value: number): Exact {
  if (Number.isInteger(value)) return { coefficient: BigInt(value), exponent: 0 };
  doubleView.setFloat64(0, value);
  const bits = doubleView.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  const power = (biased === 0 ? 1 : biased) - 1075;
  const sign = value < 0 ? -1n : 1n;
  // A double that is no integer has a negative power of two: m / 2^k = m × 5^k / 10^k.
  return { coefficient: sign * mantissa * 5n ** BigInt(-power), exponent: power };
}

/** The difference of two exact numbers. */
export function subtractExact(a: Exact, b: Exact): Exact {
  const exponent = Math.min(a.exponent, b.exponent);
  return { coefficient: scale(a, exponent) - scale(b, exponent), exponent };
}

function scale(value: Exact, exponent: number): bigint {
  return value.coefficient * 10n ** BigInt(value.exponent - exponent);
}

/** The double nearest to an exact number. */
export function exactToDouble(value: Exact): number {
  return Number(`${value.coefficient}e${value.exponent}`);
}

/** Whether the double nearest to the value may differ from it. */
function needsExact(value: Numeric): boolean {
  if (value instanceof Decimal128) return true;
  if (value instanceof Long) return value.greaterThan(MAX_SAFE) || value.lessThan(MIN_SAFE);
  return typeof value === 'bigint';
}

const MAX_SAFE = Long.fromNumber(Number.MAX_SAFE_INTEGER);
const MIN_SAFE = Long.fromNumber(Number.MIN_SAFE_INTEGER);

/** MongoDB's order of numbers whatever their types; NaN is the smallest and equals itself. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  const x = toDouble(a);
  const y = toDouble(b);
  if (x < y) return -1;
  if (x > y) return 1;
  if (x !== y) return Number.isNaN(x) ? (Number.isNaN(y) ? 0 : -1) : 1;
  if (!Number.isFinite(x) || !(needsExact(a) || needsExact(b))) return 0;
  const { coefficient } = subtractExact(toExact(a), toExact(b));
  return coefficient < 0n ? -1 : coefficient > 0n ? 1 : 0;
}

/** How wide a numeric type is: the result of arithmetic has the wider type of both sides. */
function width(value: Numeric): 0 | 1 | 2 | 3 {
  if (value instanceof Decimal128) return 3;
  if (value instanceof Long || typeof value === 'bigint') return 1;
  if (value instanceof Int32) return 0;
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? 0 : 2;
  return 2;
}

const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;

/** Adds or multiplies as `$inc` and `$mul` do; `undefined` when an int64 overflows. */
export function arithmetic(operation: 'add' | 'multiply', a: Numeric, b: Numeric): Numeric | undefined {
  const wider = Math.max(width(a), width(b));
  if (wider === 3) return decimalArithmetic(operation, a, b);
  if (wider === 2) {
    const [x, y] = [toDouble(a), toDouble(b)];
    return new Double(operation === 'add' ? x + y : x * y);
  }
  const [x, y] = [toExact(a).coefficient, toExact(b).coefficient];
  const result = operation === 'add' ? x + y : x * y;
  if (result < INT64_MIN || result > INT64_MAX) return undefined;
  const fits32 = result >= -(2n ** 31n) && result < 2n ** 31n;
  return wider === 0 && fits32 ? new Int32(Number(result)) : Long.fromBigInt(result);
}

function decimalArithmetic(operation: 'add' | 'multiply', a: Numeric, b: Numeric): Decimal128 {
  const [x, y] = [toDouble(a), toDouble(b)];
  if (!Number.isFinite(x) || !Number.isFinite(y)) {
    return Decimal128.fromString(String(operation === 'add' ? x + y : x * y));
  }
  const [p, q] = [toExact(a), toExact(b)];
  const result =
    operation === 'add'
      ? subtractExact(p, { coefficient: -q.coefficient, exponent: q.exponent })
      : { coefficient: p.coefficient * q.coefficient, exponent: p.exponent + q.exponent };
  return Decimal128.fromStringWithRounding(`${result.coefficient}E${result.exponent}`);
}

/** The whole number of a numeric argument such as `limit`; `undefined` when it is not a whole number. */
export function toInteger(value: unknown): number | undefined {
  if (!isNumeric(value)) return undefined;
  const number = toDouble(value);
  return Number.isInteger(number) ? number : undefined;
}
