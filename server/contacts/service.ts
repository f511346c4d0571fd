import type { Types } from 'mongoose';
import type { z } from 'zod';
import { endContactSessions } from '../access/viewer-sessions.ts';
import type { ActorInput } from '../actors/actor.ts';
import { removeAssets, storeAsset } from '../assets/service.ts';
import { audit } from '../audit/audit.ts';
import { emit } from '../events/emit.ts';
import { changedFields, keepChange, type StoredDetailChange } from '../history/detail-change.ts';
import { isDuplicateKey } from '../http/database-errors.ts';
import { invalid, notFound } from '../http/errors.ts';
import type { ReceivedFile } from '../http/route.ts';
import { isTimeZone } from '../http/time-zone.ts';
import { announce } from '../live/change-feed.ts';
import { forgetPreferences } from '../mail/preferences.ts';
import { releaseTasksOfContact } from '../records/tasks/service.ts';
import { forgetContact } from '../share-links/forget-contact.ts';
import type { contactsApi } from './contract.ts';
import { type ContactDocument, ContactModel } from './model.ts';

export type ContactInput = z.output<NonNullable<typeof contactsApi.create.body>>;

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
  checkTimeZone(fields);
  const { history } = keepChange([], by);
  const contact = await unlessTaken(() => ContactModel.create({ ...fields, customerId, history: history.$each }));
  await announce({ customerId, topic: 'contact', id: contact.id });
  await audit({ kind: 'contact.added', actor: by, customerId, subject: subjectOf(contact) });
  await emit({ kind: 'contact-added', customerId, contactId: contact.id, actor: by });
  return contact;
}

/**
 * Changes a contact, keeping who changed what. Another e-mail address ends their visits: they were let in by the old
 * one.
 */
export async function updateContact(
  customerId: string,
  contactId: string,
  fields: Partial<ContactInput>,
  by: ActorInput,
): Promise<ContactDocument> {
  checkTimeZone(fields);
  const before = await getContact(customerId, contactId);
  const changes = changedFields(before.toObject(), fields);
  if (changes.length === 0) return before;
  const after = await unlessTaken(() => change(customerId, contactId, fields, changes, by));
  if (changes.some(({ field }) => field === 'email')) await endContactSessions(after._id);
  const details = { changed: changes.map(({ field }) => field).join(', ') };
  await audit({ kind: 'contact.changed', actor: by, customerId, subject: subjectOf(after), details });
  return after;
}

/** Sets a contact's photo; the one before is deleted. */
export async function setContactPhoto(customerId: string, contactId: string, file: ReceivedFile, by: ActorInput) {
  const before = await getContact(customerId, contactId);
  const photoId = (await storeAsset(file, 'photo'))._id;
  return changePhoto(before, photoId, by);
}

/** Removes a contact's photo; without one nothing happens. */
export async function removeContactPhoto(customerId: string, contactId: string, by: ActorInput) {
  const contact = await getContact(customerId, contactId);
  if (!contact.photoId) return contact;
  return changePhoto(contact, null, by);
}

async function changePhoto(before: ContactDocument, photoId: Types.ObjectId | null, by: ActorInput) {
  const changes = [{ field: 'photo', from: '', to: '' }];
  const after = await change(before.customerId.toHexString(), before.id, { photoId }, changes, by);
  await removeAssets([before.photoId]);
  return after;
}

/** Who changed what about a contact, the latest last. */
export async function contactHistory(customerId: string, contactId: string): Promise<StoredDetailChange[]> {
  const contact = await ContactModel.findOne({ _id: contactId, customerId }, { history: 1 }).lean<{
    history?: StoredDetailChange[];
  }>();
  if (!contact) throw notFound('contact');
  return contact.history ?? [];
}

/** Deletes a contact; tasks that only they could complete become the customer's as a whole, and no link knows them. */
export async function removeContact(customerId: string, contactId: string): Promise<void> {
  const contact = await getContact(customerId, contactId);
  await releaseTasksOfContact(customerId, contact._id);
  await removeAssets([contact.photoId]);
  await contact.deleteOne();
  await forgetContact(customerId, contact._id);
  await forgetPreferences([contact._id]);
  await announce({ customerId, topic: 'contact', id: contactId });
}

/** A contact as the audit names them. */
function subjectOf({ id, name }: ContactDocument) {
  return { kind: 'contact', id: id as string, name };
}

async function change(
  customerId: string,
  contactId: string,
  fields: object,
  changes: StoredDetailChange['changes'],
  by: ActorInput,
): Promise<ContactDocument> {
  const contact = await ContactModel.findOneAndUpdate(
    { _id: contactId, customerId },
    { $set: fields, $push: keepChange(changes, by) },
    { returnDocument: 'after' },
  );
  if (!contact) throw notFound('contact');
  await announce({ customerId, topic: 'contact', id: contactId });
  return contact;
}

function checkTimeZone({ timeZone }: Partial<ContactInput>): void {
  if (typeof timeZone === 'string' && !isTimeZone(timeZone))
    throw invalid('timeZone is no time zone we know.', { timeZone: 'must be a name like Europe/Berlin' });
}

/** An e-mail address is one contact's in the whole workspace; whose, is not said. */
async function unlessTaken<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw invalid('Another contact has this e-mail address.', { email: 'is already in use' });
  }
}
