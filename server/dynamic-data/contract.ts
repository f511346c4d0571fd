import { z } from 'zod';
import { defineEndpoint } from '../http/endpoint.ts';

/** One value that text can hold in place of words: `customer.name`, `portal.url`, `owner.email`, … */
export const DynamicValue = z
  .object({ path: z.string(), label: z.string(), group: z.string(), sample: z.string() })
  .meta({ id: 'DynamicValue' });

export const dynamicDataApi = {
  catalogue: defineEndpoint({
    method: 'get',
    path: '/dynamic-data',
    tag: 'Dynamic data',
    access: 'staff',
    summary: 'Values that texts of a portal may hold; attributes only where *show in portal* is on (C-27)',
    response: z.object({ items: z.array(DynamicValue) }),
  }),
};
