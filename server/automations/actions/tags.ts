import { updateCustomer } from '../../customers/service.ts';
import { MAX_TAGS } from '../../http/schemas.ts';
import { cannot, type Preparer, ready } from './action.ts';

/** Adds a tag to the customer. */
export const addTag: Preparer<'add-tag'> = async ({ tag }, { customer, customerId, by }) => {
  if (customer.tags.includes(tag)) return cannot(`The customer has the tag “${tag}” already.`);
  if (customer.tags.length >= MAX_TAGS) return cannot(`The customer has ${MAX_TAGS} tags, the most there can be.`);
  return ready(`Add the tag “${tag}”`, async () => {
    await updateCustomer(customerId, { tags: [...customer.tags, tag] }, by);
  });
};

/** Takes a tag off the customer. */
export const removeTag: Preparer<'remove-tag'> = async ({ tag }, { customer, customerId, by }) => {
  if (!customer.tags.includes(tag)) return cannot(`The customer does not have the tag “${tag}”.`);
  return ready(`Remove the tag “${tag}”`, async () => {
    await updateCustomer(customerId, { tags: customer.tags.filter((one) => one !== tag) }, by);
  });
};
