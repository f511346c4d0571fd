import type { Collection, Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestServer } from '../../testing/test-server.ts';

let server: TestServer;
let orders: Collection;
beforeAll(async () => {
  server = await TestServer.start();
  orders = server.db.collection('orders');
  await orders.insertMany([
    { _id: 1 as never, customer: 'a', amount: 10, items: ['x', 'y'] },
    { _id: 2 as never, customer: 'b', amount: 20, items: [] },
    { _id: 3 as never, customer: 'a', amount: 30, items: ['y'] },
    { _id: 4 as never, customer: null, amount: 5 },
  ]);
  await server.db.collection('customers').insertMany([
    { _id: 'a' as never, name: 'Anna', min: 20 },
    { _id: 'b' as never, name: 'Ben', min: 0 },
  ]);
});
afterAll(() => server.remove());

describe('aggregation', () => {
  test.each<[string, Document[], unknown[]]>([
    [
      '$match, $sort, $skip, $limit',
      [
        { $match: { amount: { $gt: 5 } } },
        { $sort: { amount: -1 } },
        { $skip: 1 },
        { $limit: 1 },
        { $project: { amount: 1 } },
      ],
      [{ _id: 2, amount: 20 }],
    ],
    [
      '$group',
      [
        {
          $group: {
            _id: '$customer',
            n: { $sum: 1 },
            total: { $sum: '$amount' },
            avg: { $avg: '$amount' },
            max: { $max: '$amount' },
            all: { $push: '$_id' },
            first: { $first: '$amount' },
          },
        },
        { $sort: { _id: 1 } },
      ],
      [
        { _id: null, n: 1, total: 5, avg: 5, max: 5, all: [4], first: 5 },
        { _id: 'a', n: 2, total: 40, avg: 20, max: 30, all: [1, 3], first: 10 },
        { _id: 'b', n: 1, total: 20, avg: 20, max: 20, all: [2], first: 20 },
      ],
    ],
    [
      '$group by fields',
      [{ $group: { _id: { c: '$customer', big: { $gt: ['$amount', 15] } } } }, { $count: 'groups' }],
      [{ groups: 4 }],
    ],
    [
      '$unwind',
      [{ $unwind: '$items' }, { $project: { items: 1 } }],
      [
        { _id: 1, items: 'x' },
        { _id: 1, items: 'y' },
        { _id: 3, items: 'y' },
      ],
    ],
    [
      '$unwind keeping empty',
      [
        { $match: { _id: { $gte: 2 } } },
        { $unwind: { path: '$items', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } },
        { $project: { items: 1, i: 1 } },
      ],
      [
        { _id: 2, i: null },
        { _id: 3, items: 'y', i: 0 },
        { _id: 4, i: null },
      ],
    ],
    [
      '$sortByCount',
      [{ $unwind: '$items' }, { $sortByCount: '$items' }],
      [
        { _id: 'y', count: 2 },
        { _id: 'x', count: 1 },
      ],
    ],
    [
      '$lookup by field',
      [
        { $match: { _id: 1 } },
        { $lookup: { from: 'customers', localField: 'customer', foreignField: '_id', as: 'who' } },
        { $project: { who: 1 } },
      ],
      [{ _id: 1, who: [{ _id: 'a', name: 'Anna', min: 20 }] }],
    ],
    [
      '$lookup by pipeline',
      [
        { $match: { _id: { $in: [1, 3] } } },
        {
          $lookup: {
            from: 'customers',
            let: { c: '$customer', amount: '$amount' },
            pipeline: [{ $match: { $expr: { $and: [{ $eq: ['$_id', '$$c'] }, { $gte: ['$$amount', '$min'] }] } } }],
            as: 'who',
          },
        },
        { $project: { n: { $size: '$who' } } },
      ],
      [
        { _id: 1, n: 0 },
        { _id: 3, n: 1 },
      ],
    ],
    [
      '$facet',
      [
        {
          $facet: {
            count: [{ $count: 'n' }],
            top: [{ $sort: { amount: -1 } }, { $limit: 1 }, { $project: { amount: 1 } }],
          },
        },
      ],
      [{ count: [{ n: 4 }], top: [{ _id: 3, amount: 30 }] }],
    ],
    [
      '$addFields and $replaceRoot',
      [
        { $match: { _id: 2 } },
        { $addFields: { double: { $multiply: ['$amount', 2] }, label: { $concat: ['#', { $toString: '$_id' }] } } },
        { $replaceRoot: { newRoot: { d: '$double', l: '$label' } } },
      ],
      [{ d: 40, l: '#2' }],
    ],
    [
      '$unionWith',
      [
        { $match: { _id: 1 } },
        { $project: { _id: 1 } },
        { $unionWith: { coll: 'customers', pipeline: [{ $project: { _id: 1 } }] } },
      ],
      [{ _id: 1 }, { _id: 'a' }, { _id: 'b' }],
    ],
    [
      '$bucket, by mingo',
      [{ $bucket: { groupBy: '$amount', boundaries: [0, 15, 50], output: { n: { $sum: 1 } } } }],
      [
        { _id: 0, n: 2 },
        { _id: 15, n: 2 },
      ],
    ],
    [
      '$cond, $dateToString and $filter',
      [
        { $match: { _id: 1 } },
        {
          $project: {
            kind: { $cond: [{ $gt: ['$amount', 5] }, 'big', 'small'] },
            ys: { $filter: { input: '$items', as: 'i', cond: { $eq: ['$$i', 'y'] } } },
            at: { $dateToString: { date: new Date(0), format: '%Y-%m-%d' } },
          },
        },
      ],
      [{ _id: 1, kind: 'big', ys: ['y'], at: '1970-01-01' }],
    ],
    ['$documents of no collection', [{ $match: { _id: 'none' } }], []],
  ])('%s', async (_, pipeline, expected) => {
    expect(await orders.aggregate(pipeline).toArray()).toEqual(expected);
  });

  test('on the database, from given documents', async () => {
    expect(await server.db.aggregate([{ $documents: [{ a: 1 }, { a: 2 }] }, { $match: { a: 2 } }]).toArray()).toEqual([
      { a: 2 },
    ]);
  });

  test('large results come in batches', async () => {
    const collection = await server.collection(Array.from({ length: 500 }, (_, n) => ({ n })));
    const result = await collection
      .aggregate([{ $addFields: { m: { $add: ['$n', 1] } } }], { batchSize: 50 })
      .toArray();
    expect(result.map(({ m }) => m)).toEqual(Array.from({ length: 500 }, (_, n) => n + 1));
  });

  test('$out replaces a collection and keeps its indexes; a failing one changes nothing', async () => {
    const target = server.db.collection('out');
    await target.insertOne({ old: true });
    await target.createIndex({ amount: 1 }, { unique: true });
    await orders.aggregate([{ $match: { customer: 'a' } }, { $out: 'out' }]).toArray();
    expect(await target.find().toArray()).toHaveLength(2);
    expect(await target.indexExists('amount_1')).toBe(true);
    await expect(orders.aggregate([{ $set: { amount: 1 } }, { $out: 'out' }]).toArray()).rejects.toMatchObject({
      code: 11000,
    });
    expect(await target.find().toArray()).toHaveLength(2);
    expect((await server.db.listCollections().toArray()).some(({ name }) => name.startsWith('tmp.'))).toBe(false);
  });

  test('$merge inserts, merges, replaces, keeps and fails', async () => {
    const target = server.db.collection('merged');
    await target.insertOne({ _id: 1 as never, note: 'kept', amount: 0 });
    const merge = (options: Document) =>
      orders
        .aggregate([
          { $match: { _id: { $lte: 2 } } },
          { $project: { amount: 1 } },
          { $merge: { into: 'merged', ...options } },
        ])
        .toArray();
    await merge({ whenMatched: 'keepExisting', whenNotMatched: 'discard' });
    expect(await target.find().toArray()).toEqual([{ _id: 1, note: 'kept', amount: 0 }]);
    await merge({});
    expect(await target.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, note: 'kept', amount: 10 },
      { _id: 2, amount: 20 },
    ]);
    await merge({ whenMatched: 'replace' });
    expect(await target.findOne({ _id: 1 as never })).toEqual({ _id: 1, amount: 10 });
    await merge({ whenMatched: [{ $set: { sum: { $add: ['$amount', '$$new.amount'] } } }] });
    expect(await target.findOne({ _id: 2 as never })).toEqual({ _id: 2, amount: 20, sum: 40 });
    await expect(merge({ whenMatched: 'fail' })).rejects.toMatchObject({ code: 11000 });
  });

  test.each<[string, Document[], number]>([
    ['an unknown stage', [{ $nonsense: {} }], 40324],
    ['two operators in a stage', [{ $match: {}, $limit: 1 }], 40323],
    ['$out before the end', [{ $out: 'x' }, { $match: {} }], 40601],
    ['a limit of zero', [{ $limit: 0 }], 15958],
    ['an unknown accumulator', [{ $group: { _id: 1, x: { $nonsense: 1 } } }], 15952],
    ['an unknown expression', [{ $addFields: { x: { $nonsense: 1 } } }], 2],
    ['a script', [{ $addFields: { x: { $function: { body: 'function(){}', args: [], lang: 'js' } } } }], 2],
  ])('%s is refused', async (_, pipeline, code) => {
    await expect(orders.aggregate(pipeline).toArray()).rejects.toMatchObject({ code });
  });
});
