import { Types } from 'mongoose';
import { invalid } from './errors.ts';

/** Position in a list: the sort values of the last item shown. */
export type Position = readonly (string | number | boolean)[];

const BROKEN = () => invalid('cursor is not one of ours.', { cursor: 'is not one of ours' });

/** Makes the cursor that a client hands back to get the next page. */
export function encodeCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Reads a cursor; its values must have the types of `like`, so that nobody smuggles something else into a query. */
export function decodeCursor<const Like extends Position>(
  cursor: string,
  like: Like,
): { -readonly [K in keyof Like]: Widened<Like[K]> } {
  let position: unknown;
  try {
    position = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw BROKEN();
  }
  const fits =
    Array.isArray(position) &&
    position.length === like.length &&
    position.every((value, index) => typeof value === typeof like[index]);
  if (!fits) throw BROKEN();
  return position as { -readonly [K in keyof Like]: Widened<Like[K]> };
}

type Widened<Value> = Value extends string ? string : Value extends number ? number : boolean;

/** An id out of a cursor. */
export function cursorId(value: string): Types.ObjectId {
  if (!/^[0-9a-f]{24}$/.test(value)) throw BROKEN();
  return new Types.ObjectId(value);
}

/** A moment out of a cursor. */
export function cursorDate(value: number): Date {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) throw BROKEN();
  return date;
}

/** Cuts a list, read with one item more than asked for, into a page. */
export function pageOfItems<Item>(
  items: readonly Item[],
  limit: number,
  positionOf: (item: Item) => Position,
): { items: Item[]; nextCursor: string | null } {
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return { items: page, nextCursor: items.length > limit && last ? encodeCursor(positionOf(last)) : null };
}
