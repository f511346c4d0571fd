import { type Database, open } from 'lmdb';

/** How many bytes the store puts under which keys for one of the benchmark's documents. */
const DOCUMENT = { key: 10, value: 220 };
const INDEX_ENTRY = { key: 18, value: 10 };
const TOTALS = { key: 5, value: 20 };

/**
 * LMDB without the store: transactions that put the rows of so many inserts each (a document, its entry in the index
 * on `_id`, and once the collection's totals), one after the other, so that they sync the same pages.
 */
export class BareCommits {
  readonly #root: Database<Buffer, Buffer>;
  readonly #tables: {
    documents: Database<Buffer, Buffer>;
    index: Database<Buffer, Buffer>;
    totals: Database<Buffer, Buffer>;
  };
  #written = 0;

  constructor(path: string) {
    const options = { encoding: 'binary', keyEncoding: 'binary' } as const;
    const root = open<Buffer, Buffer>({ ...options, path, noSubdir: true, overlappingSync: false, maxDbs: 4 });
    const table = (name: string) => root.openDB<Buffer, Buffer>(name, options);
    this.#root = root;
    this.#tables = { documents: table('documents'), index: table('index'), totals: table('totals') };
  }

  /** Commits until that time of `performance.now()`; gives how many inserts' rows are on disk. */
  writeUntil(end: number, perCommit: number): number {
    const before = this.#written;
    const { documents, index, totals } = this.#tables;
    do {
      this.#root.transactionSync(() => {
        for (let i = 0; i < perCommit; i++) {
          this.#written++;
          index.putSync(numbered(INDEX_ENTRY.key, this.#written), Buffer.alloc(INDEX_ENTRY.value, 1));
          documents.putSync(numbered(DOCUMENT.key, this.#written), Buffer.alloc(DOCUMENT.value, 1));
        }
        totals.putSync(Buffer.alloc(TOTALS.key, 1), Buffer.alloc(TOTALS.value, 1));
      });
    } while (performance.now() < end);
    return this.#written - before;
  }

  async close(): Promise<void> {
    await this.#root.close();
  }
}

function numbered(length: number, number: number): Buffer {
  const key = Buffer.alloc(length);
  key.writeUIntBE(number, length - 6, 6);
  return key;
}
