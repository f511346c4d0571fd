import { staffActor } from '../actors/actor.ts';
import { audit } from '../audit/audit.ts';
import { presentChanges } from '../history/present.ts';
import { invalid } from '../http/errors.ts';
import { type Route, route } from '../http/route.ts';
import { contactsApi } from './contract.ts';
import { presentContact } from './presenter.ts';
import {
  contactHistory,
  createContact,
  getContact,
  listContacts,
  removeContact,
  removeContactPhoto,
  setContactPhoto,
  updateContact,
} from './service.ts';

/** People at a customer. */
export const contactsRoutes: readonly Route[] = [
  route(contactsApi.list, async ({ params }) => ({
    items: (await listContacts(params.customerId)).map(presentContact),
  })),
  route(contactsApi.create, async ({ params, body, staff }) =>
    presentContact(await createContact(params.customerId, body, staffActor(staff))),
  ),
  route(contactsApi.update, async ({ params, body, staff }) =>
    presentContact(await updateContact(params.customerId, params.contactId, body, staffActor(staff))),
  ),
  route(contactsApi.remove, async ({ params: { customerId, contactId }, staff }) => {
    const { name } = await getContact(customerId, contactId);
    await removeContact(customerId, contactId);
    const subject = { kind: 'contact', id: contactId, name };
    await audit({ kind: 'contact.removed', actor: staffActor(staff), customerId, subject });
  }),
  route(contactsApi.setPhoto, async ({ params, file, staff }) => {
    if (!file) throw invalid('Choose a picture.', { file: 'is required' });
    return presentContact(await setContactPhoto(params.customerId, params.contactId, file, staffActor(staff)));
  }),
  route(contactsApi.removePhoto, async ({ params, staff }) =>
    presentContact(await removeContactPhoto(params.customerId, params.contactId, staffActor(staff))),
  ),
  route(contactsApi.history, async ({ params }) => ({
    items: await presentChanges(await contactHistory(params.customerId, params.contactId)),
  })),
];
