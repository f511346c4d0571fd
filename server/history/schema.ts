import { z } from 'zod';
import { Actor, Timestamp } from '../http/schemas.ts';

/** Who changed which details of a person or company, and from what to what. Nothing changed: it was made. */
export const DetailChange = z
  .object({
    at: Timestamp,
    by: Actor,
    changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
  })
  .meta({ id: 'DetailChange' });
