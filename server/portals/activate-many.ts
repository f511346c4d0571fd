import type { z } from 'zod';
import { type ActorInput, staffActor } from '../actors/actor.ts';
import { ownCustomersOnly } from '../customers/access.ts';
import { CustomerModel } from '../customers/model.ts';
import { HttpError } from '../http/errors.ts';
import type { SignedInStaff } from '../http/route.ts';
import { requirePortalFeature } from '../workspace/settings.ts';
import type { portalsApi } from './contract.ts';
import { activate, usableTemplate } from './service.ts';

type Result = z.input<NonNullable<typeof portalsApi.activateMany.response>>['items'][number];

/** Activates the portals of many customers from one template (C-02); each succeeds or fails by itself. */
export async function activateMany(
  customerIds: readonly string[],
  templateId: string,
  staff: SignedInStaff,
): Promise<Result[]> {
  await requirePortalFeature();
  const source = await usableTemplate(templateId);
  const mine = ownCustomersOnly(staff) ? { ownerId: staff.id } : {};
  const customers = await CustomerModel.find({ _id: { $in: customerIds }, ...mine }, { name: 1 }).lean();
  const names = new Map(customers.map((customer) => [customer._id.toHexString(), customer.name]));
  const results: Result[] = [];
  for (const customerId of new Set(customerIds)) {
    const name = names.get(customerId);
    if (name === undefined)
      results.push({ customerId, customerName: '', result: 'failed', message: 'There is no such customer.' });
    else
      results.push({ customerId, customerName: name, ...(await activateOne(customerId, source, staffActor(staff))) });
  }
  return results;
}

async function activateOne(customerId: string, source: Awaited<ReturnType<typeof usableTemplate>>, by: ActorInput) {
  try {
    return (await activate(customerId, source, by))
      ? { result: 'activated' as const, message: 'The portal is active, as a draft.' }
      : { result: 'already-active' as const, message: 'The portal was active already and stays as it is.' };
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    return { result: 'failed' as const, message: error.message };
  }
}
