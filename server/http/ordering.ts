import type { Types } from 'mongoose';
import { cursorDate, cursorId, decodeCursor, type Position } from './page.ts';

/** One field of a list's order. The last one must tell any two items apart. */
export interface OrderField {
  readonly field: string;
  readonly direction: 1 | -1;
  readonly type: 'date' | 'string' | 'boolean' | 'id';
}

/** How a list is sorted, and therefore what its cursor holds. */
export type Ordering = readonly OrderField[];

const SAMPLES = { date: 0, string: '', boolean: true, id: '' } as const;

/** As the database takes it. */
export function sortOf(ordering: Ordering): Record<string, 1 | -1> {
  return Object.fromEntries(ordering.map(({ field, direction }) => [field, direction]));
}

/** Where an item stands in the list. */
export function positionIn(ordering: Ordering, item: object): Position {
  return ordering.map(({ field, type }) => {
    const value = (item as Record<string, unknown>)[field];
    if (type === 'date') return (value as Date).getTime();
    return type === 'id' ? (value as Types.ObjectId).toHexString() : (value as string | boolean);
  });
}

/** Filter for what comes after a cursor. */
export function afterCursor(ordering: Ordering, cursor: string | undefined): Record<string, unknown> {
  if (cursor === undefined) return {};
  const position: Position = decodeCursor(
    cursor,
    ordering.map(({ type }) => SAMPLES[type]),
  );
  const values = ordering.map(({ type }, at) => {
    const value = position[at];
    if (type === 'date') return cursorDate(Number(value));
    return type === 'id' ? cursorId(String(value)) : value;
  });
  return {
    $or: ordering.map(({ field, direction }, at) => ({
      ...Object.fromEntries(ordering.slice(0, at).map((before, index) => [before.field, values[index]])),
      [field]: { [direction === 1 ? '$gt' : '$lt']: values[at] },
    })),
  };
}
