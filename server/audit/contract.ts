import { z } from 'zod';
import { defineEndpoint } from '../http/endpoint.ts';
import { Id, PageQuery, pageOf, Timestamp } from '../http/schemas.ts';
import { AUDIT_AREAS, AUDIT_KINDS } from './kinds.ts';

const ADMIN = ['admin'] as const;

/** One line of the audit. Of somebody who was erased there is no id, name or address. */
export const AuditEntry = z
  .object({
    number: z.int().meta({ description: 'Place in the chain, from 1' }),
    at: Timestamp,
    kind: z.enum(AUDIT_KINDS).meta({ description: 'What happened: `portal.published`, `link.revoked`, …' }),
    customer: z
      .object({ id: Id, name: z.string().nullable().meta({ description: 'null once the customer was deleted' }) })
      .nullable(),
    actor: z.object({
      kind: z.enum(['staff', 'contact', 'viewer', 'system']),
      id: Id.nullable(),
      name: z.string().nullable(),
      address: z.string().nullable().meta({ description: 'Network address, where known' }),
      erased: z.boolean(),
    }),
    subject: z
      .object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable(), erased: z.boolean() })
      .nullable(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    previousHash: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });

const filters = {
  area: z.enum(AUDIT_AREAS as [string, ...string[]]),
  kind: z.enum(AUDIT_KINDS),
  personId: Id.meta({ description: 'Staff member or contact who did it, or to whom it was done' }),
  customerId: Id,
  from: Timestamp,
  to: Timestamp.meta({ description: 'Up to this moment, without it' }),
};
export const AuditFilter = z.object(filters).partial();

export const auditApi = {
  list: defineEndpoint({
    method: 'get',
    path: '/audit',
    tag: 'Audit',
    access: ADMIN,
    summary: 'What happened, latest first',
    query: PageQuery.extend(AuditFilter.shape),
    response: pageOf(AuditEntry),
  }),
  kinds: defineEndpoint({
    method: 'get',
    path: '/audit/kinds',
    tag: 'Audit',
    access: ADMIN,
    summary: 'Everything that leaves an entry',
    response: z.object({ areas: z.array(z.string()), kinds: z.array(z.string()) }),
  }),
  exportCsv: defineEndpoint({
    method: 'get',
    path: '/audit/export.csv',
    tag: 'Audit',
    access: ADMIN,
    summary: 'The entries as a spreadsheet, oldest first',
    query: AuditFilter,
    produces: 'text/csv',
  }),
  exportJson: defineEndpoint({
    method: 'get',
    path: '/audit/export.json',
    tag: 'Audit',
    access: ADMIN,
    summary: 'The entries as a JSON list, oldest first',
    query: AuditFilter,
    produces: 'application/json',
  }),
  verify: defineEndpoint({
    method: 'get',
    path: '/audit/verification',
    tag: 'Audit',
    access: ADMIN,
    summary: 'Go through the whole chain: whether an entry was changed, exchanged or removed',
    response: z.object({
      entries: z.int(),
      intact: z.boolean(),
      message: z.string().meta({ description: 'In words' }),
      head: z.string().nullable().meta({ description: 'Number and hash of the last entry, to be kept elsewhere' }),
    }),
  }),
};
