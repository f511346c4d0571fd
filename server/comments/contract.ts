import { z } from 'zod';
import { CustomerParams } from '../customers/contract.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Actor, Id, Timestamp } from '../http/schemas.ts';
import { RECORD_KINDS } from '../records/contract.ts';

/**
 * What was said about a record (C-20). `internal` comments are staff's own and stay so for good;
 * `portal` comments are shown with the record. Attachments are file records of the customer.
 */
export const CommentVisibility = z.enum(['internal', 'portal']);

export const Comment = z
  .object({
    id: Id,
    customerId: Id,
    record: z.object({ kind: z.enum(RECORD_KINDS), id: Id }),
    text: z.string(),
    visibility: CommentVisibility,
    author: Actor,
    mentions: z.array(z.object({ id: Id, name: z.string() })).meta({ description: 'Staff whom it mentions' }),
    attachments: z.array(
      z.object({ id: Id, name: z.string(), size: z.int(), mediaType: z.string(), contentUrl: z.string() }),
    ),
    at: Timestamp,
  })
  .meta({ id: 'Comment' });

const record = { recordKind: z.enum(RECORD_KINDS), recordId: Id };

export const commentsApi = {
  list: defineEndpoint({
    method: 'get',
    path: '/customers/:customerId/comments',
    tag: 'Comments',
    access: 'staff',
    summary: 'Comments on one record, oldest first',
    params: CustomerParams,
    query: z.object(record),
    response: z.object({ items: z.array(Comment) }),
  }),
  create: defineEndpoint({
    method: 'post',
    path: '/customers/:customerId/comments',
    tag: 'Comments',
    access: 'staff',
    summary: 'Comment on a record; internal unless said otherwise',
    params: CustomerParams,
    body: z.strictObject({
      ...record,
      text: z.string().trim().min(1, 'is required').max(5000),
      visibility: CommentVisibility.default('internal'),
      attachmentIds: z.array(Id).max(10).default([]),
      mentionIds: z.array(Id).max(20).default([]).meta({ description: 'Staff to be told of it' }),
    }),
    response: Comment,
    status: 201,
  }),
  setAnswered: defineEndpoint({
    method: 'put',
    path: '/customers/:customerId/comments/:commentId/answered',
    tag: 'Comments',
    access: 'staff',
    summary: 'Say that what a customer wrote needs no answer, or undo that; an answer in the portal says it by itself',
    params: CustomerParams.extend({ commentId: Id }),
    body: z.strictObject({ answered: z.boolean() }),
  }),
  remove: defineEndpoint({
    method: 'delete',
    path: '/customers/:customerId/comments/:commentId',
    tag: 'Comments',
    access: 'staff',
    summary: "Delete a comment; one's own, or any as admin or CSM",
    params: CustomerParams.extend({ commentId: Id }),
  }),
};
