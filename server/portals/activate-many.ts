import { staffActor } from '../actors/actor.ts';
import { eachCustomer } from '../customers/each-customer.ts';
import type { SignedInStaff } from '../http/route.ts';
import { requirePortalFeature } from '../workspace/settings.ts';
import { activate, usableTemplate } from './service.ts';

/** Activates the portals of many customers from one template (C-02); each succeeds or fails by itself. */
export async function activateMany(customerIds: readonly string[], templateId: string, staff: SignedInStaff) {
  await requirePortalFeature();
  const source = await usableTemplate(templateId);
  return eachCustomer(staff, customerIds, async (customerId) =>
    (await activate(customerId, source, staffActor(staff)))
      ? { result: 'activated' as const, message: 'The portal is active, as a draft.' }
      : { result: 'already-active' as const, message: 'The portal was active already and stays as it is.' },
  );
}
