import { HttpError } from '../http/errors.ts';
import type { SignedInStaff } from '../http/route.ts';
import { usableCustomers } from './access.ts';
import { CustomerModel } from './model.ts';

/** What did not work for one customer, in words. */
export interface Failed {
  readonly result: 'failed';
  readonly message: string;
}

/**
 * Does something for each of many customers, one after the other in the order given and each once. What is refused for one
 * is said of that one and keeps nobody else from theirs; customers who are not this person's to serve do not exist.
 */
export async function eachCustomer<Done extends object>(
  staff: SignedInStaff,
  customerIds: readonly string[],
  work: (customerId: string) => Promise<Done>,
): Promise<({ customerId: string; customerName: string } & (Done | Failed))[]> {
  const names = await namesOf(await usableCustomers(staff, customerIds));
  const results = [];
  for (const customerId of new Set(customerIds)) {
    const customerName = names.get(customerId);
    results.push({
      customerId,
      customerName: customerName ?? '',
      ...(customerName === undefined ? failed('There is no such customer.') : await orFailed(() => work(customerId))),
    });
  }
  return results;
}

async function namesOf(customerIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const customers = await CustomerModel.find({ _id: { $in: [...customerIds] } }, { name: 1 }).lean();
  return new Map(customers.map(({ _id, name }) => [_id.toHexString(), name]));
}

async function orFailed<Done>(work: () => Promise<Done>): Promise<Done | Failed> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    return failed(error.message);
  }
}

function failed(message: string): Failed {
  return { result: 'failed', message };
}
