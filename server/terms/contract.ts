import { z } from 'zod';
import { RichText } from '../../renderer/rich-text/schema.ts';
import { CustomerParams } from '../customers/contract.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Id, Name, PageQuery, pageOf, Timestamp } from '../http/schemas.ts';

const ADMIN = ['admin'] as const;
const params = z.object({ termsId: Id });

/** A version in force or of the past, without its text. */
const VersionSummary = z.object({
  number: z.int(),
  title: z.string(),
  at: Timestamp.meta({ description: 'In force since' }),
  by: z.string(),
  digest: z.string().meta({ description: 'What an acceptance names: SHA-256 over number, title and text' }),
});

export const TermsSummary = z
  .object({
    id: Id,
    title: z.string().meta({ description: 'Of the draft' }),
    current: VersionSummary.nullable().meta({ description: 'null: never published, nobody is asked' }),
    changed: z.boolean().meta({ description: 'The draft differs from what is in force' }),
    acceptances: z.int().meta({ description: 'How often the version in force was accepted' }),
  })
  .meta({ id: 'TermsSummary' });

export const Terms = TermsSummary.extend({
  body: RichText,
  revision: z.int(),
  versions: z.array(VersionSummary),
}).meta({ id: 'Terms' });

export const TermsAcceptance = z
  .object({
    id: Id,
    number: z.int(),
    title: z.string(),
    digest: z.string(),
    customer: z.object({ id: Id, name: z.string().nullable() }),
    contactId: Id.nullable(),
    name: z.string().nullable().meta({ description: 'null once the person was erased' }),
    claimed: z.boolean().meta({ description: 'The name was typed by somebody who is not signed in' }),
    address: z.string().nullable(),
    at: Timestamp,
  })
  .meta({ id: 'TermsAcceptance' });

/** Which terms a place asks for: those of the next wider place, none, or these. */
const Choice = z.union([z.enum(['inherit', 'none']), Id]);

const draft = { title: Name, body: RichText };

/** Terms that customers accept before they go on (E-12). */
export const termsApi = {
  list: defineEndpoint({
    method: 'get',
    path: '/terms',
    tag: 'Terms',
    access: 'staff',
    summary: 'All terms',
    response: z.object({ items: z.array(TermsSummary) }),
  }),
  create: defineEndpoint({
    method: 'post',
    path: '/terms',
    tag: 'Terms',
    access: ADMIN,
    summary: 'New terms, as a draft',
    body: z.strictObject({ title: Name }),
    response: Terms,
    status: 201,
  }),
  get: defineEndpoint({
    method: 'get',
    path: '/terms/:termsId',
    tag: 'Terms',
    access: ADMIN,
    summary: 'Terms with the text of the draft and all versions',
    params,
    response: Terms,
  }),
  saveDraft: defineEndpoint({
    method: 'put',
    path: '/terms/:termsId/draft',
    tag: 'Terms',
    access: ADMIN,
    ifMatch: true,
    summary: 'Save the draft; nobody is asked to accept it before it is published',
    params,
    body: z.strictObject(draft),
    response: Terms,
  }),
  publish: defineEndpoint({
    method: 'post',
    path: '/terms/:termsId/publish',
    tag: 'Terms',
    access: ADMIN,
    ifMatch: true,
    summary: 'Put the draft in force as the next version; everybody is asked again',
    params,
    response: Terms,
  }),
  version: defineEndpoint({
    method: 'get',
    path: '/terms/:termsId/versions/:number',
    tag: 'Terms',
    access: ADMIN,
    summary: 'A version as it was shown',
    params: params.extend({ number: z.coerce.number().int().min(1) }),
    response: VersionSummary.extend({ body: RichText }),
  }),
  remove: defineEndpoint({
    method: 'delete',
    path: '/terms/:termsId',
    tag: 'Terms',
    access: ADMIN,
    summary: 'Delete terms that were never published; others stay for the record',
    params,
  }),
  acceptances: defineEndpoint({
    method: 'get',
    path: '/terms/:termsId/acceptances',
    tag: 'Terms',
    access: ADMIN,
    summary: 'Who accepted, when, what exactly, and from where; latest first',
    params,
    query: PageQuery.extend({ customerId: Id.optional() }),
    response: pageOf(TermsAcceptance),
  }),
  uses: defineEndpoint({
    method: 'get',
    path: '/terms/uses',
    tag: 'Terms',
    access: ADMIN,
    summary: 'Which terms the workspace and each template ask for',
    response: z.object({
      workspace: Choice,
      templates: z.array(z.object({ templateId: Id, name: z.string(), choice: Choice })),
    }),
  }),
  use: defineEndpoint({
    method: 'put',
    path: '/terms/uses',
    tag: 'Terms',
    access: ADMIN,
    summary: 'Ask for terms in all portals, or in those made from a template',
    body: z.strictObject({
      templateId: Id.nullable().meta({ description: 'null: the whole workspace' }),
      choice: Choice,
    }),
  }),
  ofPortal: defineEndpoint({
    method: 'get',
    path: '/customers/:customerId/portal/terms',
    tag: 'Terms',
    access: 'staff',
    summary: 'Which terms this portal asks for',
    params: CustomerParams,
    response: z.object({
      choice: Choice,
      inherited: z.object({ id: Id, title: z.string() }).nullable().meta({ description: 'What `inherit` comes to' }),
    }),
  }),
  useInPortal: defineEndpoint({
    method: 'put',
    path: '/customers/:customerId/portal/terms',
    tag: 'Terms',
    access: 'staff',
    summary: 'Ask for terms in this portal',
    params: CustomerParams,
    body: z.strictObject({ choice: Choice }),
  }),
};
