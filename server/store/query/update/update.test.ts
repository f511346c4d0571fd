import { Double, Int32, Long } from 'bson';
import type { Document } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { cloneValue } from '../bson.ts';
import { compileQuery, type MatchState } from '../match.ts';
import type { Doc } from '../value.ts';
import { compileUpdate, upsertDocument } from './update.ts';

/** The document after an update, met by a query. */
function apply(
  before: Document,
  update: Document | Document[],
  query: Document = {},
  arrayFilters?: Document[],
): Document {
  const state: MatchState = {};
  if (!compileQuery(query as Doc)(before as Doc, state)) throw new Error('the query does not match');
  return compileUpdate(update, { arrayFilters }).apply(cloneValue(before) as Doc, state, false);
}

describe('update operators', () => {
  test.each<[Document, Document, Document]>([
    [{ a: 1 }, { $set: { 'b.c': 2, a: 3 } }, { a: 3, b: { c: 2 } }],
    [{ a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
    [{ a: 1, b: { c: 2 } }, { $unset: { a: '', 'b.c': '' } }, { b: {} }],
    [{ a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
    [{ a: 5 }, { $min: { a: 3, b: 1 } }, { a: 3, b: 1 }],
    [{ a: 5 }, { $max: { a: 3, b: 1 } }, { a: 5, b: 1 }],
    [{ a: 1 }, { $rename: { a: 'b.c' } }, { b: { c: 1 } }],
    [{ a: 1 }, { $rename: { x: 'y' } }, { a: 1 }],
    [{ a: 1 }, { $setOnInsert: { b: 1 } }, { a: 1 }],
    [{}, { $push: { a: 1 } }, { a: [1] }],
    [{ a: [3, 1] }, { $push: { a: { $each: [2, 5], $sort: 1, $slice: 3 } } }, { a: [1, 2, 3] }],
    [
      { a: [{ n: 2 }] },
      { $push: { a: { $each: [{ n: 3 }, { n: 1 }], $sort: { n: -1 } } } },
      { a: [{ n: 3 }, { n: 2 }, { n: 1 }] },
    ],
    [{ a: [1, 2] }, { $push: { a: { $each: [9], $position: -1 } } }, { a: [1, 9, 2] }],
    [{ a: [1, { b: 1 }] }, { $addToSet: { a: { $each: [1, { b: 1 }, 2, 2] } } }, { a: [1, { b: 1 }, 2] }],
    [{ a: [1, 2, 3] }, { $pop: { a: -1 } }, { a: [2, 3] }],
    [{ a: [1, 5, 9] }, { $pull: { a: { $gt: 4 } } }, { a: [1] }],
    [{ a: [{ b: 1, c: 1 }, { b: 2 }] }, { $pull: { a: { b: 1 } } }, { a: [{ b: 2 }] }],
    [{ a: [1, 2, 1] }, { $pullAll: { a: [1] } }, { a: [2] }],
    [{ z: 1 }, { $set: { c: 1, a: 1, 'm.10': 1, 'm.9': 1 } }, { z: 1, a: 1, c: 1, m: { 9: 1, 10: 1 } }],
  ])('%j %j', (before, update, after) => {
    expect(apply(before, update)).toEqual(after);
  });

  test('new fields come in the order of their paths', () => {
    expect(Object.keys(apply({ z: 1 }, { $set: { c: 1 }, $inc: { a: 1 }, $push: { b: 1 } }))).toEqual([
      'z',
      'a',
      'b',
      'c',
    ]);
  });

  test('arithmetic keeps the wider type', () => {
    const int = new Int32(2);
    expect(apply({ a: int }, { $inc: { a: new Int32(1) } }).a).toEqual(new Int32(3));
    expect(apply({ a: int }, { $inc: { a: new Double(1) } }).a).toEqual(new Double(3));
    expect(apply({ a: new Int32(2 ** 31 - 1) }, { $inc: { a: new Int32(1) } }).a).toEqual(Long.fromNumber(2 ** 31));
    expect(() => apply({ a: Long.MAX_VALUE }, { $inc: { a: new Int32(1) } })).toThrow('Failed to apply $inc');
    expect(apply({ a: new Int32(6) }, { $bit: { a: { and: new Int32(3), or: new Int32(8) } } }).a).toEqual(
      new Int32(10),
    );
  });

  test('$currentDate sets dates and timestamps', () => {
    const after = apply({}, { $currentDate: { a: true, b: { $type: 'timestamp' } } });
    expect(after.a).toBeInstanceOf(Date);
    expect(after.b).toMatchObject({ _bsontype: 'Timestamp' });
  });

  test.each<[Document, Document, Document, Document[] | undefined, Document]>([
    [{ a: [1, 5, 5] }, { $set: { 'a.$': 9 } }, { a: 5 }, undefined, { a: [1, 9, 5] }],
    [
      { a: [{ b: 1 }, { b: 2 }] },
      { $inc: { 'a.$.b': 10 } },
      { 'a.b': 2 },
      undefined,
      { a: [{ b: 1 }, { b: new Int32(12) }] },
    ],
    [
      {
        a: [
          { b: 1, c: 1 },
          { b: 1, c: 2 },
        ],
      },
      { $set: { 'a.$.d': 1 } },
      { a: { $elemMatch: { b: 1, c: 2 } } },
      undefined,
      {
        a: [
          { b: 1, c: 1 },
          { b: 1, c: 2, d: 1 },
        ],
      },
    ],
    [{ a: [1, 2] }, { $set: { 'a.$[]': 0 } }, {}, undefined, { a: [0, 0] }],
    [
      { a: [{ n: 1 }, { n: 5 }] },
      { $set: { 'a.$[x].done': true } },
      {},
      [{ 'x.n': { $gt: 3 } }],
      { a: [{ n: 1 }, { n: 5, done: true }] },
    ],
    [
      {
        a: [
          [1, 9],
          [8, 2],
        ],
      },
      { $set: { 'a.$[].$[y]': 0 } },
      {},
      [{ y: { $gte: 8 } }],
      {
        a: [
          [1, 0],
          [0, 2],
        ],
      },
    ],
  ])('positional: %j %j where %j', (before, update, query, arrayFilters, after) => {
    expect(apply(before, update, query, arrayFilters)).toEqual(after);
  });

  test.each<[Document, Document | Document[], number]>([
    [{}, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
    [{}, { $set: { a: 1, 'a.b': 1 } }, 40],
    [{}, { $foo: { a: 1 } }, 9],
    [{}, { $set: 1 }, 9],
    [{ a: 1 }, { $set: { 'a.b': 1 } }, 28],
    [{ a: 'x' }, { $inc: { a: 1 } }, 14],
    [{}, { $inc: { a: 'x' } }, 14],
    [{ a: 1 }, { $push: { a: 1 } }, 2],
    [{ _id: 1 }, { $set: { _id: 2 } }, 66],
    [{ _id: 1 }, { _id: 2, a: 1 }, 66],
    [{ a: [1] }, { $set: { 'a.$': 1 } }, 2],
    [{ a: [1] }, { $set: { 'a.$[x]': 1 } }, 2],
    [{}, { $set: { 'a..b': 1 } }, 56],
    [{}, { a: 1, $set: { b: 1 } }, 52],
    [{}, [{ $group: { _id: 1 } }], 72],
    [{ a: [] }, { $set: { 'a.2000000': 1 } }, 209],
  ])('%j %j is refused with code %d', (before, update, code) => {
    expect(() => apply(before, update)).toThrow(expect.objectContaining({ code }));
  });

  test('array filters must be used, and be there', () => {
    expect(() => apply({ a: [1] }, { $set: { 'a.$[x]': 1 } }, {}, [{ x: 1 }, { y: 1 }])).toThrow(
      "identifier 'y' was not used",
    );
  });

  test('the same _id may be set again', () => {
    expect(apply({ _id: 1, a: 1 }, { $set: { _id: 1, a: 2 } })).toEqual({ _id: 1, a: 2 });
  });

  test('a replacement keeps _id, a pipeline computes', () => {
    expect(apply({ _id: 1, a: 1 }, { b: 2 })).toEqual({ _id: 1, b: 2 });
    const stages = [{ $set: { sum: { $add: ['$a', '$b'] }, 'c.d': '$a' } }, { $unset: 'b' }];
    expect(apply({ _id: 1, a: 1, b: 2 }, stages)).toEqual({ _id: 1, a: 1, sum: 3, c: { d: 1 } });
    expect(apply({ _id: 1, a: { x: 1 } }, [{ $replaceWith: '$a' }])).toEqual({ _id: 1, x: 1 });
  });
});

test.each<[Document, Document, Document]>([
  [{ a: 1, b: { $gt: 2 }, 'c.d': { $eq: 3 } }, { $set: { e: 4 } }, { a: 1, c: { d: 3 }, e: 4 }],
  [{ $and: [{ a: 1 }, { b: { $in: [2] } }] }, { $inc: { n: 1 } }, { a: 1, b: 2, n: 1 }],
  [{ _id: 7, a: 1 }, { z: 1 }, { _id: 7, z: 1 }],
  [{ $or: [{ a: 1 }, { a: 2 }] }, { $setOnInsert: { x: 1 } }, { x: 1 }],
])('an upsert by %j with %j', (query, update, expected) => {
  const { _id, ...rest } = upsertDocument(query as Doc, compileUpdate(update)) as Document;
  const { _id: expectedId, ...expectedRest } = expected;
  expect(rest).toEqual(expectedRest);
  if (expectedId !== undefined) expect(_id).toEqual(expectedId);
});
