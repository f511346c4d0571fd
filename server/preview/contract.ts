import { z } from 'zod';
import { BlockInstance } from '../../renderer/document.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Id } from '../http/schemas.ts';

/** The builder's canvas: view data of blocks for a chosen customer, to be rendered in the browser by the same views. */
export const previewApi = {
  blocks: defineEndpoint({
    method: 'post',
    path: '/preview/blocks',
    tag: 'Preview',
    access: 'staff',
    summary: "Resolve blocks against a customer's portal-visible data, or against sample data without a customer",
    body: z.strictObject({
      customerId: Id.nullable(),
      language: z.string().max(10).optional(),
      blocks: z.array(BlockInstance).max(500),
    }),
    response: z.object({
      /** By block id: view data, or why there is none. */
      blocks: z.record(
        z.string(),
        z.union([z.object({ view: z.record(z.string(), z.unknown()) }), z.object({ error: z.string() })]),
      ),
    }),
  }),
};
