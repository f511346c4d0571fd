import type { Types } from 'mongoose';
import { cursorDate, cursorId, decodeCursor, type Position } from './page.ts';

/** One field of a list's order. The last one must tell any two items apart. */
export interface OrderField {
  /** Its name, with dots where it lies inside another: `done.at`. */
  readonly field: string;
  readonly direction: 1 | -1;
  /** `date-or-none`: newest first only; items without a date come last. */
  readonly type: 'date' | 'date-or-none' | 'string' | 'boolean' | 'id';
}

/** How a list is sorted, and therefore what its cursor holds. */
export type Ordering = readonly OrderField[];

const SAMPLES = { date: 0, 'date-or-none': 0, string: '', boolean: true, id: '' } as const;
/** Stands for no date in a cursor. */
const NONE = Number.MIN_SAFE_INTEGER;

/** As the database takes it. */
export function sortOf(ordering: Ordering): Record<string, 1 | -1> {
  return Object.fromEntries(ordering.map(({ field, direction }) => [field, direction]));
}

/** Where an item stands in the list. */
export function positionIn(ordering: Ordering, item: object): Position {
  return ordering.map(({ field, type }) => {
    const value = valueAt(item, field);
    if (type === 'date') return (value as Date).getTime();
    if (type === 'date-or-none') return (value as Date | null)?.getTime() ?? NONE;
    return type === 'id' ? (value as Types.ObjectId).toHexString() : (value as string | boolean);
  });
}

function valueAt(item: object, field: string): unknown {
  return field.split('.').reduce<unknown>((inside, name) => (inside as Record<string, unknown>)[name], item);
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
    if (type === 'date-or-none' && value === NONE) return null;
    if (type === 'date' || type === 'date-or-none') return cursorDate(Number(value));
    return type === 'id' ? cursorId(String(value)) : value;
  });
  return {
    $or: ordering.flatMap((here, at) => {
      const same = Object.fromEntries(ordering.slice(0, at).map(({ field }, index) => [field, values[index]]));
      return beyond(here, values[at]).map((condition) => ({ ...same, [here.field]: condition }));
    }),
  };
}

/** What may stand in a field after a value. Without a date nothing comes after but more without. */
function beyond({ direction, type }: OrderField, value: unknown): unknown[] {
  if (value === null) return [];
  const further = { [direction === 1 ? '$gt' : '$lt']: value };
  return type === 'date-or-none' ? [further, null] : [further];
}
