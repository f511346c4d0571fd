import { z } from 'zod';
import { AttributeType } from '../attributes/contract.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Id, Name, PageQuery, Timestamp } from '../http/schemas.ts';

export const ImportKind = z.enum(['customers', 'tasks']);

/**
 * Where a column goes: nowhere, a field of the kind (`name`, `contact.name`, `address.city`, `due`, …), an existing
 * attribute (customers only), or an attribute to be made when the import runs.
 */
export const ColumnTarget = z
  .discriminatedUnion('to', [
    z.strictObject({ to: z.literal('ignore') }),
    z.strictObject({ to: z.literal('field'), field: z.string().max(60) }),
    z.strictObject({ to: z.literal('attribute'), key: z.string().max(50) }),
    z.strictObject({ to: z.literal('new-attribute'), label: Name, type: AttributeType }),
  ])
  .meta({ id: 'ColumnTarget' });

export const Mapping = z
  .strictObject({
    /** One target per column of the file, in the file's order. */
    columns: z.array(ColumnTarget).max(200),
    /**
     * Values every row gets: `{ field: 'assignee', value: 'customer' }`, `{ field: 'showInPortal', value: 'true' }`.
     * A `{Column}` in the value is replaced by the row's cell: `{ field: 'title', value: 'Order {OrderID}' }`.
     */
    fixed: z.array(z.strictObject({ field: z.string().max(60), value: z.string().max(500) })).max(50),
    /** Words that mean "empty" in this file, `NULL`. */
    emptyWords: z.array(z.string().min(1).max(20)).max(10),
    dateOrder: z.enum(['ymd', 'dmy', 'mdy']),
    /** Values of an e-mail-less "person" column to staff: `{ '5': staffId }`. */
    people: z.record(z.string().max(200), Id.nullable()),
  })
  .meta({ id: 'ImportMapping' });

export const ImportField = z.object({
  field: z.string(),
  label: z.string(),
  required: z.boolean(),
  help: z.string(),
  /** The only values there are, for a fixed value to choose from; empty where anything may be written. */
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
});

/** A value of a column of people, and how many rows have it, so that the mapping can say who of the staff that is. */
export const ImportPerson = z.object({ value: z.string(), rows: z.int(), staffId: Id.nullable() });

export const ImportColumn = z.object({ name: z.string(), samples: z.array(z.string()), emptyCount: z.int() });

/** A way to set a faulty row right: for instance join columns 4 and 5, split by an unquoted comma. */
export const Mend = z
  .object({ kind: z.enum(['join']), from: z.int(), count: z.int(), description: z.string() })
  .meta({ id: 'ImportMend' });

export const ImportRow = z
  .object({
    /** Line of the file where the row starts, 1 = header. */
    line: z.int(),
    cells: z.array(z.string()),
    action: z.enum(['create', 'update', 'skip']),
    errors: z.array(z.object({ column: z.string().nullable(), message: z.string() })),
    mends: z.array(Mend),
    mended: Mend.nullable(),
  })
  .meta({ id: 'ImportRow' });

export const Import = z
  .object({
    id: Id,
    kind: ImportKind,
    fileName: z.string(),
    /** How the file was read, in words: "UTF-8, columns separated by commas". */
    reading: z.string(),
    state: z.enum(['mapping', 'running', 'done', 'failed']),
    /** Why it failed, in words; running it again goes on where it stopped. */
    failure: z.string().nullable(),
    columns: z.array(ImportColumn),
    fields: z.array(ImportField),
    mapping: Mapping,
    /** Distinct values of the columns that name staff, most frequent first; `staffId` is who they are now taken for. */
    people: z.array(ImportPerson),
    /** The mapping was remembered from an earlier file with the same header. */
    remembered: z.boolean(),
    rowCount: z.int(),
    summary: z
      .object({ create: z.int(), update: z.int(), faulty: z.int(), mendable: z.int(), mended: z.int() })
      .nullable(),
    progress: z.object({ done: z.int(), created: z.int(), updated: z.int(), skipped: z.int() }),
    createdAt: Timestamp,
  })
  .meta({ id: 'Import' });

const params = z.object({ importId: Id });
const IMPORTERS = ['admin', 'csm'] as const;

export const importsApi = {
  create: defineEndpoint({
    method: 'post',
    path: '/imports',
    tag: 'Imports',
    access: IMPORTERS,
    summary: 'Upload a CSV file; the answer proposes a mapping from the header',
    multipart: { field: 'file', maxBytes: 50_000_000 },
    body: z.strictObject({ kind: ImportKind }),
    response: Import,
    status: 201,
  }),
  get: defineEndpoint({
    method: 'get',
    path: '/imports/:importId',
    tag: 'Imports',
    access: IMPORTERS,
    summary: 'An import, with progress',
    params,
    response: Import,
  }),
  setMapping: defineEndpoint({
    method: 'put',
    path: '/imports/:importId/mapping',
    tag: 'Imports',
    access: IMPORTERS,
    summary: 'Set the mapping; the answer counts what would happen',
    params,
    body: Mapping,
    response: Import,
  }),
  rows: defineEndpoint({
    method: 'get',
    path: '/imports/:importId/rows',
    tag: 'Imports',
    access: IMPORTERS,
    summary: 'Preview rows: all, the faulty ones, or the mended ones',
    params,
    query: PageQuery.extend({ show: z.enum(['all', 'faulty', 'mended']).default('all') }),
    response: z.object({ items: z.array(ImportRow), nextCursor: z.string().nullable() }),
  }),
  mend: defineEndpoint({
    method: 'post',
    path: '/imports/:importId/mends',
    tag: 'Imports',
    access: IMPORTERS,
    summary: 'Take or drop proposed mends, by line or for all rows that have exactly one',
    params,
    body: z.union([
      z.strictObject({ all: z.literal(true) }),
      z.strictObject({
        rows: z
          .array(
            z.strictObject({
              line: z.int(),
              mend: z
                .strictObject({ kind: z.literal('join'), from: z.int().min(0), count: z.int().min(2).max(20) })
                .nullable(),
            }),
          )
          .min(1)
          .max(1000),
      }),
    ]),
    response: Import,
  }),
  run: defineEndpoint({
    method: 'post',
    path: '/imports/:importId/run',
    tag: 'Imports',
    access: IMPORTERS,
    summary: 'Run it in the background; a row is imported whole or not at all, faulty ones are skipped',
    params,
    response: Import,
    status: 202,
  }),
  skipped: defineEndpoint({
    method: 'get',
    path: '/imports/:importId/skipped.csv',
    tag: 'Imports',
    access: IMPORTERS,
    summary: 'Skipped rows as CSV with a column that says why; can be corrected and given again',
    params,
    produces: 'text/csv',
  }),
  remove: defineEndpoint({
    method: 'delete',
    path: '/imports/:importId',
    tag: 'Imports',
    access: IMPORTERS,
    summary: 'Forget an import that has not run',
    params,
  }),
};
