import type { Types } from 'mongoose';
import type { z } from 'zod';
import { absoluteUrl } from '../addresses.ts';
import { assetUrl } from '../assets/urls.ts';
import type { AttributeValueOf } from '../attributes/values.ts';
import { ContactModel } from '../contacts/model.ts';
import { FileModel } from '../records/files/model.ts';
import { MeetingModel } from '../records/meetings/model.ts';
import { NoteModel } from '../records/notes/model.ts';
import { TaskModel } from '../records/tasks/model.ts';
import { Staff } from '../staff/model.ts';
import type { Customer, CustomerSummary } from './contract.ts';
import type { CustomerDocument, CustomerFields } from './model.ts';

/** What a row of the list needs; the rest of a customer stays in the database. */
export const SUMMARY_FIELDS = {
  name: 1,
  externalId: 1,
  logoId: 1,
  ownerId: 1,
  stage: 1,
  tags: 1,
  portalState: 1,
  portalPublished: 1,
  portalUrl: 1,
  lastVisitAt: 1,
  updatedAt: 1,
  nameKey: 1,
} as const;

export type ListedCustomer = Pick<CustomerFields, Exclude<keyof typeof SUMMARY_FIELDS, 'updatedAt'>> & {
  readonly _id: Types.ObjectId;
  readonly updatedAt: Date;
};
type Owner = z.input<typeof CustomerSummary>['owner'];

/** Rows of the list, with owners read at once. */
export async function presentSummaries(
  customers: readonly ListedCustomer[],
): Promise<z.input<typeof CustomerSummary>[]> {
  const ownerIds = new Map(customers.flatMap(({ ownerId }) => (ownerId ? [[ownerId.toHexString(), ownerId]] : [])));
  const found =
    ownerIds.size > 0 ? await Staff.find({ _id: { $in: [...ownerIds.values()] } }, { name: 1, photoId: 1 }).lean() : [];
  const owners = new Map<string, Owner>(
    found.map(({ _id, name, photoId }) => [
      _id.toHexString(),
      { id: _id.toHexString(), name, photoUrl: assetUrl(photoId) },
    ]),
  );
  return customers.map((customer) => ({
    id: customer._id.toHexString(),
    name: customer.name,
    externalId: customer.externalId ?? null,
    logoUrl: assetUrl(customer.logoId),
    owner: (customer.ownerId && owners.get(customer.ownerId.toHexString())) ?? null,
    stage: customer.stage ?? null,
    tags: customer.tags,
    portalState: customer.portalState,
    portalPublished: customer.portalPublished,
    portalUrl: absoluteUrl(customer.portalUrl),
    lastVisitAt: customer.lastVisitAt?.toISOString() ?? null,
    updatedAt: customer.updatedAt.toISOString(),
  }));
}

/** A customer with everything that its page shows at first. */
export async function presentCustomer(customer: CustomerDocument): Promise<z.input<typeof Customer>> {
  const stored = customer.toObject() as unknown as ListedCustomer & CustomerFields & { readonly createdAt: Date };
  const [[summary], counts] = await Promise.all([presentSummaries([stored]), countsOf(customer._id)]);
  const { street, city, region, postalCode, country } = customer.address;
  return {
    ...(summary as z.input<typeof CustomerSummary>),
    website: customer.website,
    phone: customer.phone,
    address: { street, city, region, postalCode, country },
    industry: customer.industry,
    language: customer.language ?? null,
    timeZone: customer.timeZone ?? null,
    attributes: setAttributes(customer.attributes),
    counts,
    createdAt: stored.createdAt.toISOString(),
  };
}

async function countsOf(customerId: Types.ObjectId): Promise<z.input<typeof Customer>['counts']> {
  const [notes, tasks, openTasks, files, meetings, contacts] = await Promise.all([
    NoteModel.countDocuments({ customerId }),
    TaskModel.countDocuments({ customerId }),
    TaskModel.countDocuments({ customerId, isDone: false }),
    FileModel.countDocuments({ customerId }),
    MeetingModel.countDocuments({ customerId }),
    ContactModel.countDocuments({ customerId }),
  ]);
  return { notes, tasks, openTasks, files, meetings, contacts };
}

/** What is set: a value that was just unset is still there as undefined. */
function setAttributes(attributes: Record<string, AttributeValueOf | undefined>): Record<string, AttributeValueOf> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
