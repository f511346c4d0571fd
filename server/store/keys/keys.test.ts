import { Decimal128, Double, Int32, Long, ObjectId } from 'bson';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareValues } from '../query/compare.ts';
import type { Doc } from '../query/value.ts';
import { documentKeys, keyParts } from './document-keys.ts';
import { encodeKey, encodeValue } from './encoding.ts';

const scalar = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double().map((value) => new Double(value)),
  fc.integer().map((value) => new Int32(value)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => Long.fromBigInt(value)),
  fc.integer({ min: 2 ** 53 - 4, max: 2 ** 53 + 4 }).map((value) => Long.fromNumber(value)),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: -25, max: 10 }))
    .map(([coefficient, exponent]) => Decimal128.fromString(`${coefficient}E${exponent}`)),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '\0', 'a', 'a\0', 'a\0b', 'ab', '😀', '\uffff'),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array().map((bytes) => Buffer.from(bytes)),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, scalar, fc.array(tie('any'), { maxLength: 3 }), tie('doc')),
  doc: fc.dictionary(fc.constantFrom('a', 'b', 'ab', ''), tie('any'), { maxKeys: 3 }),
})).any;

describe('encoded keys', () => {
  test('their bytes order as the values do', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const expected = compareValues(a, b);
        expect(Buffer.compare(encodeValue(a), encodeValue(b))).toBe(expected);
        expect(Buffer.compare(encodeValue(a, true), encodeValue(b, true))).toBe(-expected + 0);
      }),
      { numRuns: 3000 },
    );
  });

  test('compound keys order field by field', () => {
    fc.assert(
      fc.property(value, value, value, value, (a, b, c, d) => {
        const expected = compareValues(a, c) || -compareValues(b, d);
        const bytes = Buffer.compare(encodeKey([a, b], [false, true]), encodeKey([c, d], [false, true]));
        // `+ 0`: reversing two equal values gives -0, which toBe tells from 0
        expect(bytes).toBe(expected + 0);
      }),
      { numRuns: 1000 },
    );
  });

  test.each<[string[], Doc, unknown[][], number]>([
    [['a'], { a: [1, 2, 2] }, [[1], [2]], 1],
    [['a'], { a: [] }, [[undefined]], 1],
    [['a'], {}, [[null]], 0],
    [['a.b'], { a: [{ b: 1 }, { b: [2, 3] }, {}, 7] }, [[1], [2], [3], [null]], 1],
    [
      ['a.b', 'a.c'],
      {
        a: [
          { b: 1, c: 2 },
          { b: 3, c: 4 },
        ],
      },
      [
        [1, 2],
        [3, 4],
      ],
      3,
    ],
    [
      ['a', 'b'],
      { a: [1, 2], b: 9 },
      [
        [1, 9],
        [2, 9],
      ],
      1,
    ],
    [['a.0'], { a: [5, 6] }, [[5]], 0],
    [['a'], { a: [[1, 2]] }, [[[1, 2]]], 1],
    [['a.b'], { a: [] }, [[null]], 1],
  ])('index %j of %j', (paths, doc, keys, multikey) => {
    const found = documentKeys(doc, keyParts(Object.fromEntries(paths.map((path) => [path, 1]))));
    const hex = (list: Buffer[]) => list.map((key) => key.toString('hex')).sort();
    expect(hex(found.keys)).toEqual(hex(keys.map((key) => encodeKey(key))));
    expect(found.multikey).toBe(multikey);
  });

  test('two different arrays cannot be indexed together', () => {
    expect(() => documentKeys({ a: [1], b: [2] }, keyParts({ a: 1, b: 1 }))).toThrow(
      'cannot index parallel arrays [b] [a]',
    );
  });
});
