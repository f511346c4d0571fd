import type { Types } from 'mongoose';
import { forbidden, notFound } from '../http/errors.ts';
import type { SignedInStaff } from '../http/route.ts';
import { CustomerModel } from './model.ts';

/** Account managers see and serve their own customers, unless an admin gave them all; admins and CSMs all (DESIGN 7). */
export function ownCustomersOnly(staff: SignedInStaff): boolean {
  return staff.ownCustomersOnly;
}

/** Throws 404 unless the customer exists and is this person's to serve: what belongs to others does not exist for them. */
export async function checkCustomer(staff: SignedInStaff, customerId: string): Promise<void> {
  if (!(await mayUseCustomer(staff, customerId))) throw notFound('customer');
}

/** Whether the customer exists and is this person's to serve. */
export async function mayUseCustomer(staff: SignedInStaff, customerId: string): Promise<boolean> {
  const mine = ownCustomersOnly(staff) ? { ownerId: staff.id } : {};
  return (await CustomerModel.exists({ _id: customerId, ...mine })) !== null;
}

/** Of many customers, those that are this person's to serve, in the order given. */
export async function usableCustomers(staff: SignedInStaff, customerIds: readonly string[]): Promise<string[]> {
  const mine = ownCustomersOnly(staff) ? { ownerId: staff.id } : {};
  const found = await CustomerModel.find({ _id: { $in: [...customerIds] }, ...mine }, { _id: 1 }).lean();
  const usable = new Set(found.map(({ _id }) => _id.toHexString()));
  return customerIds.filter((id) => usable.has(id));
}

/** The customers to which this person is held, for filters of lists; null: all. */
export async function ownCustomerIds(staff: SignedInStaff): Promise<Types.ObjectId[] | null> {
  if (!ownCustomersOnly(staff)) return null;
  const own = await CustomerModel.find({ ownerId: staff.id }, { _id: 1 }).lean();
  return own.map(({ _id }) => _id);
}

/** Throws 403 where an account manager would give a customer to somebody else, or take one. */
export function checkOwnerChange(staff: SignedInStaff, ownerId: string | null): void {
  if (ownCustomersOnly(staff) && ownerId !== staff.id)
    throw forbidden('Account managers serve their own customers: a CSM or an admin can change the owner.');
}
