import type { z } from 'zod';
import type { RichText } from '../../renderer/rich-text/schema.ts';
import { admitsContact, mailRuleOf } from '../access/mail-rule.ts';
import { staffActor } from '../actors/actor.ts';
import { auditAll } from '../audit/audit.ts';
import { clock } from '../clock.ts';
import { type ContactDocument, ContactModel } from '../contacts/model.ts';
import { conflict, invalid } from '../http/errors.ts';
import type { SignedInStaff } from '../http/route.ts';
import { queueMail } from '../mail/queue.ts';
import type { ShareLinkFields } from '../share-links/model.ts';
import { unrevokedLink } from '../share-links/service.ts';
import { linkState } from '../share-links/state.ts';
import { requirePortalFeature } from '../workspace/settings.ts';
import type { InvitationResult } from './contract.ts';

/** Pressing twice within this time is pressing once. */
const ONE_PRESS_MS = 30_000;

/** Whom to invite by which link, and with what text; a text left out is the template's, in the language of each. */
export interface InvitationWish {
  readonly customerId: string;
  readonly linkId: string;
  readonly contactIds: readonly string[];
  readonly subject?: string;
  readonly body?: RichText;
}

type Result = z.input<typeof InvitationResult>;

/** Mails a link to contacts (T-04); each succeeds or fails by itself. */
export async function invite(wish: InvitationWish, staff: SignedInStaff): Promise<Result[]> {
  await requirePortalFeature();
  const link = await answeringLink(wish);
  const contacts = await contactsOf(wish);
  const results: Result[] = [];
  for (const contact of contacts) {
    const outcome = await inviteOne(contact, link, wish);
    results.push({ contactId: contact.id, name: contact.name, outcome });
  }
  await auditAll(
    results
      .filter(({ outcome }) => outcome === 'queued')
      .map(({ contactId, name }) => ({
        kind: 'contact.invited',
        actor: staffActor(staff),
        customerId: wish.customerId,
        subject: { kind: 'contact', id: contactId, name },
        details: { link: link.name },
      })),
  );
  return results;
}

/** Whether a link lets a contact in: everybody, but where it asks who they are. */
export function letsIn(link: ShareLinkFields, contact: ContactDocument): boolean {
  const rule = mailRuleOf(link);
  const customerId = contact.customerId.toHexString();
  return rule === null || admitsContact(rule, { id: contact.id, customerId, email: contact.email ?? null });
}

async function answeringLink({ customerId, linkId }: InvitationWish): Promise<ShareLinkFields> {
  const link = await unrevokedLink(customerId, linkId);
  const state = linkState(link, clock.now());
  if (state === 'expired') throw conflict('link-expired', 'This link has expired. Give it a later time first.');
  if (state !== 'active')
    throw conflict('not-published', 'The portal is not published, so the link leads nowhere yet.');
  return link;
}

/** The chosen contacts in the order chosen; all must be this customer's. */
async function contactsOf({ customerId, contactIds }: InvitationWish): Promise<ContactDocument[]> {
  const wanted = [...new Set(contactIds)];
  const found = await ContactModel.find({ _id: { $in: wanted }, customerId });
  if (found.length < wanted.length)
    throw invalid('Somebody chosen is no contact of this customer.', {
      contactIds: 'must all be contacts of this customer',
    });
  return found.sort((a, b) => wanted.indexOf(a.id) - wanted.indexOf(b.id));
}

async function inviteOne(
  contact: ContactDocument,
  link: ShareLinkFields,
  { customerId, subject, body }: InvitationWish,
): Promise<Result['outcome']> {
  if (!contact.email) return 'no-email';
  if (!letsIn(link, contact)) return 'not-admitted';
  const press = Math.floor(clock.now().getTime() / ONE_PRESS_MS);
  await queueMail({
    key: `invitation:${link._id.toHexString()}:${contact.id}:${press}`,
    kind: 'invitation',
    to: { email: contact.email, name: contact.name, contactId: contact.id },
    customerId,
    linkId: link._id.toHexString(),
    subject,
    body,
  });
  return 'queued';
}
