import type { ActorInput } from '../actors/actor.ts';
import { ContactModel } from '../contacts/model.ts';
import { createContact } from '../contacts/service.ts';
import { HttpError } from '../http/errors.ts';
import { admitsContact, admitsNewcomer, type MailRule } from './mail-rule.ts';

/** Whom an address belongs to, at a link that admits them. */
export interface AdmittedPerson {
  /** Null for somebody at a named domain who is no contact yet. */
  readonly contactId: string | null;
  readonly name: string;
  readonly language: string | null;
}

/** Who an address is to a link; null for one that it does not admit, for whatever reason. */
export async function personAt(rule: MailRule, email: string): Promise<AdmittedPerson | null> {
  const contact = await ContactModel.findOne({ email }).lean();
  if (!contact) return admitsNewcomer(rule, email) ? { contactId: null, name: nameFrom(email), language: null } : null;
  const person = { id: contact._id.toHexString(), customerId: contact.customerId.toHexString(), email };
  if (!admitsContact(rule, person)) return null;
  return { contactId: person.id, name: contact.name, language: contact.language ?? null };
}

/** The same, for somebody who has just proved that the address is theirs: a newcomer becomes a contact by that (T-05). */
export async function confirmedPerson(
  rule: MailRule,
  email: string,
  address: string | undefined,
): Promise<{ id: string; name: string } | null> {
  const person = await personAt(rule, email);
  if (!person) return null;
  if (person.contactId !== null) return { id: person.contactId, name: person.name };
  try {
    const by: ActorInput = { kind: 'viewer', id: null, name: person.name, address };
    const contact = await createContact(rule.customerId, { name: person.name, email }, by);
    return { id: contact.id, name: contact.name };
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    // Confirmed twice at once: the other one made the contact.
    const known = await personAt(rule, email);
    return known?.contactId ? { id: known.contactId, name: known.name } : null;
  }
}

/** What to call somebody of whom only the address is known: `maria.silva@…` is Maria Silva until somebody says otherwise. */
function nameFrom(email: string): string {
  const words = email
    .slice(0, email.lastIndexOf('@'))
    .replace(/\+.*$/, '')
    .split(/[._-]+/)
    .filter(Boolean);
  return words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join(' ') || email;
}
