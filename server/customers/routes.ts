import { staffActor } from '../actors/actor.ts';
import { presentChanges } from '../history/present.ts';
import { invalid } from '../http/errors.ts';
import { type Route, route } from '../http/route.ts';
import { checkOwnerChange, ownCustomersOnly } from './access.ts';
import { changeMany } from './change-many.ts';
import { companyHistory } from './company-details.ts';
import { customersApi } from './contract.ts';
import { customerTags, listCustomers } from './list.ts';
import { presentCustomer } from './presenter.ts';
import { removeCustomer } from './removal.ts';
import { createCustomer, getCustomer, setCustomerLogo, updateCustomer } from './service.ts';

/** Customers; account managers see and change their own only. */
export const customersRoutes: readonly Route[] = [
  route(customersApi.list, ({ staff, query }) => listCustomers(staff, query)),
  route(customersApi.filters, async ({ staff }) => ({ tags: await customerTags(staff) })),
  route(customersApi.create, async ({ staff, body }) => {
    const ownerId = body.ownerId === undefined && ownCustomersOnly(staff) ? staff.id : body.ownerId;
    if (ownerId !== undefined) checkOwnerChange(staff, ownerId);
    return presentCustomer(await createCustomer({ ...body, ownerId }, staffActor(staff)));
  }),
  route(customersApi.get, async ({ params }) => presentCustomer(await getCustomer(params.customerId))),
  route(customersApi.update, async ({ staff, params, body }) => {
    if (body.ownerId !== undefined) checkOwnerChange(staff, body.ownerId);
    return presentCustomer(await updateCustomer(params.customerId, body, staffActor(staff)));
  }),
  route(customersApi.changeMany, ({ staff, body }) => changeMany(body, staff)),
  route(customersApi.history, async ({ params }) => ({
    items: await presentChanges(await companyHistory(params.customerId)),
  })),
  route(customersApi.remove, ({ params, body, staff }) =>
    removeCustomer(params.customerId, body.confirmName, staffActor(staff)),
  ),
  route(customersApi.setLogo, async ({ params, file }) => {
    if (!file) throw invalid('Choose a picture.', { file: 'is required' });
    return presentCustomer(await setCustomerLogo(params.customerId, file));
  }),
];
