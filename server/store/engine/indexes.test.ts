import type { Collection, Document, Filter, Sort } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestServer } from '../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.remove());

interface Explained {
  index: string | undefined;
  direction: string | undefined;
  keys: number;
  documents: number;
  returned: number;
  sorts: boolean;
}

async function explain(collection: Collection, filter: Filter<Document>, sort?: Sort, limit = 0): Promise<Explained> {
  const query = collection.find(filter).limit(limit);
  const { queryPlanner, executionStats } = await (sort ? query.sort(sort) : query).explain('executionStats');
  const plan = queryPlanner.winningPlan;
  const fetch = plan.stage === 'SORT' ? plan.inputStage : plan;
  return {
    index: fetch.inputStage?.indexName ?? fetch.stage,
    direction: fetch.inputStage?.direction,
    keys: executionStats.totalKeysExamined,
    documents: executionStats.totalDocsExamined,
    returned: executionStats.nReturned,
    sorts: plan.stage === 'SORT',
  };
}

describe('the planner', () => {
  let customers: Collection;
  beforeAll(async () => {
    customers = await server.collection(
      Array.from({ length: 2000 }, (_, n) => ({
        name: `name ${String((n * 7919) % 2000).padStart(4, '0')}`,
        owner: n % 10,
        stage: ['lead', 'live', 'lost'][n % 3],
        tags: [`t${n % 5}`, `u${n % 7}`],
        visits: [{ page: n % 4, day: n % 30 }],
        ...(n % 100 === 0 ? { email: `${n}@example.com` } : {}),
      })),
    );
    await customers.createIndexes([
      { key: { name: 1 } },
      { key: { owner: 1, name: -1 } },
      { key: { tags: 1, name: 1 } },
      { key: { email: 1 }, sparse: true, unique: true },
      { key: { stage: 1 }, partialFilterExpression: { owner: { $gt: 5 } } },
      { key: { 'visits.page': 1, 'visits.day': 1 } },
    ]);
  });

  test.each<[string, Filter<Document>, Sort | undefined, number, Partial<Explained>]>([
    ['equality', { owner: 3 }, undefined, 0, { index: 'owner_1_name_-1', documents: 200 }],
    ['$in', { name: { $in: ['name 0001', 'name 0002', 'nobody'] } }, undefined, 0, { index: 'name_1', documents: 2 }],
    ['range', { name: { $gte: 'name 0010', $lt: 'name 0020' } }, undefined, 0, { index: 'name_1', documents: 10 }],
    ['prefix regex', { name: /^name 01/ }, undefined, 0, { index: 'name_1', documents: 100 }],
    ['sort', {}, { name: 1 }, 20, { index: 'name_1', documents: 20, sorts: false }],
    ['sort downwards', {}, { name: -1 }, 20, { index: 'name_1', direction: 'backward', documents: 20, sorts: false }],
    [
      'equality and sort',
      { owner: 3 },
      { name: -1 },
      5,
      { index: 'owner_1_name_-1', direction: 'forward', documents: 5 },
    ],
    [
      'equality and reverse sort',
      { owner: 3 },
      { name: 1 },
      5,
      { index: 'owner_1_name_-1', direction: 'backward', documents: 5 },
    ],
    ['equality on two fields', { owner: 3, name: 'name 0057' }, undefined, 0, { documents: 1 }],
    ['multikey equality', { tags: 't3' }, undefined, 0, { index: 'tags_1_name_1', returned: 400 }],
    [
      'multikey equality and sort',
      { tags: 't3' },
      { name: 1 },
      5,
      { index: 'tags_1_name_1', documents: 5, sorts: false },
    ],
    ['_id', { _id: 'none' as never }, undefined, 0, { index: '_id_', documents: 0 }],
    ['sparse by value', { email: '100@example.com' }, undefined, 0, { index: 'email_1', documents: 1 }],
    ['sparse not for null', { email: null }, undefined, 0, { index: 'COLLSCAN', returned: 1980 }],
    ['sparse not for order alone', {}, { email: 1 }, 0, { index: 'COLLSCAN', returned: 2000, sorts: true }],
    ['partial where implied', { stage: 'live', owner: { $gt: 6 } }, undefined, 0, { index: 'stage_1', returned: 200 }],
    [
      'partial not where not implied',
      { stage: 'live', owner: { $gt: 3, $lt: 5 } },
      undefined,
      0,
      { index: 'owner_1_name_-1' },
    ],
    ['unindexed', { nothing: 1 }, undefined, 0, { index: 'COLLSCAN', documents: 2000 }],
    [
      '$or over indexes',
      { $or: [{ name: 'name 0003' }, { owner: 3 }] },
      undefined,
      0,
      { index: 'FETCH', returned: 201 },
    ],
    [
      'two paths into one array',
      { 'visits.page': 1, 'visits.day': 5 },
      undefined,
      0,
      { index: 'visits.page_1_visits.day_1' },
    ],
    ['nothing can match', { name: { $in: [] } }, undefined, 0, { index: 'EOF', returned: 0 }],
  ])('%s', async (_, filter, sort, limit, expected) => {
    expect(await explain(customers, filter, sort, limit)).toMatchObject(expected);
  });

  test('a hint decides, by name or key; an unknown one is refused', async () => {
    const query = (hint: string | Document) => customers.find({ owner: 3 }).hint(hint).explain('queryPlanner');
    expect((await query('name_1')).queryPlanner.winningPlan.inputStage.indexName).toBe('name_1');
    expect((await query({ name: 1 })).queryPlanner.winningPlan.inputStage.indexName).toBe('name_1');
    expect((await query({ $natural: 1 })).queryPlanner.winningPlan.stage).toBe('COLLSCAN');
    await expect(customers.find().hint('nope').toArray()).rejects.toThrow('hint provided does not correspond');
  });

  test('update, delete, count, distinct and aggregate are explained too', async () => {
    const name = customers.collectionName;
    const commands = [
      { count: name, query: { owner: 3 } },
      { distinct: name, key: 'name', query: { owner: 3 } },
      { aggregate: name, pipeline: [{ $match: { owner: 3 } }], cursor: {} },
      { update: name, updates: [{ q: { owner: 3 }, u: { $set: { x: 1 } } }] },
      { delete: name, deletes: [{ q: { owner: 3 }, limit: 0 }] },
      { findAndModify: name, query: { owner: 3 }, remove: true },
    ];
    for (const command of commands) {
      const { queryPlanner } = await server.db.command({ explain: command, verbosity: 'queryPlanner' });
      expect(queryPlanner.winningPlan.inputStage.indexName).toBe('owner_1_name_-1');
    }
    expect(await customers.countDocuments({ x: 1 })).toBe(0);
  });
});

