import { z } from 'zod';
import { PortalState } from '../customers/contract.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Actor, Day, Id, PageQuery, pageOf, Timestamp } from '../http/schemas.ts';
import { RECORD_KINDS, TaskPriority } from '../records/contract.ts';
import { LinkRule } from '../share-links/schema.ts';

/** What customers do that staff want to hear of: kinds of events. */
export const NEWS_KINDS = [
  'task-completed',
  'task-reopened',
  'comment-added',
  'file-uploaded',
  'details-changed',
  'first-visit',
] as const;

/** Whose customers a part of My work is about: one's own, or all that one may see. */
export const WhoseQuery = PageQuery.extend({ customers: z.enum(['mine', 'all']).default('mine') });

export const WorkCustomer = z
  .object({ id: Id, name: z.string(), logoUrl: z.string().nullable() })
  .meta({ id: 'WorkCustomer' });

/** A task by what matters when it waits. */
const workTask = { id: Id, title: z.string(), due: Day.nullable() };

/** An open task of staff. */
export const DueTask = z
  .object({
    ...workTask,
    customer: WorkCustomer,
    priority: TaskPriority,
    assigneeName: z.string().nullable().meta({ description: 'null: nobody yet' }),
    mine: z.boolean().meta({ description: 'Assigned to who asks' }),
  })
  .meta({ id: 'DueTask' });

/** A customer from whom something is awaited, with what has waited longest. */
export const WaitingCustomer = z
  .object({
    customer: WorkCustomer,
    count: z.int().meta({ description: 'Open tasks of theirs in the portal; counted up to 100' }),
    tasks: z.array(z.object({ ...workTask, assigneeName: z.string().nullable() })),
  })
  .meta({ id: 'WaitingCustomer' });

/** A record that something was said or done about. */
export const RecordRef = z.object({ kind: z.enum(RECORD_KINDS), id: Id, title: z.string() }).meta({ id: 'RecordRef' });

/** What a customer said and nobody has answered. */
export const UnansweredComment = z
  .object({
    id: Id,
    customer: WorkCustomer,
    record: RecordRef,
    author: Actor,
    text: z.string().meta({ description: 'Its beginning' }),
    at: Timestamp,
  })
  .meta({ id: 'UnansweredComment' });

/** Something that a customer did. */
export const CustomerNews = z
  .object({
    id: Id,
    kind: z.enum(NEWS_KINDS),
    at: Timestamp,
    actor: Actor,
    customer: WorkCustomer,
    record: RecordRef.nullable().meta({ description: 'What it is about; null also once that is gone' }),
    text: z.string().nullable().meta({ description: 'Beginning of what was said' }),
    link: z.string().meta({ description: 'Path within the staff app' }),
  })
  .meta({ id: 'CustomerNews' });

/** A portal whose draft is not what the customer sees. */
export const UnpublishedPortal = z
  .object({ customer: WorkCustomer, state: PortalState })
  .meta({ id: 'UnpublishedPortal' });

/** A link that soon stops working. */
export const ExpiringLink = z
  .object({ id: Id, customer: WorkCustomer, name: z.string(), rule: LinkRule, expiresAt: Timestamp })
  .meta({ id: 'ExpiringLink' });

/** My work (B-16, A-14): what waits for the one who asks, across customers. An account manager's never leaves their own. */
export const myWorkApi = {
  get: defineEndpoint({
    method: 'get',
    path: '/my-work',
    tag: 'My work',
    access: 'staff',
    summary: 'How many customers one owns, counted up to 1,000, and up to when one has seen what customers did',
    response: z.object({ ownCustomers: z.int(), lookedAt: Timestamp.nullable() }),
  }),
  due: defineEndpoint({
    method: 'get',
    path: '/my-work/due',
    tag: 'My work',
    access: 'staff',
    summary:
      'Open tasks that are overdue or due within seven days, by day. `mine`: assigned to oneself, or to nobody yet at one’s own customers; `all`: of all staff. `total` counts up to 100',
    query: WhoseQuery,
    response: pageOf(DueTask).extend({ total: z.int() }),
  }),
  waiting: defineEndpoint({
    method: 'get',
    path: '/my-work/waiting',
    tag: 'My work',
    access: 'staff',
    summary: 'Customers who have something to do in their portal, what has waited longest first',
    query: WhoseQuery,
    response: pageOf(WaitingCustomer),
  }),
  unanswered: defineEndpoint({
    method: 'get',
    path: '/my-work/unanswered',
    tag: 'My work',
    access: 'staff',
    summary: 'Comments of customers that staff have not answered, oldest first. `total` counts up to 100',
    query: WhoseQuery,
    response: pageOf(UnansweredComment).extend({ total: z.int() }),
  }),
  news: defineEndpoint({
    method: 'get',
    path: '/my-work/news',
    tag: 'My work',
    access: 'staff',
    summary: 'What customers did in the last 30 days, latest first',
    query: WhoseQuery,
    response: pageOf(CustomerNews),
  }),
  look: defineEndpoint({
    method: 'post',
    path: '/my-work/look',
    tag: 'My work',
    access: 'staff',
    summary: 'Remember up to when one has seen what customers did; never goes back',
    body: z.strictObject({ until: Timestamp }),
  }),
  portals: defineEndpoint({
    method: 'get',
    path: '/my-work/portals',
    tag: 'My work',
    access: 'staff',
    summary: 'Portals with unpublished changes, then those never published, by name. `total` counts up to 100',
    query: WhoseQuery,
    response: pageOf(UnpublishedPortal).extend({ total: z.int() }),
  }),
  links: defineEndpoint({
    method: 'get',
    path: '/my-work/links',
    tag: 'My work',
    access: 'staff',
    summary: 'Links of published portals that expire within seven days, the next first',
    query: WhoseQuery,
    response: pageOf(ExpiringLink),
  }),
};
