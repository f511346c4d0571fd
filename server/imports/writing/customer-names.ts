import type { Types } from 'mongoose';
import { CustomerModel } from '../../customers/model.ts';
import { nameKey } from '../../customers/search-keys.ts';

/** A customer that a cell names: by external id first, else by the exact name, which must be one customer's only. */
export type NamedCustomer = { readonly id: Types.ObjectId } | 'unknown' | 'ambiguous';

/** Finds the customers that these cells name. */
export async function findCustomers(texts: ReadonlySet<string>): Promise<Map<string, NamedCustomer>> {
  const found = new Map<string, NamedCustomer>();
  const byId = await CustomerModel.find({ externalId: { $in: [...texts] } }, { externalId: 1 }).lean();
  for (const { externalId, _id } of byId) if (externalId) found.set(externalId, { id: _id });
  const others = [...texts].filter((text) => !found.has(text));
  await Promise.all(others.map(async (text) => found.set(text, await byName(text))));
  return found;
}

/** The list's sort key begins with the folded name, so that an exact name is a short range of its index. */
async function byName(name: string): Promise<NamedCustomer> {
  const start = nameKey(name, '');
  const same = await CustomerModel.find({ nameKey: { $gte: start, $lt: `${start}g` } }, { _id: 1 })
    .limit(2)
    .lean();
  const [first, second] = same;
  if (!first) return 'unknown';
  return second ? 'ambiguous' : { id: first._id };
}
