import { CommandError } from '../errors.ts';

/** How many bytes a sort may hold, as MongoDB's limit for sorts without disk use. */
const MAX_BYTES = 100 * 1024 * 1024;

interface Item<T> {
  key: Buffer;
  order: number;
  value: T;
  bytes: number;
}

/** Sorts values by their keys and keeps the first ones only, so that a limited sort needs little memory. */
export class TopSorter<T> {
  readonly #limit: number;
  #items: Array<Item<T>> = [];
  #count = 0;
  #bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Adds a value; equal keys keep the order in which they came. */
  add(key: Buffer, value: T, bytes: number): void {
    this.#items.push({ key, order: this.#count++, value, bytes });
    this.#bytes += bytes + key.length;
    if (this.#items.length >= 2 * this.#limit + 1_000) this.#shrink();
    if (this.#bytes > MAX_BYTES) {
      if (this.#items.length > this.#limit) this.#shrink();
      if (this.#bytes > MAX_BYTES) {
        throw new CommandError(
          'QueryExceededMemoryLimitNoDiskUseAllowed',
          `Sort exceeded memory limit of ${MAX_BYTES} bytes. Use an index that gives the order, or a limit.`,
        );
      }
    }
  }

  #shrink(): void {
    this.#sort();
    this.#items.length = Math.min(this.#items.length, this.#limit);
    this.#bytes = this.#items.reduce((sum, item) => sum + item.bytes + item.key.length, 0);
  }

  #sort(): void {
    this.#items.sort((a, b) => Buffer.compare(a.key, b.key) || a.order - b.order);
  }

  /** The values in order. */
  *values(): Generator<T, undefined> {
    this.#sort();
    if (this.#items.length > this.#limit) this.#items.length = this.#limit;
    for (const item of this.#items) yield item.value;
    return undefined;
  }
}
