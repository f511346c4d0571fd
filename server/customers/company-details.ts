import type { CompanyFact } from '../../renderer/scope.ts';
import type { ActorInput } from '../actors/actor.ts';
import { emit } from '../events/emit.ts';
import { changedFields, keepChange, type StoredDetailChange } from '../history/detail-change.ts';
import { notFound } from '../http/errors.ts';
import { announce } from '../live/change-feed.ts';
import { CustomerModel } from './model.ts';
import { getCustomer } from './service.ts';

/** What a customer may say about itself. */
export interface CompanyChanges {
  readonly phone?: string;
  readonly website?: string;
  readonly address?: Readonly<Partial<CompanyFact['address']>>;
}

/** A contact changes the company's details in the portal, keeping who changed what. */
export async function changeCompanyDetails(customerId: string, changes: CompanyChanges, by: ActorInput): Promise<void> {
  const { address = {}, ...plain } = changes;
  const wanted: Record<string, string> = { ...plain };
  for (const [part, value] of Object.entries(address)) wanted[`address.${part}`] = value;
  const customer = await getCustomer(customerId);
  const before = Object.fromEntries(Object.keys(wanted).map((path) => [path, customer.get(path) as unknown]));
  const changed = changedFields(before, wanted);
  if (changed.length === 0) return;
  const $set = Object.fromEntries(changed.map(({ field, to }) => [field, to]));
  const { matchedCount } = await CustomerModel.updateOne({ _id: customerId }, { $set, $push: keepChange(changed, by) });
  if (matchedCount === 0) throw notFound('customer');
  await announce({ customerId, topic: 'customer', id: customerId });
  await emit({ kind: 'details-changed', customerId, contactId: null, actor: by });
}

/** What was changed about the company in the portal, the latest last. */
export async function companyHistory(customerId: string): Promise<StoredDetailChange[]> {
  const customer = await CustomerModel.findById(customerId, { history: 1 }).lean<{ history?: StoredDetailChange[] }>();
  if (!customer) throw notFound('customer');
  return customer.history ?? [];
}
