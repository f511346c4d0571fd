import type { z } from 'zod';
import { staffActor } from '../actors/actor.ts';
import { invalid } from '../http/errors.ts';
import type { SignedInStaff } from '../http/route.ts';
import { MAX_TAGS } from '../http/schemas.ts';
import { checkOwnerChange } from './access.ts';
import type { customersApi } from './contract.ts';
import { eachCustomer } from './each-customer.ts';
import type { CustomerDocument } from './model.ts';
import { checkCustomerFields, getCustomer, updateCustomer } from './service.ts';

type Wish = z.output<NonNullable<typeof customersApi.changeMany.body>>;

/**
 * Gives many customers the same owner, stage or further tags; what is not named stays. Each customer succeeds or fails by
 * itself, but nobody is changed where the wish itself is wrong.
 */
export async function changeMany({ customerIds, addTags = [], ...fields }: Wish, staff: SignedInStaff) {
  if (fields.ownerId === undefined && fields.stage === undefined && addTags.length === 0)
    throw invalid('Say what to change: the owner, the stage, or tags to add.');
  if (fields.ownerId !== undefined) checkOwnerChange(staff, fields.ownerId);
  await checkCustomerFields(fields);
  const items = await eachCustomer(staff, customerIds, async (customerId) => {
    const customer = await getCustomer(customerId);
    const tags = [...new Set([...customer.tags, ...addTags])];
    if (tags.length > MAX_TAGS) throw invalid(`There would be more than ${MAX_TAGS} tags.`);
    if (tags.length === customer.tags.length && isLikeThat(customer, fields))
      return { result: 'unchanged' as const, message: 'Was like that already.' };
    await updateCustomer(customerId, { ...fields, ...(addTags.length > 0 && { tags }) }, staffActor(staff));
    return { result: 'changed' as const, message: 'Changed.' };
  });
  return { items };
}

function isLikeThat(customer: CustomerDocument, { ownerId, stage }: Pick<Wish, 'ownerId' | 'stage'>): boolean {
  const hasOwner = ownerId === undefined || (customer.ownerId?.toHexString() ?? null) === ownerId;
  return hasOwner && (stage === undefined || customer.stage === stage);
}
