import type { z } from 'zod';
import type { ActorInput } from '../actors/actor.ts';
import { emit } from '../events/emit.ts';
import { isDuplicateKey } from '../http/database-errors.ts';
import { invalid, notFound } from '../http/errors.ts';
import { isTimeZone } from '../http/time-zone.ts';
import { announce } from '../live/change-feed.ts';
import { releaseTasksOfContact } from '../records/tasks/service.ts';
import type { contactsApi } from './contract.ts';
import { type ContactDocument, ContactModel } from './model.ts';

type ContactInput = z.output<NonNullable<typeof contactsApi.create.body>>;

/** A customer's contacts, by name. */
export function listContacts(customerId: string): Promise<ContactDocument[]> {
  return ContactModel.find({ customerId }).sort({ name: 1, _id: 1 });
}

/** One contact of this customer, or 404. */
export async function getContact(customerId: string, contactId: string): Promise<ContactDocument> {
  const contact = await ContactModel.findOne({ _id: contactId, customerId });
  if (!contact) throw notFound('contact');
  return contact;
}

/** Adds a contact. */
export async function createContact(
  customerId: string,
  fields: ContactInput,
  by: ActorInput,
): Promise<ContactDocument> {
  const contact = new ContactModel({ ...checked(fields), customerId });
  await saveAndTell(contact);
  await emit({ kind: 'contact-added', customerId, contactId: contact.id, actor: by });
  return contact;
}

/** Changes a contact. */
export async function updateContact(
  customerId: string,
  contactId: string,
  fields: Partial<ContactInput>,
): Promise<ContactDocument> {
  const contact = await getContact(customerId, contactId);
  contact.set(checked(fields));
  return saveAndTell(contact);
}

/** Deletes a contact; tasks that only they could complete become the customer's as a whole. */
export async function removeContact(customerId: string, contactId: string): Promise<void> {
  const contact = await getContact(customerId, contactId);
  await releaseTasksOfContact(customerId, contact._id);
  await contact.deleteOne();
  await announce({ customerId, topic: 'contact', id: contactId });
}

function checked<Fields extends Partial<ContactInput>>(fields: Fields): Fields {
  if (typeof fields.timeZone === 'string' && !isTimeZone(fields.timeZone))
    throw invalid('timeZone is no time zone we know.', { timeZone: 'must be a name like Europe/Berlin' });
  return fields;
}

async function saveAndTell(contact: ContactDocument): Promise<ContactDocument> {
  try {
    await contact.save();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw invalid('Another contact has this e-mail address.', { email: 'is already in use' });
  }
  await announce({ customerId: contact.customerId.toHexString(), topic: 'contact', id: contact.id });
  return contact;
}
