import { staffActor } from '../actors/actor.ts';
import { audit } from '../audit/audit.ts';
import { getContact } from '../contacts/service.ts';
import { contentDisposition } from '../files/file-name.ts';
import { type Route, route } from '../http/route.ts';
import { privacyApi } from './contract.ts';
import { eraseContact } from './erase.ts';
import { contactData } from './export.ts';

/** A person's data: to hand out, and to erase (B-17). */
export const privacyRoutes: readonly Route[] = [
  route(privacyApi.exportContact, async ({ params: { customerId, contactId }, staff, res }) => {
    const data = await contactData(customerId, contactId);
    const { name } = await getContact(customerId, contactId);
    const subject = { kind: 'contact', id: contactId, name };
    await audit({ kind: 'contact.exported', actor: staffActor(staff), customerId, subject });
    res.set('Content-Disposition', contentDisposition('attachment', `${name}.json`));
    res.type('json').send(JSON.stringify(data, null, 2));
  }),
  route(privacyApi.eraseContact, ({ params, body, staff }) =>
    eraseContact(params.customerId, params.contactId, body.confirmName, staffActor(staff)),
  ),
];
