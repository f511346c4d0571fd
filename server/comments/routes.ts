import type { z } from 'zod';
import { type Route, route } from '../http/route.ts';
import { type Comment, commentsApi } from './contract.ts';
import { presentComments } from './presenter.ts';
import { createComment, listComments, removeComment, setAnswered } from './service.ts';

/** Comments on records, internal or for the portal (C-20). */
export const commentsRoutes: readonly Route[] = [
  route(commentsApi.list, async ({ params, query }) => ({
    items: await presentComments(await listComments(params.customerId, query.recordKind, query.recordId)),
  })),
  route(commentsApi.create, async ({ params, body, staff }) => {
    const [comment] = await presentComments([await createComment(params.customerId, body, staff)]);
    return comment as z.input<typeof Comment>;
  }),
  route(commentsApi.setAnswered, ({ params, body }) => setAnswered(params.customerId, params.commentId, body.answered)),
  route(commentsApi.remove, ({ params, staff }) => removeComment(params.customerId, params.commentId, staff)),
];
