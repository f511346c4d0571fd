import type { Types } from 'mongoose';
import { knownLanguage } from '../../renderer/i18n/index.ts';
import type { ActorInput } from '../actors/actor.ts';
import { ContactModel } from '../contacts/model.ts';
import { CustomerModel } from '../customers/model.ts';
import { workspaceSettings } from '../workspace/settings.ts';
import type { MailWish } from './queue.ts';

/** A contact to whom something is told by mail, in their language and time zone. */
export interface Recipient {
  readonly contactId: string;
  readonly to: MailWish['to'];
  readonly language: string;
  readonly timeZone: string;
}

/**
 * Those of a customer's contacts who have an address, without who did it themselves: nobody is mailed about their own
 * action.
 */
export async function recipientsOf(
  customerId: string,
  contactIds: readonly (string | Types.ObjectId)[],
  actor?: ActorInput,
): Promise<Recipient[]> {
  const [contacts, customer, workspace] = await Promise.all([
    ContactModel.find({ _id: { $in: [...contactIds] }, customerId, email: { $type: 'string' } }).lean(),
    CustomerModel.findById(customerId, { language: 1, timeZone: 1 }).lean(),
    workspaceSettings(),
  ]);
  return contacts
    .map((contact) => ({ contact, contactId: contact._id.toHexString() }))
    .filter(({ contactId }) => actor?.kind !== 'contact' || actor.id !== contactId)
    .map(({ contact, contactId }) => ({
      contactId,
      to: { email: contact.email ?? '', name: contact.name, contactId },
      language: knownLanguage(contact.language ?? customer?.language ?? workspace.language),
      timeZone: contact.timeZone ?? customer?.timeZone ?? workspace.timeZone,
    }));
}
