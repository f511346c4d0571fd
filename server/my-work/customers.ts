import type { Types } from 'mongoose';
import type { z } from 'zod';
import { assetUrl } from '../assets/urls.ts';
import { CustomerModel } from '../customers/model.ts';
import type { WorkCustomer } from './contract.ts';

type Presented = z.input<typeof WorkCustomer>;

/** Customers as rows of My work name them, read at once; ids may repeat. One that is gone is absent. */
export async function namedCustomers(ids: readonly Types.ObjectId[]): Promise<ReadonlyMap<string, Presented>> {
  if (ids.length === 0) return new Map();
  const unique = [...new Set(ids.map(String))];
  const found = await CustomerModel.find({ _id: { $in: unique } }, { name: 1, logoId: 1 }).lean();
  return new Map(
    found.map(({ _id, name, logoId }) => {
      const id = _id.toHexString();
      return [id, { id, name, logoUrl: assetUrl(logoId) }];
    }),
  );
}

/** Presents what belongs to customers, each with its own; what belongs to one that is being deleted is left out. */
export async function withCustomers<Item extends { customerId: Types.ObjectId }, Row>(
  items: readonly Item[],
  present: (item: Item, customer: Presented) => Row | null,
): Promise<Row[]> {
  const customers = await namedCustomers(items.map(({ customerId }) => customerId));
  return items.flatMap((item) => {
    const customer = customers.get(item.customerId.toHexString());
    const row = customer && present(item, customer);
    return row ? [row] : [];
  });
}
