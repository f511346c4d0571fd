import { LRUCache } from 'lru-cache';
import { clock } from '../clock.ts';
import { type Change, onChange } from './changes.ts';

/** Something made from a customer's data, and until when it stays true although nothing changes. */
export interface Made<Value> {
  readonly value: Value;
  /** Whose data it was made from; null when there was nothing, which is not kept. */
  readonly customerId: string | null;
  readonly freshUntil?: Date;
}

interface Entry<Value> extends Made<Value> {
  readonly bytes: number;
}

interface Loading<Value> {
  readonly promise: Promise<Value>;
  /** A change came while it was being made: its result goes to who asked before, and is not kept. */
  outdated: boolean;
}

export interface FreshCacheOptions<Value> {
  readonly maxBytes: number;
  readonly bytesOf: (value: Value) => number;
  /** Whether a change can make values wrong; without it every change can. */
  readonly concerns?: (change: Change) => boolean;
  /** False while this process does not hear of other processes' changes: then nothing is answered from memory. */
  readonly hearsChanges: () => boolean;
}

/**
 * Bounded memory of things made from customers' data, dropped by the changes that make them wrong. Many who ask
 * at once share one making; whoever asks after a change never gets what was begun before it.
 */
export class FreshCache<Value> {
  readonly #options: FreshCacheOptions<Value>;
  readonly #entries: LRUCache<string, Entry<Value>>;
  readonly #keysOf = new Map<string, Set<string>>();
  readonly #loading = new Map<string, Loading<Value>>();
  /** Stops listening for changes. */
  readonly stop: () => void;

  constructor(options: FreshCacheOptions<Value>) {
    this.#options = options;
    this.#entries = new LRUCache({
      maxSize: options.maxBytes,
      sizeCalculation: (entry) => entry.bytes,
      dispose: (entry, key) => this.#forgetKey(entry.customerId, key),
    });
    this.stop = onChange((change) => this.#drop(change));
  }

  /** What is kept under the key and still true. */
  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry || !this.#options.hearsChanges()) return undefined;
    if (entry.freshUntil && entry.freshUntil <= clock.now()) {
      this.#entries.delete(key);
      return undefined;
    }
    return entry.value;
  }

  /** What is kept under the key, or made now. */
  async load(key: string, make: () => Promise<Made<Value>>): Promise<Value> {
    const kept = this.get(key);
    if (kept !== undefined) return kept;
    const underWay = this.#loading.get(key);
    if (underWay) return underWay.promise;
    const loading: Loading<Value> = {
      outdated: false,
      promise: make()
        .then((made) => {
          if (!loading.outdated) this.#keep(key, made);
          return made.value;
        })
        .finally(() => {
          if (this.#loading.get(key) === loading) this.#loading.delete(key);
        }),
    };
    this.#loading.set(key, loading);
    return loading.promise;
  }

  /** Bytes that are kept now. */
  get bytes(): number {
    return this.#entries.calculatedSize;
  }

  #keep(key: string, made: Made<Value>): void {
    // What was made before anybody listened may have changed unheard.
    if (made.customerId === null || !this.#options.hearsChanges()) return;
    this.#entries.set(key, { ...made, bytes: this.#options.bytesOf(made.value) });
    if (!this.#entries.has(key)) return;
    const keys = this.#keysOf.get(made.customerId) ?? new Set();
    this.#keysOf.set(made.customerId, keys.add(key));
  }

  #forgetKey(customerId: string | null, key: string): void {
    if (customerId === null) return;
    const keys = this.#keysOf.get(customerId);
    keys?.delete(key);
    if (keys?.size === 0) this.#keysOf.delete(customerId);
  }

  #drop(change: Change): void {
    if (this.#options.concerns?.(change) === false) return;
    // Whose data is being read now is not known yet, so that any change makes it doubtful.
    for (const loading of this.#loading.values()) loading.outdated = true;
    this.#loading.clear();
    if (change.customerId === null) this.#entries.clear();
    else for (const key of [...(this.#keysOf.get(change.customerId) ?? [])]) this.#entries.delete(key);
  }
}
