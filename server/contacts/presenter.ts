import type { z } from 'zod';
import { assetUrl } from '../assets/urls.ts';
import type { Contact } from './contract.ts';
import type { ContactDocument } from './model.ts';

/** A contact as staff see it. */
export function presentContact(contact: ContactDocument): z.input<typeof Contact> {
  return {
    id: contact.id,
    customerId: contact.customerId.toHexString(),
    name: contact.name,
    email: contact.email ?? null,
    phone: contact.phone,
    role: contact.role,
    language: contact.language ?? null,
    timeZone: contact.timeZone ?? null,
    photoUrl: assetUrl(contact.photoId),
  };
}
