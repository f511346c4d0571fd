import type { Types } from 'mongoose';
import { MagicLinkModel } from '../access/sign-in-model.ts';
import type { ActorInput } from '../actors/actor.ts';
import { audit } from '../audit/audit.ts';
import { eraseFromAudit } from '../audit/erase.ts';
import { getContact, removeContact } from '../contacts/service.ts';
import { conflict } from '../http/errors.ts';
import { announce } from '../live/change-feed.ts';
import { MailModel } from '../mail/model.ts';
import { PreferenceModel } from '../mail/preferences.ts';
import { NotificationModel } from '../notifications/model.ts';
import { eraseFromAcceptances } from '../terms/acceptances.ts';
import { TouchpointModel } from '../touchpoints/model.ts';
import { VisitModel } from '../visits/model.ts';
import { forgetActor } from './actors.ts';

/**
 * Erases a contact, confirmed by name (B-17). What they did stays, under no name; acceptances and audit keep the fact.
 * The contact goes last, so that what an end of the program cuts short can be done again.
 */
export async function eraseContact(
  customerId: string,
  contactId: string,
  confirmName: string,
  by: ActorInput,
): Promise<void> {
  const contact = await getContact(customerId, contactId);
  if (confirmName.trim() !== contact.name.trim())
    throw conflict('name-differs', `Type the contact's name as it is: ${contact.name}.`);
  const subject = { kind: 'contact', id: contactId, name: contact.name };
  await audit({ kind: 'contact.erased', actor: by, customerId, subject });
  await Promise.all([
    VisitModel.deleteMany({ contactId: contact._id }),
    forgetMails(contact._id, contact.email ?? null),
    eraseFromAcceptances(contact._id),
    forgetActor(customerId, contact._id),
    TouchpointModel.updateMany({ customerId, contactIds: contact._id }, { $pull: { contactIds: contact._id } }),
    forgetNews(customerId, contact.name),
  ]);
  await removeContact(customerId, contactId);
  await eraseFromAudit(contactId);
  await announce({ customerId, topic: 'comment', id: null });
}

/** News for staff in which they are named. */
async function forgetNews(customerId: string, name: string): Promise<void> {
  const news = await NotificationModel.find({ customerId }, { text: 1 }).lean();
  const naming = news.filter(({ text }) => text.includes(name)).map(({ _id }) => _id);
  await NotificationModel.deleteMany({ _id: { $in: naming } });
}

/** Mails to them, what they wanted none of, and the links that were mailed. */
async function forgetMails(contactId: Types.ObjectId, email: string | null): Promise<void> {
  await MailModel.deleteMany({ 'to.contactId': contactId });
  await PreferenceModel.deleteOne({ _id: contactId });
  if (email === null) return;
  await MailModel.deleteMany({ 'to.email': email, 'to.staffId': null });
  await MagicLinkModel.deleteMany({ email });
}
