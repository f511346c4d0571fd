import { Decimal128, Double, Int32, Long, MongoBulkWriteError, MongoServerError, ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestServer } from '../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.remove());

/** The error that a command is refused with. */
async function refusal(work: Promise<unknown>): Promise<MongoServerError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof MongoServerError)) throw new Error(`expected a server error, got ${String(error)}`);
  return error;
}

describe('server', () => {
  test('presents itself as a standalone MongoDB 8', async () => {
    const admin = server.client.db('admin');
    const hello = await admin.command({ hello: 1 });
    expect(hello).toMatchObject({ isWritablePrimary: true, maxWireVersion: 25, maxBsonObjectSize: 16777216, ok: 1 });
    expect(hello).not.toHaveProperty('setName');
    expect(await admin.command({ isMaster: 1 })).toMatchObject({ ismaster: true });
    expect(await admin.command({ buildInfo: 1 })).toMatchObject({ version: '8.0.0' });
    for (const command of ['ping', 'serverStatus', 'hostInfo', 'connectionStatus', 'fsync']) {
      expect(await admin.command({ [command]: 1 })).toMatchObject({ ok: 1 });
    }
    expect(await admin.command({ getParameter: 1, featureCompatibilityVersion: 1 })).toMatchObject({
      featureCompatibilityVersion: { version: '8.0' },
    });
  });

  test('refuses unknown commands and transactions with a standalone’s codes', async () => {
    expect(await refusal(server.db.command({ nonsense: 1 }))).toMatchObject({ code: 59, codeName: 'CommandNotFound' });
    const session = server.client.startSession();
    const { id } = session.serverSession;
    const start = {
      insert: 'x',
      documents: [{ a: 1 }],
      lsid: id,
      txnNumber: Long.ONE,
      startTransaction: true,
      autocommit: false,
    };
    expect(await refusal(server.db.command(start))).toMatchObject({ code: 20 });
    await session.endSession();
  });
});

describe('collections', () => {
  test('are listed, created, renamed and dropped', async () => {
    const db = server.client.db('collections');
    await db.createCollection('plain');
    await db.createCollection('capped', { capped: true, size: 4096 });
    await db.createCollection('plain');
    expect((await refusal(db.createCollection('plain', { capped: true, size: 1 }))).code).toBe(48);
    expect((await refusal(db.createCollection('v', { viewOn: 'plain' }))).code).toBe(72);
    expect((await db.listCollections().toArray()).map(({ name }) => name)).toEqual(['plain', 'capped']);
    expect(await db.listCollections({ name: 'capped' }).toArray()).toMatchObject([
      { type: 'collection', options: { capped: true }, idIndex: { name: '_id_' } },
    ]);
    await db.collection('plain').insertOne({ a: 1 });
    expect((await refusal(db.collection('plain').rename('capped'))).code).toBe(48);
    await db.collection('plain').rename('capped', { dropTarget: true });
    expect(await db.collection('capped').countDocuments()).toBe(1);
    expect((await server.client.db().admin().listDatabases({ nameOnly: true })).databases).toContainEqual({
      name: 'collections',
    });
    expect(await db.collection('capped').drop()).toBe(true);
    expect(await db.dropCollection('missing')).toBe(true);
    await db.dropDatabase();
    expect(await db.listCollections().toArray()).toEqual([]);
    expect((await refusal(db.createCollection('a$b'))).code).toBe(73);
  });

  test('tell their statistics', async () => {
    const collection = await server.collection([{ a: 1 }, { a: 2 }]);
    const name = collection.collectionName;
    // An entry's key is the index's number, a type and an ObjectId, its value a checksum and a record's number.
    const entry = 4 + 1 + 12 + 4 + 6;
    expect(await server.db.command({ collStats: name })).toMatchObject({
      count: 2,
      nindexes: 1,
      indexSizes: { _id_: 2 * entry },
    });
    const long = await server.collection(Array.from({ length: 1_500 }, (_, a) => ({ a })));
    expect((await server.db.command({ collStats: long.collectionName })).totalIndexSize).toBe(1_500 * entry);
    expect((await server.db.command({ dbStats: 1 })).indexSize).toBeGreaterThan(1_500 * entry);
    expect((await server.db.command({ dbStats: 1 })).objects).toBeGreaterThanOrEqual(2);
    expect(await server.db.command({ validate: name })).toMatchObject({
      valid: true,
      nrecords: 2,
      keysPerIndex: { _id_: 2 },
    });
  });
});

