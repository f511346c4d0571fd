import { z } from 'zod';
import { defineEndpoint } from '../http/endpoint.ts';
import { Id } from '../http/schemas.ts';

/** One value that text can hold in place of words: `customer.name`, `portal.url`, `owner.email`, … */
export const DynamicValue = z
  .object({
    path: z.string(),
    label: z.string(),
    group: z.string(),
    sample: z.string(),
    value: z.string().nullable().meta({ description: 'What it is for the customer asked about; null when unset' }),
  })
  .meta({ id: 'DynamicValue' });

export const dynamicDataApi = {
  catalogue: defineEndpoint({
    method: 'get',
    path: '/dynamic-data',
    tag: 'Dynamic data',
    access: 'staff',
    summary: 'Values that texts of a portal may hold; attributes only where *show in portal* is on (C-27)',
    /** Whose values to tell, so that the builder shows them in place; an account manager may name their own customers only. */
    query: z.object({ customerId: Id.optional() }),
    response: z.object({ items: z.array(DynamicValue) }),
  }),
};
