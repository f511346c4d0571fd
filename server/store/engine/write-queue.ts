import { isStorageError, type Storage } from './storage.ts';

/** What a write may use: besides storing, it must say how to undo what it changed in memory. */
export interface WriteScope {
  /** Registers how to take back a change in memory, should the transaction not reach the disk. */
  onUndo(undo: () => void): void;
  /** Registers work to do in the transaction after all writes of the group, once per key. */
  atEnd(key: unknown, work: () => void): void;
  /** Registers what to do after the transaction is on disk. */
  onCommit(work: () => void): void;
}

interface Job {
  work: (scope: WriteScope) => unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
  error?: unknown;
}

/** The longest that a write waits for others to join it. */
const GATHER_MS = 1;

/** Tells that one write of a group threw: the group is run again without it. */
class GroupSpoiled extends Error {}

/**
 * Group commit: the writes of all connections that wait at the same time share one transaction, so one
 * fsync, and are answered when it is on disk. Each write still succeeds or fails on its own.
 */
export class WriteQueue {
  readonly #storage: Storage;
  #waiting: Job[] = [];
  #isScheduled = false;
  /** How many writes are likely to come together. */
  #expected = 1;
  /** Transactions that reached the disk, for the status command. */
  commits = 0;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Runs a write in the next transaction; settles when it is on disk or refused. */
  run<T>(work: (scope: WriteScope) => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: (value) => resolve(value as T), reject });
      if (this.#isScheduled) return;
      this.#isScheduled = true;
      this.#flushSoon(performance.now());
    });
  }

  /**
   * Clients that were answered together write again at nearly the same time: a moment's wait for as many as last
   * time spares each of them a further fsync.
   */
  #flushSoon(since: number): void {
    setImmediate(() => {
      if (this.#waiting.length < this.#expected && performance.now() - since < GATHER_MS) this.#flushSoon(since);
      else this.#flush();
    });
  }

  #flush(): void {
    this.#isScheduled = false;
    const jobs = this.#waiting;
    this.#expected = Math.max(jobs.length, Math.floor((this.#expected + jobs.length) / 2));
    this.#waiting = [];
    let pending = jobs;
    while (pending.length > 0) {
      try {
        const results = this.#commit(pending);
        for (const [i, job] of pending.entries()) job.resolve(results[i]);
        return;
      } catch (error) {
        if (!(error instanceof GroupSpoiled)) {
          for (const job of pending) job.reject(error);
          return;
        }
        for (const job of pending) if ('error' in job) job.reject(job.error);
        pending = pending.filter((job) => !('error' in job));
      }
    }
  }

  #commit(jobs: readonly Job[]): unknown[] {
    const undos: Array<() => void> = [];
    const endings = new Map<unknown, () => void>();
    const afterwards: Array<() => void> = [];
    const scope: WriteScope = {
      onUndo: (undo) => undos.push(undo),
      atEnd: (key, work) => endings.set(key, work),
      onCommit: (work) => afterwards.push(work),
    };
    try {
      const results = this.#storage.transaction(() => {
        const results = jobs.map((job) => runJob(job, scope));
        for (const ending of endings.values()) ending();
        return results;
      });
      this.commits++;
      for (const work of afterwards) work();
      return results;
    } catch (error) {
      for (const undo of undos.reverse()) undo();
      throw error;
    }
  }
}

function runJob(job: Job, scope: WriteScope): unknown {
  try {
    return job.work(scope);
  } catch (error) {
    if (isStorageError(error)) throw error;
    job.error = error;
    throw new GroupSpoiled();
  }
}