describe('reading', () => {
  test('batches, skips, limits, and keeps natural order', async () => {
    const collection = await server.collection(Array.from({ length: 1000 }, (_, n) => ({ _id: (n * 7919) % 1000, n })));
    expect((await collection.find().batchSize(33).toArray()).map(({ n }) => n)).toEqual([...Array(1000).keys()]);
    expect((await collection.find().sort({ $natural: -1 }).limit(2).toArray()).map(({ n }) => n)).toEqual([999, 998]);
    expect(
      (
        await collection
          .find({ n: { $gte: 10 } })
          .skip(5)
          .limit(3)
          .toArray()
      ).map(({ n }) => n),
    ).toEqual([15, 16, 17]);
    expect(await collection.countDocuments({ n: { $lt: 10 } })).toBe(10);
    expect(await collection.estimatedDocumentCount()).toBe(1000);
    expect(await collection.countDocuments({}, { skip: 990, limit: 50 })).toBe(10);
  });

  test('cursors are killed, unknown ones are an error', async () => {
    const collection = await server.collection(Array.from({ length: 300 }, (_, n) => ({ n })));
    const name = collection.collectionName;
    const { cursor } = await server.db.command({ find: name, batchSize: 10 });
    expect(await server.db.command({ killCursors: name, cursors: [cursor.id] })).toMatchObject({
      cursorsKilled: [cursor.id],
    });
    const more = { getMore: cursor.id, collection: name };
    expect(await refusal(server.db.command(more))).toMatchObject({ code: 43, codeName: 'CursorNotFound' });
    const single = await server.db.command({ find: name, batchSize: 10, singleBatch: true });
    expect(String(single.cursor.id)).toBe('0');
    const none = await server.db.command({ find: name, batchSize: 0 });
    expect(none.cursor.firstBatch).toEqual([]);
    expect(String(none.cursor.id)).not.toBe('0');
  });

  test('an answer never exceeds a message, whatever the batch size', async () => {
    const collection = await server.collection();
    const text = 'x'.repeat(6_000_000);
    for (let n = 0; n < 5; n++) await collection.insertOne({ n, text });
    const found = await collection.find().batchSize(100).toArray();
    expect(found.map(({ n, text }) => [n, text.length])).toEqual([...Array(5).keys()].map((n) => [n, 6_000_000]));
  });

  test('distinct gives each value once, in order', async () => {
    const collection = await server.collection([{ a: [3, 1] }, { a: 1 }, { a: 'x' }, { a: null }, { b: 1 }]);
    expect(await collection.distinct('a')).toEqual([null, 1, 3, 'x']);
    expect(await collection.distinct('a', { b: 1 })).toEqual([]);
  });

  test('a time limit ends a long query', async () => {
    const collection = await server.collection(Array.from({ length: 20_000 }, (_, n) => ({ n })));
    const slow = collection
      .find({ $expr: { $eq: [{ $mod: ['$n', 7919] }, 7918.5] } })
      .maxTimeMS(5)
      .toArray();
    expect(await refusal(slow)).toMatchObject({ code: 50 });
  });

  test('collation of strength 1 and 2', async () => {
    const collection = await server.collection([{ name: 'José' }, { name: 'jose' }, { name: 'JOSÉ' }]);
    const count = (strength: 1 | 2) =>
      collection.find({ name: 'josé' }).collation({ locale: 'en', strength }).toArray();
    expect(await count(2)).toHaveLength(2);
    expect(await count(1)).toHaveLength(3);
    await collection.createIndex({ name: 1 }, { collation: { locale: 'en', strength: 2 }, name: 'folded' });
    expect(await count(2)).toHaveLength(2);
    expect(
      (
        await refusal(
          server.db.collection('uc').createIndex({ a: 1 }, { unique: true, collation: { locale: 'en', strength: 5 } }),
        )
      ).code,
    ).toBe(2);
  });
});

