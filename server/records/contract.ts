import { z } from 'zod';
import { RichText } from '../../renderer/rich-text/schema.ts';
import { CustomerParams } from '../customers/contract.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Actor, Day, Id, Name, PageQuery, pageOf, QueryFlag, Tags, Timestamp } from '../http/schemas.ts';

/**
 * Records: what belongs to a customer and may be shown in the portal. Notes, tasks, files and meetings share
 * tags, *show in portal* (off by default, C-14), authorship, listing and bulk change; each adds its own fields.
 */
export const RECORD_KINDS = ['note', 'task', 'file', 'meeting'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Fields of every record as it goes out to staff. */
const RecordBase = z.object({
  id: Id,
  customerId: Id,
  externalId: z.string().nullable(),
  tags: Tags,
  showInPortal: z.boolean(),
  createdBy: Actor,
  createdAt: Timestamp,
  updatedAt: Timestamp,
  commentCount: z.int(),
});

/** Fields of every record as they come in. */
const recordFields = {
  tags: Tags,
  showInPortal: z.boolean(),
  externalId: z.string().trim().min(1).max(200).nullable(),
};

export const Note = RecordBase.extend({ title: z.string(), body: RichText, at: Timestamp }).meta({ id: 'Note' });
export const noteFields = { ...recordFields, title: z.string().trim().max(200), body: RichText, at: Timestamp };

/** Who is to do a task: nobody yet, a staff member, the customer as a whole, or one contact (C-11). */
export const Assignee = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('staff'), id: Id }),
    z.strictObject({ kind: z.literal('customer') }),
    z.strictObject({ kind: z.literal('contact'), id: Id }),
  ])
  .meta({ id: 'Assignee' });

export const TaskPriority = z.enum(['low', 'normal', 'high']);

export const Task = RecordBase.extend({
  title: z.string(),
  description: z.string(),
  due: Day.nullable(),
  priority: TaskPriority,
  assignee: Assignee,
  assigneeName: z.string().nullable(),
  done: z.object({ at: Timestamp, by: Actor }).nullable(),
}).meta({ id: 'Task' });

export const taskFields = {
  ...recordFields,
  title: Name,
  description: z.string().max(10_000),
  due: Day.nullable(),
  priority: TaskPriority,
  assignee: Assignee,
};

export const FileRecord = RecordBase.extend({
  name: z.string(),
  description: z.string(),
  folder: z.string(),
  size: z.int().meta({ description: 'bytes' }),
  mediaType: z.string().meta({ description: 'Sniffed from the bytes, whatever the upload said' }),
  origin: z.enum(['staff', 'customer']).meta({ description: 'What the customer uploaded they always see (C-14)' }),
  contentUrl: z.string(),
  thumbnailUrl: z.string().nullable(),
}).meta({ id: 'FileRecord' });

export const fileFields = {
  ...recordFields,
  name: Name,
  description: z.string().max(2000),
  folder: z.string().trim().max(100),
};

/** 50 MB: the largest file a record holds. */
export const MAX_FILE_BYTES = 50_000_000;

export const Meeting = RecordBase.extend({
  title: z.string(),
  startsAt: Timestamp,
  endsAt: Timestamp,
  location: z.string(),
  joinUrl: z.string(),
  agenda: RichText,
  recap: RichText,
  recordingUrl: z.string(),
  attendees: z.array(z.string()),
}).meta({ id: 'Meeting' });

const HttpUrl = z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(1000)]);
export const meetingFields = {
  ...recordFields,
  title: Name,
  startsAt: Timestamp,
  endsAt: Timestamp,
  location: z.string().trim().max(300),
  joinUrl: HttpUrl,
  agenda: RichText,
  recap: RichText,
  recordingUrl: HttpUrl,
  attendees: z.array(z.string().trim().min(1).max(200)).max(100),
};

const ListQuery = PageQuery.extend({
  tag: z.string().max(50).optional(),
  showInPortal: QueryFlag.optional(),
  search: z.string().trim().max(200).optional(),
});

const ShowInPortal = z.strictObject({ ids: z.array(Id).min(1).max(500), showInPortal: z.boolean() });
const Changed = z.object({ changed: z.int() });

