import { CommandError } from '../errors.ts';
import { binaryParts } from './compare.ts';
import { isNumeric, toDouble, toExact, toInteger } from './number.ts';
import { TypeOrder, typeOrder } from './value.ts';

/** The condition of `$bitsAllSet` and its kin: a mask, a list of positions or binary data. */
export function bitsPredicate(operator: string, argument: unknown): (value: unknown) => boolean {
  const mask = maskOf(operator, argument);
  const wantsAll = operator.startsWith('$bitsAll');
  const wantsSet = operator.endsWith('Set');
  return (value) => {
    const bits = bitsOf(value);
    if (bits === undefined) return false;
    const hit = wantsSet ? bits & mask : ~bits & mask;
    return wantsAll ? hit === mask : hit !== 0n;
  };
}

function maskOf(operator: string, argument: unknown): bigint {
  if (Array.isArray(argument)) {
    let mask = 0n;
    for (const position of argument) {
      const bit = toInteger(position);
      if (bit === undefined || bit < 0) {
        throw new CommandError('BadValue', `bit positions must be >= 0 but got: ${String(position)}`);
      }
      mask |= 1n << BigInt(bit);
    }
    return mask;
  }
  const mask = bitsOf(argument);
  if (mask === undefined || (isNumeric(argument) && mask < 0n)) {
    throw new CommandError(
      'BadValue',
      `${operator} takes an Array, a number, or a BinData but received: ${String(argument)}`,
    );
  }
  return mask;
}

/** A number's or binary value's bits; `undefined` for everything else. */
function bitsOf(value: unknown): bigint | undefined {
  if (isNumeric(value)) return Number.isInteger(toDouble(value)) ? wholePart(value) : undefined;
  if (typeOrder(value) !== TypeOrder.binary) return undefined;
  const { bytes } = binaryParts(value);
  let bits = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) bits = (bits << 8n) | BigInt(bytes[i] as number);
  return bits;
}

function wholePart(value: Parameters<typeof toExact>[0]): bigint {
  const { coefficient, exponent } = toExact(value);
  return exponent >= 0 ? coefficient * 10n ** BigInt(exponent) : coefficient / 10n ** BigInt(-exponent);
}
