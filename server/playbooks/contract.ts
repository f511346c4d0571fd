import { z } from 'zod';
import { RichText } from '../../renderer/rich-text/schema.ts';
import { CustomerParams } from '../customers/contract.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Day, Id, Name, Tags, Timestamp } from '../http/schemas.ts';
import { TaskPriority } from '../records/contract.ts';

const shared = {
  id: z.string().min(1).max(40).meta({ description: 'Made by who edits; stays while the step is edited' }),
  title: Name,
  showInPortal: z.boolean(),
  tags: Tags,
};

/** One thing that a playbook makes for a customer, each with its own *show in portal* (C-22). */
export const PlaybookStep = z
  .discriminatedUnion('kind', [
    z.strictObject({
      ...shared,
      kind: z.literal('task'),
      description: z.string().max(10_000),
      responsible: z.enum(['company', 'customer', 'contact']).meta({
        description:
          "company = the customer's owner · customer = as a whole · contact = whom it is started for, else as a whole",
      }),
      due: z
        .strictObject({ days: z.int().min(0).max(730), working: z.boolean() })
        .nullable()
        .meta({ description: 'Days after the start; `working` leaves out Saturdays and Sundays' }),
      priority: TaskPriority,
    }),
    z.strictObject({ ...shared, kind: z.literal('note'), body: RichText }),
  ])
  .meta({ id: 'PlaybookStep' });

/** A named list of tasks and notes that is made for a customer at once, by hand or by an automation. */
export const Playbook = z
  .object({
    id: Id,
    name: z.string(),
    description: z.string(),
    steps: z.array(PlaybookStep),
    /** How many automations start it. */
    usedBy: z.int(),
    updatedAt: Timestamp,
  })
  .meta({ id: 'Playbook' });

const fields = {
  name: Name,
  description: z.string().trim().max(500),
  steps: z
    .array(PlaybookStep)
    .max(100)
    .refine((steps) => new Set(steps.map(({ id }) => id)).size === steps.length, 'holds an id twice'),
};

export const NewPlaybook = z.strictObject(fields).partial().required({ name: true });

const params = z.object({ playbookId: Id });

export const playbooksApi = {
  list: defineEndpoint({
    method: 'get',
    path: '/playbooks',
    tag: 'Playbooks',
    access: 'staff',
    summary: 'All playbooks, by name',
    response: z.object({ items: z.array(Playbook) }),
  }),
  get: defineEndpoint({
    method: 'get',
    path: '/playbooks/:playbookId',
    tag: 'Playbooks',
    access: 'staff',
    summary: 'One playbook',
    params,
    response: Playbook,
  }),
  create: defineEndpoint({
    method: 'post',
    path: '/playbooks',
    tag: 'Playbooks',
    access: ['admin', 'csm'],
    summary: 'Make a playbook',
    body: NewPlaybook,
    response: Playbook,
    status: 201,
  }),
  update: defineEndpoint({
    method: 'patch',
    path: '/playbooks/:playbookId',
    tag: 'Playbooks',
    access: ['admin', 'csm'],
    summary: 'Change a playbook; what it has made already stays as it is',
    params,
    body: z.strictObject(fields).partial(),
    response: Playbook,
  }),
  remove: defineEndpoint({
    method: 'delete',
    path: '/playbooks/:playbookId',
    tag: 'Playbooks',
    access: ['admin', 'csm'],
    summary: 'Delete a playbook; 409 while an automation starts it',
    params,
  }),
  start: defineEndpoint({
    method: 'post',
    path: '/customers/:customerId/playbooks/:playbookId/start',
    tag: 'Playbooks',
    access: 'staff',
    summary: 'Make the tasks and notes of a playbook for a customer; the same `startId` makes them once',
    params: CustomerParams.extend({ playbookId: Id }),
    body: z.strictObject({
      startId: z.string().regex(/^[\w-]{10,40}$/, 'must be 10 to 40 letters and digits'),
      from: Day.optional().meta({ description: 'Day that due days are counted from; today unless given' }),
      contactId: Id.optional(),
    }),
    response: z.object({ tasks: z.int(), notes: z.int(), shown: z.int() }),
  }),
};
