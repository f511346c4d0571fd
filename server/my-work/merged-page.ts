import { afterCursor, type Ordering, positionIn, sortOf } from '../http/ordering.ts';
import { pageOfItems } from '../http/page.ts';

export type Filter = Record<string, unknown>;

/** Which page of what, in an order that an index gives for each of the filters. */
export interface PageWish {
  readonly filters: readonly Filter[];
  readonly order: Ordering;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Reads the beginning of what a filter finds. */
type Read<Found> = (filter: Filter, sort: Record<string, 1 | -1>, limit: number) => PromiseLike<Found[]>;

/**
 * One page of what any of several filters finds; no document may meet two of them. Each is a query of its own that reads
 * no further than the page, where one query over all of them would have to sort everything first.
 */
export async function mergedPage<Found extends object>(
  { filters, order, cursor, limit }: PageWish,
  read: Read<Found>,
): Promise<{ items: Found[]; nextCursor: string | null }> {
  const after = afterCursor(order, cursor);
  const found = await Promise.all(filters.map((filter) => read({ $and: [filter, after] }, sortOf(order), limit + 1)));
  const all = filters.length > 1 ? found.flat().sort((a, b) => compare(order, a, b)) : found.flat();
  return pageOfItems(all, limit, (item) => positionIn(order, item));
}

/** How many documents the filters find, counted up to `most`. */
export async function countedUpTo(
  filters: readonly Filter[],
  most: number,
  count: (filter: Filter) => { limit(most: number): PromiseLike<number> },
): Promise<number> {
  const counts = await Promise.all(filters.map((filter) => count(filter).limit(most)));
  return Math.min(
    most,
    counts.reduce((sum, one) => sum + one, 0),
  );
}

function compare(order: Ordering, a: object, b: object): number {
  const [left, right] = [positionIn(order, a), positionIn(order, b)];
  for (const [at, { direction }] of order.entries()) {
    const [one, other] = [left[at] ?? '', right[at] ?? ''];
    if (one !== other) return one < other ? -direction : direction;
  }
  return 0;
}
