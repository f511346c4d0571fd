import { z } from 'zod';
import { CustomerParams } from '../customers/contract.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Day, Id, PageQuery, pageOf, Timestamp } from '../http/schemas.ts';

/** One stay of one visitor: requests with no more than half an hour between them. */
export const Visit = z
  .object({
    id: Id,
    startedAt: Timestamp,
    lastAt: Timestamp,
    contactId: Id.nullable(),
    name: z.string().nullable().meta({ description: "A contact's name, or the one that an anonymous viewer typed" }),
    link: z.object({ id: Id, name: z.string() }).nullable().meta({ description: 'null once it is gone' }),
    pages: z.array(z.object({ title: z.string().nullable(), views: z.int() })),
    sections: z
      .array(z.object({ title: z.string().nullable(), seconds: z.int() }))
      .meta({ description: 'Longest first; a title is null once the section is gone' }),
    downloads: z.array(
      z.object({ fileId: Id, name: z.string(), kind: z.enum(['download', 'preview']), at: Timestamp }),
    ),
  })
  .meta({ id: 'Visit' });

/** Who looked at a customer's portal (B-08). */
export const visitsApi = {
  list: defineEndpoint({
    method: 'get',
    path: '/customers/:customerId/visits',
    tag: 'Visits',
    access: 'staff',
    summary: 'Visits to the portal, latest first; staff and programs are not among them',
    params: CustomerParams,
    query: PageQuery.extend({ contactId: Id.optional() }),
    response: pageOf(Visit),
  }),
  days: defineEndpoint({
    method: 'get',
    path: '/customers/:customerId/visits/days',
    tag: 'Visits',
    access: 'staff',
    summary: "Visits by day, in the workspace's time zone, days without one too",
    params: CustomerParams,
    query: z.object({ days: z.coerce.number().int().min(1).max(90).default(30) }),
    response: z.object({
      recorded: z.boolean().meta({ description: 'Whether the workspace records visits' }),
      days: z.array(z.object({ day: Day, visits: z.int(), visitors: z.int() })),
    }),
  }),
};
