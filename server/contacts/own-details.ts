import type { OwnDetail } from '../../renderer/actions.ts';
import type { ActorInput } from '../actors/actor.ts';
import { emit } from '../events/emit.ts';
import { type ContactInput, getContact, updateContact } from './service.ts';

type Known = Readonly<Partial<Record<OwnDetail, string | null>>>;

/** What a contact's own forms in the portal are filled with. */
export function ownDetails({ email, phone, role, language, timeZone }: Known): Partial<Record<OwnDetail, string>> {
  const known = Object.entries({ email, phone, role, language, timeZone }).filter(([, value]) => value);
  return Object.fromEntries(known);
}

/** A contact changes their own details in the portal: it is the same record that staff see (A-03, E-01). */
export async function changeOwnDetails(
  customerId: string,
  contactId: string,
  changes: Partial<Omit<ContactInput, 'email'>>,
  by: ActorInput,
): Promise<void> {
  const before = await getContact(customerId, contactId);
  const after = await updateContact(customerId, contactId, changes, by);
  if (after.updatedAt.getTime() !== before.updatedAt.getTime())
    await emit({ kind: 'details-changed', customerId, contactId, actor: by });
}
