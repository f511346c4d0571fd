import { z } from 'zod';
import { defineEndpoint } from '../http/endpoint.ts';
import { Id } from '../http/schemas.ts';

/** What changed, as it goes to open staff pages; they fetch again what they show. */
export const ChangeEvent = z
  .object({
    customerId: Id.nullable(),
    topic: z.enum([
      'customer',
      'contact',
      'note',
      'task',
      'file',
      'meeting',
      'health',
      'comment',
      'portal',
      'link',
      'template',
      'workspace',
      'staff',
      'attribute',
      'import',
      'mail',
      'terms',
      'visit',
      'automation',
      'playbook',
      'touchpoint',
      'notification',
      'news',
    ]),
    id: Id.nullable(),
  })
  .meta({ id: 'ChangeEvent' });
export type ChangeTopic = z.infer<typeof ChangeEvent>['topic'];

export const liveApi = {
  stream: defineEndpoint({
    method: 'get',
    path: '/live',
    tag: 'Live',
    access: 'staff',
    produces: 'text/event-stream',
    summary: 'Server-sent `change` events about everything, or one customer',
    query: z.object({ customerId: Id.optional() }),
  }),
};
