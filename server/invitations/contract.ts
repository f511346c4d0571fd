import { z } from 'zod';
import { RichText } from '../../renderer/rich-text/schema.ts';
import { CustomerParams } from '../customers/contract.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Id, Timestamp } from '../http/schemas.ts';

/** Somebody who can be invited, or why not. */
export const Invitee = z
  .object({
    contactId: Id,
    name: z.string(),
    email: z.string().nullable(),
    photoUrl: z.string().nullable(),
    admitted: z.boolean().meta({ description: 'Whether the link lets them in' }),
    invitedAt: Timestamp.nullable().meta({ description: 'The latest invitation' }),
  })
  .meta({ id: 'Invitee' });

/** What became of an invitation. */
export const InvitationResult = z
  .object({
    contactId: Id,
    name: z.string(),
    outcome: z.enum(['queued', 'no-email', 'not-admitted']),
  })
  .meta({ id: 'InvitationResult' });

/** One line; what a mail's head cannot hold is refused. */
const Subject = z
  .string()
  .trim()
  .min(1, 'is required')
  .max(200)
  .refine((value) => !/\p{Cc}/u.test(value), 'must be one line');

const path = '/customers/:customerId/portal/links/:linkId/invitations' as const;
const params = CustomerParams.extend({ linkId: Id });

/** Share & Invite (T-04): contacts get a link's address by mail, when somebody presses, and not before. */
export const invitationsApi = {
  prepare: defineEndpoint({
    method: 'get',
    path,
    tag: 'Share links',
    access: 'staff',
    summary: "All contacts with the invitation's text, to be looked through before anything is sent",
    params,
    response: z.object({
      invitees: z.array(Invitee),
      subject: z.string().meta({ description: 'With the values of this customer filled in' }),
      body: RichText,
      dynamicData: z.array(z.object({ path: z.string(), label: z.string(), group: z.string(), sample: z.string() })),
    }),
  }),
  send: defineEndpoint({
    method: 'post',
    path,
    tag: 'Share links',
    access: 'staff',
    summary: 'Mail a link to chosen contacts; without a text of its own each gets the template in their language',
    params,
    body: z.strictObject({
      contactIds: z.array(Id).min(1).max(500),
      subject: Subject.optional(),
      body: RichText.optional(),
    }),
    response: z.object({ items: z.array(InvitationResult) }),
  }),
};
