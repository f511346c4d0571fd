import { staffActor } from '../actors/actor.ts';
import { type Route, route } from '../http/route.ts';
import { contactsApi } from './contract.ts';
import { presentContact } from './presenter.ts';
import { createContact, listContacts, removeContact, updateContact } from './service.ts';

/** People at a customer. */
export const contactsRoutes: readonly Route[] = [
  route(contactsApi.list, async ({ params }) => ({
    items: (await listContacts(params.customerId)).map(presentContact),
  })),
  route(contactsApi.create, async ({ params, body, staff }) =>
    presentContact(await createContact(params.customerId, body, staffActor(staff))),
  ),
  route(contactsApi.update, async ({ params, body }) =>
    presentContact(await updateContact(params.customerId, params.contactId, body)),
  ),
  route(contactsApi.remove, async ({ params }) => removeContact(params.customerId, params.contactId)),
];
