import { z } from 'zod';
import { CustomerParams } from '../customers/contract.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Id } from '../http/schemas.ts';
import { LinkRule, ShareLink } from './schema.ts';

/** What a viewer types at a protected link. Short ones are the owner's choice; over 72 bytes bcrypt would drop the rest. */
export const LinkPassword = z
  .string()
  .min(6, 'must have at least 6 characters')
  .refine((value) => !value.includes('\0'), 'must not contain a NUL character')
  .refine((value) => new TextEncoder().encode(value).length <= 72, 'must be at most 72 bytes long');

const base = '/customers/:customerId/portal/links' as const;
const params = CustomerParams.extend({ linkId: Id });

/** `password` is in the answer only when it was generated, and only this once (C-18). */
const LinkAnswer = z.object({ link: ShareLink, password: z.string().nullable() });

/** Share links of a portal; the first one made is the primary one. */
export const shareLinksApi = {
  create: defineEndpoint({
    method: 'post',
    path: base,
    tag: 'Share links',
    access: 'staff',
    summary: 'Make a share link; with rule `password` and no password given, one is generated and answered once',
    params: CustomerParams,
    body: z.strictObject({
      name: z.string().trim().max(100).optional(),
      rule: LinkRule,
      password: LinkPassword.optional(),
    }),
    response: LinkAnswer,
    status: 201,
  }),
  update: defineEndpoint({
    method: 'patch',
    path: `${base}/:linkId`,
    tag: 'Share links',
    access: 'staff',
    summary: 'Rename, change the rule or the password; every open visit under the link ends',
    params,
    body: z.strictObject({ name: z.string().trim().max(100), rule: LinkRule, password: LinkPassword }).partial(),
    response: LinkAnswer,
  }),
  rotate: defineEndpoint({
    method: 'post',
    path: `${base}/:linkId/rotate`,
    tag: 'Share links',
    access: 'staff',
    summary: 'Give the link a new address; the old one is dead at once',
    params,
    response: LinkAnswer,
  }),
  revoke: defineEndpoint({
    method: 'delete',
    path: `${base}/:linkId`,
    tag: 'Share links',
    access: 'staff',
    summary: 'Revoke the link for good',
    params,
  }),
};
