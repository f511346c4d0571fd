import { Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp, UUID } from 'bson';
import type { Document } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { compareValues } from './compare.ts';
import { compileQuery } from './match.ts';
import type { Doc } from './value.ts';

const matches = (query: Document, doc: Document) => compileQuery(query as Doc)(doc as Doc);

describe('matching', () => {
  test.each<[Document, Document, boolean]>([
    [{ a: 1 }, { a: 1 }, true],
    [{ a: new Int32(1) }, { a: Long.fromNumber(1) }, true],
    [{ a: 1 }, { a: [3, 1] }, true],
    [{ a: [3, 1] }, { a: [3, 1] }, true],
    [{ a: [1, 3] }, { a: [3, 1] }, false],
    [{ a: [3] }, { a: [[3], 4] }, true],
    [{ a: null }, {}, true],
    [{ a: null }, { a: null }, true],
    [{ a: null }, { a: 0 }, false],
    [{ a: { $exists: true } }, { a: null }, true],
    [{ a: { $exists: false } }, {}, true],
    [{ a: { $ne: null } }, {}, false],
    [{ 'a.b': null }, { a: [{ b: 1 }, {}] }, true],
    [{ 'a.b': null }, { a: [1, 2] }, false],
    [{ 'a.b': 2 }, { a: [{ b: 1 }, { b: 2 }] }, true],
    [{ 'a.0.b': 1 }, { a: [{ b: 1 }, { b: 2 }] }, true],
    [{ 'a.1': 5 }, { a: [1, 5] }, true],
    [{ a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } }, false],
    [{ a: { $gt: 1 } }, { a: 'x' }, false],
    [{ a: { $gt: 1, $lt: 3 } }, { a: [0, 5] }, true],
    [{ a: { $elemMatch: { $gt: 1, $lt: 3 } } }, { a: [0, 5] }, false],
    [{ a: { $elemMatch: { $gt: 0 } } }, { a: [[1]] }, false],
    [{ a: { $elemMatch: { $elemMatch: { $gt: 0 } } } }, { a: [[1]] }, true],
    [{ a: { $elemMatch: { b: 1, c: 2 } } }, { a: [{ b: 1 }, { c: 2 }] }, false],
    [{ a: { $gte: null } }, {}, true],
    [{ a: { $in: [/^x/, 3] } }, { a: 'xyz' }, true],
    [{ a: { $nin: [1, 2] } }, { a: [2, 3] }, false],
    [{ a: { $all: [1, 2] } }, { a: [2, 1, 3] }, true],
    [{ a: { $all: [[1, 2]] } }, { a: [1, 2] }, true],
    [{ a: { $size: 2 } }, { a: [1, [2, 3]] }, true],
    [{ a: { $size: 0 } }, {}, false],
    [{ a: { $type: 'number' } }, { a: new Double(1.5) }, true],
    [{ a: { $type: 'array' } }, { a: [] }, true],
    [{ a: { $type: 'string' } }, { a: [1, 'x'] }, true],
    [{ a: { $mod: [3, 1] } }, { a: 7 }, true],
    [{ a: { $not: { $gt: 5 } } }, {}, true],
    [{ a: { $not: /x/ } }, { a: 'x' }, false],
    [{ $nor: [{ a: 1 }, { b: 2 }] }, { a: 2, b: 3 }, true],
    [{ $or: [{ a: 1 }, { b: 2 }] }, { b: 2 }, true],
    [{ a: /^AB/i }, { a: 'abc' }, true],
    [{ a: { $regex: '^a.c$', $options: 's' } }, { a: 'a\nc' }, true],
    [{ a: { $bitsAllSet: 6 } }, { a: 7 }, true],
    [{ a: { $bitsAnyClear: [0, 3] } }, { a: 1 }, true],
    [{ a: Number.NaN }, { a: Number.NaN }, true],
    [{ a: { $lt: Number.NaN } }, { a: 1 }, false],
    [{ a: { $lte: new MaxKey() } }, { a: 1 }, true],
    [{ $expr: { $gt: ['$a', '$b'] } }, { a: 2, b: 1 }, true],
    [{ $expr: { $eq: ['$a', '$b'] } }, { a: new Int32(2), b: Long.fromNumber(2) }, true],
    [{ constructor: { $exists: true } }, {}, false],
    [{ __proto__x: 1 }, {}, false],
  ])('%j on %j: %s', (query, doc, expected) => {
    expect(matches(query, doc)).toBe(expected);
  });

  test.each<[Document, RegExp]>([
    [{ a: { $foo: 1 } }, /unknown operator: \$foo/],
    [{ $foo: 1 }, /unknown top level operator: \$foo/],
    [{ a: { $in: 1 } }, /\$in needs an array/],
    [{ $and: [] }, /nonempty array/],
    [{ a: { $size: -1 } }, /non-negative/],
    [{ a: { $mod: [0, 1] } }, /divisor cannot be 0/],
    [{ a: { $regex: '(' } }, /Regular expression is invalid/],
    [{ $where: 'true' }, /runs no JavaScript/],
    [{ a: { $elemMatch: 1 } }, /\$elemMatch needs an Object/],
  ])('%j is refused', (query, message) => {
    expect(() => compileQuery(query as Doc)).toThrow(message);
  });
});

test('values of all types have MongoDB’s order', () => {
  const ordered: unknown[] = [
    new MinKey(),
    undefined,
    null,
    Number.NaN,
    new Double(-Infinity),
    new Int32(-1),
    new Double(0),
    Decimal128.fromString('0.1'),
    new Double(0.1),
    Long.fromString('9007199254740993'),
    Decimal128.fromString('9007199254740993.5'),
    new Double(9007199254740994),
    '',
    'a',
    'a\u0000',
    'ab',
    '\ue000',
    '😀',
    {},
    { a: 1 },
    { a: 1, b: 1 },
    { b: 0 },
    { a: 'x' },
    [],
    [1],
    [1, 2],
    [2],
    Buffer.from('b'),
    Buffer.from('aa'),
    new UUID('00000000-0000-4000-8000-000000000000'),
    new ObjectId('000000000000000000000001'),
    new ObjectId('000000000000000000000002'),
    false,
    true,
    new Date(-1),
    new Date(0),
    new Timestamp({ t: 1, i: 1 }),
    new Timestamp({ t: 2 ** 32 - 1, i: 1 }),
    /a/,
    /b/,
    new MaxKey(),
  ];
  for (let i = 0; i < ordered.length; i++) {
    for (let j = 0; j < ordered.length; j++) {
      expect(compareValues(ordered[i], ordered[j]), `${i} and ${j}`).toBe(Math.sign(i - j));
    }
  }
});
