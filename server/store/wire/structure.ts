import { ProtocolError } from './framing.ts';

/** How deep a document may nest on the wire, as MongoDB's. */
const MAX_WIRE_DEPTH = 200;

/** Bytes of the types whose values have a fixed length. */
const FIXED: Readonly<Record<number, number>> = {
  1: 8,
  6: 0,
  7: 12,
  8: 1,
  9: 8,
  10: 0,
  16: 4,
  17: 8,
  18: 8,
  19: 16,
  127: 0,
  255: 0,
};

/**
 * Checks that bytes are one well-formed BSON document: lengths, terminators, types and depth. Everything
 * behind may then rely on it. No recursion, so nesting cannot exhaust the stack.
 */
export function checkStructure(document: Buffer): void {
  const ends: number[] = [document.length - 1];
  let at = 4;
  if (document.readInt32LE(0) !== document.length || document[document.length - 1] !== 0) fail('length or end');
  while (ends.length > 0) {
    const end = ends[ends.length - 1] as number;
    if (at === end) {
      ends.pop();
      at++;
      continue;
    }
    if (at > end) fail('an element beyond its document');
    const type = document[at] as number;
    const nameEnd = document.indexOf(0, at + 1);
    if (nameEnd === -1 || nameEnd >= end) fail('a name without end');
    at = nameEnd + 1;
    const fixed = FIXED[type];
    if (fixed !== undefined) {
      at += fixed;
      if (type === 0x08 && (document[at - 1] as number) > 1) fail('a boolean');
    } else if (type === 0x03 || type === 0x04) {
      const length = lengthAt(document, at, end, 5);
      if (document[at + length - 1] !== 0) fail('a document without end');
      ends.push(at + length - 1);
      if (ends.length > MAX_WIRE_DEPTH) fail(`nesting deeper than ${MAX_WIRE_DEPTH}`);
      at += 4;
    } else if (type === 0x0f) {
      // Code with scope ends in a document, which is checked as any other.
      const length = lengthAt(document, at, end, 14);
      const scope = skipText(document, at + 4, at + length);
      if (scope + lengthAt(document, scope, at + length, 5) !== at + length) fail('code with scope');
      if (document[at + length - 1] !== 0) fail('a scope without end');
      ends.push(at + length - 1);
      if (ends.length > MAX_WIRE_DEPTH) fail(`nesting deeper than ${MAX_WIRE_DEPTH}`);
      at = scope + 4;
    } else at = skipVariable(document, type, at, end);
    if (at > end) fail('a value beyond its document');
  }
}

function skipVariable(document: Buffer, type: number, at: number, end: number): number {
  switch (type) {
    case 0x02:
    case 0x0d:
    case 0x0e:
      return skipText(document, at, end);
    case 0x05: {
      const length = lengthAt(document, at, end, 0);
      return at + 5 + length;
    }
    case 0x0b: {
      const pattern = document.indexOf(0, at);
      const options = pattern === -1 ? -1 : document.indexOf(0, pattern + 1);
      if (options === -1) fail('a regular expression without end');
      return options + 1;
    }
    case 0x0c:
      return skipText(document, at, end) + 12;
    default:
      return fail(`type ${type}`);
  }
}

function skipText(document: Buffer, at: number, end: number): number {
  const length = lengthAt(document, at, end, 1);
  const next = at + 4 + length;
  if (next > end || document[next - 1] !== 0) fail('a text without end');
  return next;
}

function lengthAt(document: Buffer, at: number, end: number, least: number): number {
  if (at + 4 > end) fail('a length beyond its document');
  const length = document.readInt32LE(at);
  if (length < least || at + length > end) fail('a length');
  return length;
}

function fail(what: string): never {
  throw new ProtocolError(`not a BSON document: ${what} is wrong`);
}
