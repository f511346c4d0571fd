import { type CustomerInput, updateCustomer } from '../../customers/service.ts';
import { fieldValue } from '../conditions.ts';
import { automationFields, valueInWords } from '../fields.ts';
import { cannot, type Preparer, ready } from './action.ts';

/** Sets stage, owner or an attribute of the customer; a stage that is entered this way sets off what waits for it. */
export const setAttribute: Preparer<'set-attribute'> = async ({ field: name, value }, { customer, customerId, by }) => {
  const field = (await automationFields()).find((one) => one.field === name && one.settable);
  if (!field) return cannot('The attribute was deleted.');
  const words = await valueInWords(field, value);
  if (fieldValue(customer, name) === value) return cannot(`${field.label} is ${words} already.`);
  const text = value === null ? `Empty ${field.label}` : `Set ${field.label} to ${words}`;
  return ready(text, async () => {
    await updateCustomer(customerId, changeOf(name, value), by);
  });
};

function changeOf(name: string, value: string | number | boolean | null): CustomerInput {
  if (name === 'stage') return { stage: value === null ? null : String(value) };
  if (name === 'owner') return { ownerId: value === null ? null : String(value) };
  return { attributes: { [name.replace(/^attributes\./, '')]: value } };
}
