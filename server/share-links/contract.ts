import { z } from 'zod';
import { CustomerParams } from '../customers/contract.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Id, PageQuery, pageOf, Timestamp } from '../http/schemas.ts';
import { AudienceWish, LinkRule, LinkState, ShareLink } from './schema.ts';

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

const linkFields = {
  name: z.string().trim().max(100),
  rule: LinkRule,
  password: LinkPassword,
  audience: AudienceWish,
  expiresAt: Timestamp.nullable(),
};

/** A link in the list of all links of the workspace. */
export const WorkspaceLink = ShareLink.omit({ primary: true })
  .extend({ customer: z.object({ id: Id, name: z.string(), logoUrl: z.string().nullable() }) })
  .meta({ id: 'WorkspaceLink' });

export const LinkListQuery = PageQuery.extend({
  search: z
    .string()
    .trim()
    .max(200)
    .optional()
    .meta({ description: "Start of words of the link's or customer's name" }),
  state: LinkState.optional(),
  rule: LinkRule.optional(),
});

/** Share links: of a portal, where the first one that lives is the primary one, and all of the workspace. */
export const shareLinksApi = {
  list: defineEndpoint({
    method: 'get',
    path: '/share-links',
    tag: 'Share links',
    access: 'staff',
    summary: "All share links of the workspace, newest first; an account manager's are those of their own customers",
    query: LinkListQuery,
    response: pageOf(WorkspaceLink),
  }),
  revokeMany: defineEndpoint({
    method: 'post',
    path: '/share-links/revoke',
    tag: 'Share links',
    access: 'staff',
    summary: 'Revoke many links for good; a result per link',
    body: z.strictObject({ linkIds: z.array(Id).min(1).max(500) }),
    response: z.object({
      items: z.array(z.object({ linkId: Id, result: z.enum(['revoked', 'already', 'failed']), message: z.string() })),
    }),
  }),
  create: defineEndpoint({
    method: 'post',
    path: base,
    tag: 'Share links',
    access: 'staff',
    summary: 'Make a share link; with rule `password` and no password given, one is generated and answered once',
    params: CustomerParams,
    body: z.strictObject(linkFields).partial().required({ rule: true }),
    response: LinkAnswer,
    status: 201,
  }),
  update: defineEndpoint({
    method: 'patch',
    path: `${base}/:linkId`,
    tag: 'Share links',
    access: 'staff',
    summary: 'Rename, or change until when and whom it lets in; what shuts somebody out ends every open visit under it',
    params,
    body: z.strictObject(linkFields).partial(),
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
  revokeContact: defineEndpoint({
    method: 'post',
    path: `${base}/:linkId/revoked-contacts`,
    tag: 'Share links',
    access: 'staff',
    summary: 'Stop admitting one contact by a link with the rule `email`; their visits end at once',
    params,
    body: z.strictObject({ contactId: Id }),
    response: LinkAnswer,
  }),
  restoreContact: defineEndpoint({
    method: 'delete',
    path: `${base}/:linkId/revoked-contacts/:contactId`,
    tag: 'Share links',
    access: 'staff',
    summary: 'Admit a revoked contact again',
    params: params.extend({ contactId: Id }),
    response: LinkAnswer,
  }),
};
