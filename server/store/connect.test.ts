import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import MongoStore from 'connect-mongo';
import type { SessionData } from 'express-session';
import mongoose from 'mongoose';
import { RateLimiterMongo } from 'rate-limiter-flexible';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore, type Store } from './connect.ts';

let dir: string;
let store: Store;
let connection: mongoose.Connection;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'store-connect-'));
  store = await openStore({ dataDir: dir });
  connection = await mongoose.createConnection(store.uri).asPromise();
});
afterAll(async () => {
  await connection.close();
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

test('a named MongoDB is used as it is, without starting anything', async () => {
  const other = await openStore({ mongodbUri: 'mongodb://example.com/x', dataDir: '/nowhere' });
  expect(other).toMatchObject({ uri: 'mongodb://example.com/x', embedded: false });
  await other.close();
});

test('mongoose makes indexes, saves, populates and watches versions', async () => {
  const Owner = connection.model('Owner', new mongoose.Schema({ name: String }));
  const schema = new mongoose.Schema(
    {
      email: { type: String, unique: true },
      owner: { type: mongoose.Schema.Types.ObjectId, ref: 'Owner' },
      tags: [String],
      price: mongoose.Schema.Types.Decimal128,
      seen: Map,
    },
    { timestamps: true, optimisticConcurrency: true },
  );
  const Thing = connection.model('Thing', schema);
  await Thing.init();
  const owner = await Owner.create({ name: 'Anna' });
  const price = mongoose.Types.Decimal128.fromString('1.10');
  const thing = await Thing.create({ email: 'a@b.c', owner: owner._id, tags: ['x'], price, seen: new Map([['a', 1]]) });
  expect(await Thing.findById(thing._id).populate('owner').lean()).toMatchObject({
    owner: { name: 'Anna' },
    seen: { a: 1 },
  });
  await expect(Thing.create({ email: 'a@b.c' })).rejects.toMatchObject({ code: 11000, keyValue: { email: 'a@b.c' } });
  const stale = await Thing.findById(thing._id).orFail();
  thing.tags.push('y');
  await thing.save();
  stale.tags.push('z');
  await expect(stale.save()).rejects.toThrow(mongoose.Error.VersionError);
  expect(await Thing.find({ tags: 'y' }).countDocuments()).toBe(1);
  const ids = await Thing.find()
    .cursor()
    .map(({ email }) => email)
    .toArray();
  expect(ids).toEqual(['a@b.c']);
  expect(await Thing.exists({ email: 'nobody' })).toBeNull();
});

test('GridFS keeps files of several chunks, also parts of them', async () => {
  const db = connection.db as mongoose.mongo.Db;
  const bucket = new mongoose.mongo.GridFSBucket(db, { bucketName: 'files', chunkSizeBytes: 1000 });
  const content = Buffer.from(Array.from({ length: 10_500 }, (_, i) => i % 251));
  const upload = bucket.openUploadStream('ä b.bin', { metadata: { by: 'test' } });
  await new Promise((resolve, reject) => upload.on('finish', resolve).on('error', reject).end(content));
  expect((await buffer(bucket.openDownloadStream(upload.id))).equals(content)).toBe(true);
  expect(
    (await buffer(bucket.openDownloadStream(upload.id, { start: 995, end: 2005 }))).equals(content.subarray(995, 2005)),
  ).toBe(true);
  expect(await bucket.find({ filename: 'ä b.bin' }).toArray()).toMatchObject([
    { length: 10_500, metadata: { by: 'test' } },
  ]);
  await bucket.delete(upload.id);
  expect(await db.collection('files.chunks').countDocuments()).toBe(0);
});

test('connect-mongo keeps sessions as it sends them', async () => {
  const sessions = MongoStore.create({ client: connection.getClient() as never, dbName: 'sessions', ttl: 60 });
  const call = <T>(work: (done: (error: unknown, value?: T) => void) => void) =>
    new Promise<T | undefined>((resolve, reject) => work((error, value) => (error ? reject(error) : resolve(value))));
  const session = { cookie: { originalMaxAge: 1000 }, user: 'anna' } as unknown as SessionData;
  for (let i = 0; i < 2; i++) await call((done) => sessions.set('id', session, done));
  expect(await call((done) => sessions.get('id', done as never))).toMatchObject({ user: 'anna' });
  await call((done) => sessions.touch('id', session, done));
  expect(await call((done) => sessions.length(done as never))).toBe(1);
  const indexes = await connection.getClient().db('sessions').collection('sessions').listIndexes().toArray();
  expect(indexes).toContainEqual(expect.objectContaining({ key: { expires: 1 }, expireAfterSeconds: 0 }));
  await call((done) => sessions.destroy('id', done));
  expect(await call((done) => sessions.get('id', done as never))).toBeFalsy();
});

test('rate-limiter-flexible counts exactly under concurrency', async () => {
  const limiter = new RateLimiterMongo({ storeClient: connection, dbName: 'limits', points: 5, duration: 60 });
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => limiter.consume('key')));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
});
