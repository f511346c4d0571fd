import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { Id, Timestamp } from '../http/schemas.ts';

/** Who gets in by a link: anyone who has it, who also knows the password, or who proves an e-mail address of its audience. */
export const LinkRule = z.enum(['open', 'password', 'email']);

/** Labels of letters, digits and inner hyphens; the last one is no number, so that no IP address passes. */
const HOSTNAME = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** The part of an e-mail address after the @, as a strict hostname in ASCII; a leading @ is a way to write it. */
export const MailDomain = z
  .string()
  .trim()
  .max(254)
  .transform((value) => value.replace(/^@/, ''))
  .refine((value) => !/[^\p{L}\p{N}.-]/u.test(value), 'must be a domain like acme.com')
  .transform((value) => domainToASCII(value).toLowerCase())
  .refine((value) => value.length <= 253 && HOSTNAME.test(value), 'must be a domain like acme.com');

/** Whom a link with the rule `email` shall be for, as staff say it. */
export const AudienceWish = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('customer') }),
  z.strictObject({ kind: z.literal('contacts'), contactIds: z.array(Id).min(1).max(500) }),
  z.strictObject({ kind: z.literal('domains'), domains: z.array(MailDomain).min(1).max(50) }),
]);

/** Whom a link with the rule `email` is for. Who was chosen and is deleted since is not in it any more. */
export const LinkAudience = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('customer') }),
    z.object({ kind: z.literal('contacts'), contactIds: z.array(Id) }),
    z.object({ kind: z.literal('domains'), domains: z.array(z.string()) }),
  ])
  .meta({
    id: 'LinkAudience',
    description: 'customer = any contact of the customer · contacts = those chosen · domains = any address there',
  });

/** How a link stands: what shuts it first is said. */
export const LinkState = z.enum(['active', 'expired', 'revoked', 'unpublished']).meta({
  id: 'LinkState',
  description: 'active · expired · revoked · unpublished = the link would work, but its portal is not published',
});

/** A secret address of a portal with its own access rule. */
export const ShareLink = z
  .object({
    id: Id,
    name: z.string(),
    primary: z.boolean(),
    rule: LinkRule,
    audience: LinkAudience.nullable().meta({ description: 'With the rule `email` only' }),
    state: LinkState,
    url: z.string().meta({ description: 'Absolute address to hand to the customer' }),
    revokedContactIds: z.array(Id).meta({ description: 'Contacts whom this link no longer admits' }),
    expiresAt: Timestamp.nullable(),
    revokedAt: Timestamp.nullable(),
    lastVisitAt: Timestamp.nullable(),
    createdAt: Timestamp,
  })
  .meta({ id: 'ShareLink' });
