import { z } from 'zod';
import { Id, Timestamp } from '../http/schemas.ts';

/** Who gets in by a link: anyone who has it, or who also knows the password. */
export const LinkRule = z.enum(['open', 'password']);

/** A secret address of a portal with its own access rule. */
export const ShareLink = z
  .object({
    id: Id,
    name: z.string(),
    primary: z.boolean(),
    rule: LinkRule,
    url: z.string().meta({ description: 'Absolute address to hand to the customer' }),
    revokedAt: Timestamp.nullable(),
    createdAt: Timestamp,
  })
  .meta({ id: 'ShareLink' });
