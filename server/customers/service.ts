import type { Types } from 'mongoose';
import type { z } from 'zod';
import type { ActorInput } from '../actors/actor.ts';
import { storeAsset } from '../assets/service.ts';
import { AttributeModel } from '../attributes/model.ts';
import { checkAttributeValues } from '../attributes/values.ts';
import { audit } from '../audit/audit.ts';
import { emit } from '../events/emit.ts';
import { isDuplicateKey } from '../http/database-errors.ts';
import { invalid, notFound } from '../http/errors.ts';
import type { ReceivedFile } from '../http/route.ts';
import { isTimeZone } from '../http/time-zone.ts';
import { invalidFields } from '../http/validate.ts';
import { announce } from '../live/change-feed.ts';
import { Staff } from '../staff/model.ts';
import { workspaceSettings } from '../workspace/settings.ts';
import type { customersApi } from './contract.ts';
import { type CustomerDocument, CustomerModel } from './model.ts';
import { auditOwners } from './owner-audit.ts';

/** Fields of a customer as they come in, each checked by the contract's schema. */
export type CustomerInput = z.output<NonNullable<typeof customersApi.update.body>>;

/** One customer, or 404. */
export async function getCustomer(customerId: string | Types.ObjectId): Promise<CustomerDocument> {
  const customer = await CustomerModel.findById(customerId);
  if (!customer) throw notFound('customer');
  return customer;
}

/** Adds a customer. Who may is decided before. */
export function createCustomer(
  fields: CustomerInput & { readonly name: string },
  by: ActorInput,
): Promise<CustomerDocument> {
  return applyAndSave(new CustomerModel(), fields, by);
}

/** Changes a customer; attributes are merged, null unsets. */
export async function updateCustomer(
  customerId: string,
  fields: CustomerInput,
  by: ActorInput,
): Promise<CustomerDocument> {
  return applyAndSave(await getCustomer(customerId), fields, by);
}

/** Sets the customer's logo. */
export async function setCustomerLogo(customerId: string, file: ReceivedFile): Promise<CustomerDocument> {
  const logoId = (await storeAsset(file, 'logo'))._id;
  const customer = await getCustomer(customerId);
  customer.logoId = logoId;
  return saveAndTell(customer);
}

async function applyAndSave(
  customer: CustomerDocument,
  fields: CustomerInput,
  by: ActorInput,
): Promise<CustomerDocument> {
  await checkCustomerFields(fields);
  const { isNew } = customer;
  const before = isNew ? 'new' : customer.updatedAt.getTime();
  const { attributes, address, ...plain } = fields;
  customer.set(plain);
  for (const [key, value] of Object.entries(address ?? {})) customer.set(`address.${key}`, value);
  if (attributes) {
    const known = await AttributeModel.find({ key: { $in: Object.keys(attributes) } }).lean();
    for (const [key, value] of checkAttributeValues(known, attributes))
      customer.set(`attributes.${key}`, value ?? undefined);
  }
  const entered = customer.isModified('stage') ? customer.stage : null;
  const isHandedOver = customer.isModified('ownerId') && !(isNew && !customer.ownerId);
  await saveAndTell(customer);
  const customerId = customer.id as string;
  if (isNew) await audit({ kind: 'customer.created', actor: by, customerId });
  if (isHandedOver) await auditOwners([{ customerId, ownerId: customer.ownerId ?? null }], by);
  // Two changes of the same state of the customer that both set a stage have entered it once.
  const key = `stage-entered:${customer.id}:${entered}:${before}`;
  if (entered) await emit({ kind: 'stage-entered', customerId, stage: entered, actor: by, key });
  return customer;
}

/** Throws 422 for what only the database or the platform knows to be wrong. */
export async function checkCustomerFields({ ownerId, stage, timeZone }: CustomerInput): Promise<void> {
  const problems: Record<string, string> = {};
  if (ownerId && !(await Staff.exists({ _id: ownerId }))) problems.ownerId = 'is nobody here';
  if (stage && !(await workspaceSettings()).stages.includes(stage))
    problems.stage = 'is not among the stages in Settings';
  if (timeZone && !isTimeZone(timeZone)) problems.timeZone = 'must be a name like Europe/Berlin';
  if (Object.keys(problems).length > 0) throw invalidFields(problems);
}

async function saveAndTell(customer: CustomerDocument): Promise<CustomerDocument> {
  try {
    await customer.save();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw invalid('Another customer has this external id.', { externalId: 'is already in use' });
  }
  await announce({ customerId: customer.id, topic: 'customer', id: customer.id });
  return customer;
}