/** The endpoints every record kind has; files replace `create` by an upload. */
function recordEndpoints<R extends z.ZodType, C extends z.ZodType, U extends z.ZodType, Q extends z.ZodType>(of: {
  plural: string;
  tag: string;
  one: string;
  record: R;
  create: C;
  update: U;
  query: Q;
}) {
  const base = `/customers/:customerId/${of.plural}` as const;
  const params = CustomerParams.extend({ recordId: Id });
  return {
    list: defineEndpoint({
      method: 'get',
      path: base,
      tag: of.tag,
      access: 'staff',
      summary: `${of.tag} of a customer`,
      params: CustomerParams,
      query: of.query,
      response: pageOf(of.record),
    }),
    create: defineEndpoint({
      method: 'post',
      path: base,
      tag: of.tag,
      access: 'staff',
      summary: `Add a ${of.one}`,
      params: CustomerParams,
      body: of.create,
      response: of.record,
      status: 201,
    }),
    get: defineEndpoint({
      method: 'get',
      path: `${base}/:recordId`,
      tag: of.tag,
      access: 'staff',
      summary: `One ${of.one}`,
      params,
      response: of.record,
    }),
    update: defineEndpoint({
      method: 'patch',
      path: `${base}/:recordId`,
      tag: of.tag,
      access: 'staff',
      summary: `Change a ${of.one}`,
      params,
      body: of.update,
      response: of.record,
    }),
    remove: defineEndpoint({
      method: 'delete',
      path: `${base}/:recordId`,
      tag: of.tag,
      access: 'staff',
      summary: `Delete a ${of.one} with its comments`,
      params,
    }),
    restore: defineEndpoint({
      method: 'post',
      path: `${base}/:recordId/restore`,
      tag: of.tag,
      access: 'staff',
      summary: `Undo the deletion of a ${of.one} (within a day)`,
      params,
      response: of.record,
    }),
    showInPortal: defineEndpoint({
      method: 'post',
      path: `${base}/show-in-portal`,
      tag: of.tag,
      access: 'staff',
      summary: `Show or hide many ${of.plural} at once (C-14)`,
      params: CustomerParams,
      body: ShowInPortal,
      response: Changed,
    }),
  };
}

export const notesApi = recordEndpoints({
  plural: 'notes',
  tag: 'Notes',
  one: 'note',
  record: Note,
  query: ListQuery,
  create: z.strictObject(noteFields).partial().required({ title: true }),
  update: z.strictObject(noteFields).partial(),
});

export const tasksApi = {
  ...recordEndpoints({
    plural: 'tasks',
    tag: 'Tasks',
    one: 'task',
    record: Task,
    query: ListQuery.extend({
      state: z.enum(['open', 'done']).optional().meta({ description: 'With `done`, what was done last comes first' }),
    }),
    create: z.strictObject(taskFields).partial().required({ title: true }),
    update: z.strictObject(taskFields).partial(),
  }),
  setDone: defineEndpoint({
    method: 'put',
    path: '/customers/:customerId/tasks/:recordId/done',
    tag: 'Tasks',
    access: 'staff',
    summary: 'Complete or reopen a task; 409 with the current task when it already is so',
    params: CustomerParams.extend({ recordId: Id }),
    body: z.strictObject({ done: z.boolean() }),
    response: Task,
  }),
};

export const meetingsApi = recordEndpoints({
  plural: 'meetings',
  tag: 'Meetings',
  one: 'meeting',
  record: Meeting,
  query: ListQuery.extend({ when: z.enum(['past', 'upcoming']).optional() }),
  create: z.strictObject(meetingFields).partial().required({ title: true, startsAt: true, endsAt: true }),
  update: z.strictObject(meetingFields).partial(),
});

const fileEndpoints = recordEndpoints({
  plural: 'files',
  tag: 'Files',
  one: 'file',
  record: FileRecord,
  query: ListQuery,
  create: z.strictObject(fileFields).partial(),
  update: z.strictObject(fileFields).partial(),
});

export const filesApi = {
  ...fileEndpoints,
  /** `tags` comes as one comma-separated form field. */
  create: defineEndpoint({
    method: 'post',
    path: '/customers/:customerId/files',
    tag: 'Files',
    access: 'staff',
    summary: 'Upload a file',
    params: CustomerParams,
    multipart: { field: 'file', maxBytes: MAX_FILE_BYTES },
    body: z
      .strictObject({
        description: z.string().max(2000),
        folder: z.string().trim().max(100),
        tags: z.string().max(2000),
        showInPortal: QueryFlag,
      })
      .partial(),
    response: FileRecord,
    status: 201,
  }),
  content: defineEndpoint({
    method: 'get',
    path: '/customers/:customerId/files/:recordId/content',
    tag: 'Files',
    access: 'staff',
    summary: 'Download or preview a file',
    params: CustomerParams.extend({ recordId: Id }),
    query: z.object({ inline: QueryFlag.optional(), thumbnail: QueryFlag.optional() }),
    produces: 'application/octet-stream',
  }),
};
