import { blankPersons } from './blank.ts';
import { AuditPersonModel } from './model.ts';
import { keyOf } from './persons.ts';

/**
 * Takes a contact out of all entries; what happened stays, and the chain holds. The `contact.erased` entry must be there
 * before: it tells why a name is missing. Doing it twice is doing it once.
 */
export async function eraseFromAudit(contactId: string): Promise<void> {
  // The salt goes first: who writes an entry about them at this moment looks for it afterwards.
  const known = await AuditPersonModel.findOneAndDelete({ key: keyOf('contact', contactId) }).lean();
  if (known) await blankPersons([known._id]);
}