describe('writing', () => {
  test('keeps BSON types, field order and the order of _id', async () => {
    const collection = await server.collection();
    const document = {
      z: new Int32(1),
      a: Long.fromString('9007199254740993'),
      m: new Double(2),
      d: Decimal128.fromString('1.10'),
      _id: new ObjectId(),
    };
    await collection.insertOne(document, { ignoreUndefined: true });
    const raw = await collection.findOne({}, { promoteValues: false });
    expect(Object.keys(raw ?? {})).toEqual(['_id', 'z', 'a', 'm', 'd']);
    expect(raw).toEqual(document);
    await collection.updateOne({}, { $inc: { z: 1, a: 1, m: new Double(1) }, $mul: { d: 2 } });
    const after = await collection.findOne({}, { promoteValues: false });
    expect(after).toEqual({
      ...document,
      z: new Int32(2),
      a: Long.fromString('9007199254740994'),
      m: new Double(3),
      d: Decimal128.fromString('2.20'),
    });
  });

  test('reports errors with index, code, keyPattern and keyValue; ordered stops, unordered goes on', async () => {
    const collection = await server.collection();
    await collection.createIndex({ email: 1 }, { unique: true });
    const documents = [{ email: 'a' }, { email: 'b' }, { email: 'a' }, { email: 'c' }];
    const failure = async (ordered: boolean) => {
      await collection.deleteMany({});
      const copies = documents.map((document) => ({ ...document }));
      return collection.insertMany(copies, { ordered }).then(
        () => undefined,
        (error: MongoBulkWriteError) => error,
      );
    };
    const ordered = await failure(true);
    expect(ordered).toBeInstanceOf(MongoBulkWriteError);
    expect(ordered?.insertedCount).toBe(2);
    expect(await collection.countDocuments()).toBe(2);
    expect((await failure(false))?.insertedCount).toBe(3);
    const direct = await server.db.command({ insert: collection.collectionName, documents: [{ email: 'a' }] });
    expect(direct).toMatchObject({
      n: 0,
      writeErrors: [{ index: 0, code: 11000, keyPattern: { email: 1 }, keyValue: { email: 'a' } }],
    });
    expect(direct.writeErrors[0].errmsg).toContain('index: email_1 dup key: { email: "a" }');
  });

  test('counts matched, modified and upserted', async () => {
    const collection = await server.collection([
      { a: 1, n: 1 },
      { a: 1, n: 2 },
    ]);
    expect(await collection.updateMany({ a: 1 }, { $set: { n: 2 } })).toMatchObject({
      matchedCount: 2,
      modifiedCount: 1,
    });
    expect(await collection.updateOne({ a: 9 }, { $set: { n: 1 } })).toMatchObject({
      matchedCount: 0,
      upsertedCount: 0,
    });
    const upsert = await collection.updateOne(
      { a: 9, 'b.c': 2 },
      { $setOnInsert: { x: 1 }, $inc: { n: 5 } },
      { upsert: true },
    );
    expect(upsert).toMatchObject({ matchedCount: 0, upsertedCount: 1 });
    expect(await collection.findOne({ _id: upsert.upsertedId as ObjectId })).toMatchObject({
      a: 9,
      b: { c: 2 },
      x: 1,
      n: 5,
    });
    expect(await collection.replaceOne({ a: 9 }, { z: 1 })).toMatchObject({ matchedCount: 1, modifiedCount: 1 });
    expect(await collection.findOne({ z: 1 })).toEqual({ _id: upsert.upsertedId, z: 1 });
    expect(await collection.deleteMany({ a: 1 })).toMatchObject({ deletedCount: 2 });
    expect(await collection.deleteOne({ a: 1 })).toMatchObject({ deletedCount: 0 });
  });

  test('bulk writes of all kinds, also over several collections', async () => {
    const collection = await server.collection();
    const result = await collection.bulkWrite([
      { insertOne: { document: { _id: 1, a: 1 } } },
      { updateOne: { filter: { _id: 1 }, update: { $set: { a: 2 } } } },
      { replaceOne: { filter: { _id: 2 }, replacement: { b: 1 }, upsert: true } },
      { deleteOne: { filter: { _id: 1 } } },
    ] as never);
    expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 1, upsertedCount: 1, deletedCount: 1 });
    const namespace = `test.${collection.collectionName}`;
    const across = await server.client.bulkWrite(
      [
        { namespace, name: 'insertOne', document: { _id: 5 } },
        { namespace: 'test.other', name: 'updateOne', filter: { _id: 1 }, update: { $set: { a: 1 } }, upsert: true },
        { namespace, name: 'deleteMany', filter: {} },
      ] as never,
      { verboseResults: true },
    );
    expect(across).toMatchObject({ insertedCount: 1, upsertedCount: 1, deletedCount: 2 });
    expect(across.updateResults?.get(1)).toMatchObject({ upsertedId: 1 });
  });

  test('findAndModify in all forms', async () => {
    const collection = await server.collection([
      { _id: 1 as never, n: 1 },
      { _id: 2 as never, n: 2 },
    ]);
    const id = 1 as never;
    expect(await collection.findOneAndUpdate({ n: { $gt: 0 } }, { $inc: { n: 10 } }, { sort: { n: -1 } })).toEqual({
      _id: 2,
      n: 2,
    });
    expect(
      await collection.findOneAndUpdate(
        { _id: id },
        { $inc: { n: 10 } },
        { returnDocument: 'after', projection: { n: 1, _id: 0 } },
      ),
    ).toEqual({ n: 11 });
    expect(await collection.findOneAndReplace({ _id: id }, { r: 1 }, { returnDocument: 'after' })).toEqual({
      _id: 1,
      r: 1,
    });
    expect(await collection.findOneAndDelete({ _id: id })).toEqual({ _id: 1, r: 1 });
    expect(await collection.findOneAndDelete({ _id: id })).toBeNull();
    const upsert = await collection.findOneAndUpdate(
      { _id: id },
      { $set: { u: 1 } },
      { upsert: true, returnDocument: 'after', includeResultMetadata: true },
    );
    expect(upsert).toMatchObject({
      value: { _id: 1, u: 1 },
      lastErrorObject: { updatedExisting: false, upserted: 1, n: 1 },
    });
  });

  test('a write that a client sends again is executed once', async () => {
    const collection = await server.collection([{ _id: 1 as never, n: 0 }]);
    const session = server.client.startSession();
    const lsid = session.serverSession.id;
    const name = collection.collectionName;
    const send = (txnNumber: number, command: object) =>
      server.db.command({ ...command, lsid, txnNumber: Long.fromNumber(txnNumber) });
    const increment = { update: name, updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }] };
    const first = await send(1, increment);
    expect(await send(1, increment)).toEqual(first);
    expect(first).toMatchObject({ n: 1, nModified: 1 });
    const insert = { insert: name, documents: [{ _id: 7 }, { _id: 8 }] };
    expect(await send(2, insert)).toMatchObject({ n: 2 });
    expect(await send(2, insert)).toEqual({ n: 2, ok: 1 });
    const modify = { findAndModify: name, query: { _id: 1 }, update: { $inc: { n: 1 } }, new: true };
    expect(await send(3, modify)).toEqual(await send(3, modify));
    expect(await refusal(send(1, increment))).toMatchObject({ code: 225 });
    expect(await collection.findOne({ _id: 1 as never })).toEqual({ _id: 1, n: 2 });
    await session.endSession();
  });

  test('fifty at once on one document: each conditional update has one winner', async () => {
    const collection = await server.collection([{ _id: 1 as never, state: 'open' }]);
    const close = () => collection.updateOne({ _id: 1 as never, state: 'open' }, { $set: { state: 'closed' } });
    const results = await Promise.all(Array.from({ length: 50 }, close));
    expect(results.filter(({ modifiedCount }) => modifiedCount === 1)).toHaveLength(1);
    await Promise.all(Array.from({ length: 50 }, () => collection.updateOne({ _id: 1 as never }, { $inc: { n: 1 } })));
    expect(await collection.findOne()).toMatchObject({ n: 50 });
    const upserts = Array.from({ length: 20 }, () =>
      collection.updateOne({ key: 'one' }, { $inc: { n: 1 } }, { upsert: true }),
    );
    await Promise.all(upserts);
    expect(await collection.find({ key: 'one' }).toArray()).toMatchObject([{ n: 20 }]);
  });

  test('unacknowledged writes arrive', async () => {
    const collection = await server.collection();
    await collection.insertOne({ a: 1 }, { writeConcern: { w: 0 } });
    await expect.poll(() => collection.countDocuments()).toBe(1);
  });

  test.each<[string, object, number]>([
    ['too large a document', { a: 'x'.repeat(17_000_000) }, 10334],
    ['an array as _id', { _id: [1] }, 53],
  ])('refuses %s', async (_, document, code) => {
    const name = (await server.collection()).collectionName;
    const work = server.db.command({ insert: name, documents: [document] }).then((reply) => reply.writeErrors[0].code);
    expect(await work).toBe(code);
  });
});
