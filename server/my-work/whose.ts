import type { Types } from 'mongoose';
import type { z } from 'zod';
import { ownCustomersOnly } from '../customers/access.ts';
import { CustomerModel } from '../customers/model.ts';
import type { SignedInStaff } from '../http/route.ts';
import type { WhoseQuery } from './contract.ts';
import type { Filter } from './merged-page.ts';

/** What a part of My work is asked: whose customers, and which page. */
export type WorkQuery = z.output<typeof WhoseQuery>;

/** Who asks, and about which customers; null: all of the workspace. */
export interface Whose {
  readonly staff: SignedInStaff;
  readonly mine: boolean;
  readonly customerIds: readonly Types.ObjectId[] | null;
}

/** The customers that a part of My work is about; whoever is held to their own gets no others by asking for all. */
export async function whose(staff: SignedInStaff, { customers }: Pick<WorkQuery, 'customers'>): Promise<Whose> {
  const mine = customers === 'mine';
  if (!mine && !ownCustomersOnly(staff)) return { staff, mine, customerIds: null };
  const own = await CustomerModel.find({ ownerId: staff.id }, { _id: 1 }).lean();
  return { staff, mine, customerIds: own.map(({ _id }) => _id) };
}

/**
 * Filters that together find what belongs to these customers: one for each value of the field that leads the index in
 * the list's order, so that however many customers or records there are none of them has to sort.
 */
export function filtersFor({ customerIds }: Whose, filter: Filter, field: string, values: readonly string[]): Filter[] {
  const own = customerIds ? { customerId: { $in: customerIds } } : {};
  return values.map((value) => ({ ...filter, ...own, [field]: value }));
}
