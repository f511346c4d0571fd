import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Collection, type Db, type Document, MongoClient } from 'mongodb';
import { type RunningServer, startServer } from '../embedded/server.ts';

/** A store for one test file, in this process and on a folder of its own. */
export class TestServer {
  #server: RunningServer | undefined;
  #client: MongoClient | undefined;
  #lastCollection = 0;

  private constructor(readonly dir: string) {}

  /** Starts a store on a new folder and connects to it. */
  static async start(): Promise<TestServer> {
    const server = new TestServer(mkdtempSync(join(tmpdir(), 'store-test-')));
    await server.open();
    return server;
  }

  /** Opens the folder (again). */
  async open(): Promise<void> {
    this.#server = await startServer({ dir: this.dir });
    this.#client = await MongoClient.connect(this.uri);
  }

  get uri(): string {
    if (!this.#server) throw new Error('the test server is not open');
    return this.#server.uri;
  }

  get client(): MongoClient {
    if (!this.#client) throw new Error('the test server is not open');
    return this.#client;
  }

  get db(): Db {
    return this.client.db('test');
  }

  /** An empty collection that no other test uses. */
  collection(documents: Document[] = []): Promise<Collection<Document>> {
    const collection = this.db.collection(`c${++this.#lastCollection}`);
    return documents.length === 0
      ? Promise.resolve(collection)
      : collection.insertMany(documents).then(() => collection);
  }

  /** Removes expired documents now, without waiting for the minute. */
  async expireNow(): Promise<void> {
    await this.#server?.engine.expireNow();
  }

  /** Closes client and store; the folder stays. */
  async close(): Promise<void> {
    await this.#client?.close();
    await this.#server?.close();
  }

  /** Closes everything and removes the folder. */
  async remove(): Promise<void> {
    await this.close();
    rmSync(this.dir, { recursive: true, force: true });
  }
}
