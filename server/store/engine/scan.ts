import type { CollectionInfo } from './catalog.ts';
import type { IndexPlan, Plan } from './planner.ts';
import { entryRecord, RecordTables } from './record-keys.ts';
import type { Storage } from './storage.ts';
import type { Entry, KeyRange, Table } from './table.ts';

/** A document that a plan came across; whether it meets the query is still to be tested. */
export interface Candidate {
  record: number;
  raw: Buffer;
  /** Nothing was written between looking into the index and reading the document. */
  isFresh: boolean;
}

const FIRST_CHUNK = 32;
const LAST_CHUNK = 512;

/** What a walk has looked at, for `explain`. */
export interface ScanCounts {
  keys: number;
  documents: number;
}

/** Walks the documents of a plan. It may be paused between any two of them, and sees what is there when it goes on. */
export class Scan {
  readonly counts: ScanCounts = { keys: 0, documents: 0 };
  readonly #records: Iterator<Candidate>;

  constructor(storage: Storage, info: CollectionInfo, plan: Plan) {
    this.#records = this.#walk(storage, info, plan);
  }

  /** The next document; `undefined` at the end. */
  next(): Candidate | undefined {
    const step = this.#records.next();
    return step.done ? undefined : step.value;
  }

  *#walk(storage: Storage, info: CollectionInfo, plan: Plan): Generator<Candidate, undefined> {
    if (plan.kind === 'collection') yield* this.#collection(storage, info, plan.reverse);
    if (plan.kind === 'index') yield* this.#index(storage, info, plan, plan.mayRepeat ? new Set() : undefined);
    if (plan.kind === 'union') {
      const seen = new Set<number>();
      for (const branch of plan.branches) yield* this.#index(storage, info, branch, seen);
    }
    return undefined;
  }

  *#collection(storage: Storage, info: CollectionInfo, reverse: boolean): Generator<Candidate> {
    for (const entry of chunks(storage, storage.documents, RecordTables.allDocuments(info.id), reverse)) {
      this.counts.documents++;
      yield { record: RecordTables.recordOf(entry.key), raw: entry.value, isFresh: true };
    }
  }

  *#index(
    storage: Storage,
    info: CollectionInfo,
    plan: IndexPlan,
    seen: Set<number> | undefined,
  ): Generator<Candidate> {
    const ranges = plan.reverse ? plan.ranges.toReversed() : plan.ranges;
    for (const range of ranges) {
      for (const { key, value, version } of chunks(
        storage,
        storage.indexes,
        RecordTables.entryRange(plan.index.id, range),
        plan.reverse,
      )) {
        this.counts.keys++;
        const record = entryRecord(plan.index, key, value);
        if (seen?.has(record)) continue;
        seen?.add(record);
        const raw = storage.documents.get(RecordTables.documentKey(info.id, record));
        if (!raw) continue;
        this.counts.documents++;
        yield { record, raw, isFresh: version === storage.version };
      }
    }
  }
}

/** The entries of a range, read in growing chunks so that nothing is held open between them. */
function* chunks(
  storage: Storage,
  table: Table,
  range: KeyRange,
  reverse: boolean,
): Generator<Entry & { version: number }> {
  let limit = FIRST_CHUNK;
  let after: Buffer | undefined;
  for (;;) {
    const { version } = storage;
    const entries = table.read(range, { limit, reverse, after });
    for (const { key, value } of entries) yield { key, value, version };
    if (entries.length < limit) return;
    after = entries.at(-1)?.key;
    limit = Math.min(limit * 2, LAST_CHUNK);
  }
}
