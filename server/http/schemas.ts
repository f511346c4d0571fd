import { z } from 'zod';

/** Schemas that several resources' contracts share. */

/** Id of a stored thing: a MongoDB ObjectId in hex. */
export const Id = z
  .string()
  .regex(/^[0-9a-f]{24}$/, 'is not a valid id')
  .meta({ description: 'ObjectId in hex' });

/** A moment, ISO 8601 in UTC. */
export const Timestamp = z.iso.datetime();

/** A calendar day without a time or zone, `YYYY-MM-DD`. */
export const Day = z.iso.date();

/** A one-line name that people type. */
export const Name = z.string().trim().min(1, 'is required').max(200);

export const Email = z
  .email()
  .max(254)
  .transform((value) => value.toLowerCase());

/** Labels of a record or customer; compared exactly, kept in the order given. */
export const MAX_TAGS = 30;
export const Tags = z.array(z.string().trim().min(1).max(50)).max(MAX_TAGS);

/** Somebody who did something: staff, a contact, an anonymous viewer with a claimed name, or the program. */
export const Actor = z
  .object({
    kind: z.enum(['staff', 'contact', 'viewer', 'system']),
    id: Id.nullable(),
    name: z.string(),
    photoUrl: z.string().nullable(),
  })
  .meta({ id: 'Actor' });

/** Query of a list: at most `limit` items, after the item that `cursor` (from the page before) names. */
export const PageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** One page of a list. `nextCursor` is null on the last page. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** Body of every error answer. `fields` maps a path in the request (`settings.limit`) to what is wrong there. */
export const ErrorBody = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      fields: z.record(z.string(), z.string()).optional(),
      current: z.unknown().optional().meta({ description: '409: the thing as it is now' }),
    }),
  })
  .meta({ id: 'Error' });

/** A switch in a query string: `true` or `false`. */
export const QueryFlag = z.enum(['true', 'false']).transform((value) => value === 'true');