describe('indexes', () => {
  test('are listed as they were made, and dropped', async () => {
    const collection = await server.collection([{ a: 1 }]);
    await collection.createIndex({ a: 1, b: -1 }, { unique: true, name: 'own' });
    await collection.createIndex({ h: 'hashed' });
    expect(await collection.listIndexes().toArray()).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { a: 1, b: -1 }, name: 'own', unique: true },
      { v: 2, key: { h: 'hashed' }, name: 'h_hashed' },
    ]);
    await collection.createIndex({ a: 1, b: -1 }, { unique: true, name: 'own' });
    await expect(collection.createIndex({ a: 1, b: -1 }, { name: 'own' })).rejects.toMatchObject({ code: 86 });
    await expect(collection.createIndex({ a: 1, b: -1 }, { unique: true, name: 'other' })).rejects.toMatchObject({
      code: 85,
    });
    await collection.dropIndex('own');
    await expect(collection.dropIndex('own')).rejects.toMatchObject({ code: 27 });
    await expect(collection.dropIndex('_id_')).rejects.toMatchObject({ code: 72 });
    await collection.dropIndexes();
    expect(await collection.listIndexes().toArray()).toHaveLength(1);
    await expect(server.db.collection('nowhere').listIndexes().toArray()).rejects.toMatchObject({ code: 26 });
  });

  test.each([['text'], ['2dsphere'], ['2d']])('of kind %s are refused in words', async (kind) => {
    const collection = await server.collection([{ a: 1 }]);
    await expect(collection.createIndex({ a: kind } as never)).rejects.toMatchObject({
      code: 67,
      message: expect.stringContaining(`'${kind}' is not supported`),
    });
  });

  test('unique ones hold for arrays, null and missing, compound and partial', async () => {
    const collection = await server.collection();
    await collection.createIndex({ a: 1 }, { unique: true });
    await collection.insertMany([{ a: [1, 2] }, { a: 3 }, {}]);
    for (const a of [2, null, [3, 9]]) await expect(collection.insertOne({ a })).rejects.toMatchObject({ code: 11000 });
    await collection.insertOne({ a: [7, 7] });
    await expect(collection.updateOne({ a: 3 }, { $set: { a: 1 } })).rejects.toMatchObject({ code: 11000 });
    await collection.updateOne({ a: 3 }, { $set: { a: 3, b: 1 } });
    const partial = await server.collection();
    await partial.createIndex({ key: 1 }, { unique: true, partialFilterExpression: { key: { $type: 'string' } } });
    await partial.insertMany([{}, {}, { key: 1 }, { key: 1 }, { key: 'x' }]);
    await expect(partial.insertOne({ key: 'x' })).rejects.toMatchObject({ code: 11000 });
  });

  test('a unique one is refused on duplicates that exist, and leaves no trace', async () => {
    const collection = await server.collection([{ a: 1 }, { a: 1 }]);
    await expect(collection.createIndex({ a: 1 }, { unique: true })).rejects.toMatchObject({
      code: 11000,
      keyValue: { a: 1 },
    });
    expect(await collection.listIndexes().toArray()).toHaveLength(1);
    await collection.insertOne({ a: 1 });
  });

  test('are built while writers go on', async () => {
    const collection = await server.collection(Array.from({ length: 3000 }, (_, n) => ({ n, group: n % 10 })));
    const build = collection.createIndex({ group: 1, n: 1 });
    const writes = Array.from({ length: 300 }, (_, n) =>
      n % 3 === 0
        ? collection.insertOne({ n: 5000 + n, group: n % 10 })
        : n % 3 === 1
          ? collection.updateOne({ _id: { $exists: true }, n }, { $set: { group: 99 } })
          : collection.deleteOne({ n: 2999 - n }),
    );
    await Promise.all([build, ...writes]);
    expect(await server.db.command({ validate: collection.collectionName })).toMatchObject({ valid: true });
    const byIndex = await collection.find({ group: 99 }).hint({ group: 1, n: 1 }).toArray();
    const byScan = await collection.find({ group: 99 }).hint({ $natural: 1 }).toArray();
    expect(byIndex).toHaveLength(100);
    expect(byScan).toHaveLength(100);
  });

  test('keys longer than the storage takes keep unique and query right', async () => {
    const collection = await server.collection();
    await collection.createIndex({ text: 1 }, { unique: true });
    const long = 'x'.repeat(5000);
    await collection.insertMany([{ text: `${long}b` }, { text: `${long}a` }, { text: 'short' }]);
    await expect(collection.insertOne({ text: `${long}a` })).rejects.toMatchObject({ code: 11000 });
    expect(await collection.countDocuments({ text: `${long}a` })).toBe(1);
    expect(await collection.countDocuments({ text: { $gt: `${long}a` } })).toBe(1);
    expect((await collection.find().sort({ text: 1 }).toArray()).map(({ text }) => text.at(-1))).toEqual([
      't',
      'a',
      'b',
    ]);
  });

  test('TTL ones remove what has expired, and collMod changes when', async () => {
    const collection = await server.collection();
    await collection.createIndex({ at: 1 }, { expireAfterSeconds: 3600 });
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
    await collection.insertMany([
      { n: 1, at: hoursAgo(2) },
      { n: 2, at: hoursAgo(0.5) },
      { n: 3, at: 'never' },
      { n: 4 },
      { n: 5, at: [hoursAgo(9), new Date()] },
    ]);
    const left = async () => (await collection.find().sort({ n: 1 }).toArray()).map(({ n }) => n);
    await server.expireNow();
    expect(await left()).toEqual([2, 3, 4]);
    const change = { collMod: collection.collectionName, index: { keyPattern: { at: 1 }, expireAfterSeconds: 60 } };
    expect(await server.db.command(change)).toMatchObject({ expireAfterSeconds_old: 3600, expireAfterSeconds_new: 60 });
    await server.expireNow();
    expect(await left()).toEqual([3, 4]);
    await expect(collection.createIndex({ a: 1, b: 1 }, { expireAfterSeconds: 1 })).rejects.toMatchObject({ code: 67 });
    const validated = { collMod: collection.collectionName, validator: { n: { $gt: 0 } } };
    await expect(server.db.command(validated)).rejects.toMatchObject({ code: 72 });
  });
});
