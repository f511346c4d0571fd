import { type HydratedDocument, type InferSchemaType, model, Schema } from 'mongoose';
import { historyField } from '../history/detail-change.ts';
import { PortalState } from './contract.ts';
import { nameKey, searchPrefixes, searchWords } from './search-keys.ts';

const addressSchema = new Schema(
  {
    street: { type: String, default: '' },
    city: { type: String, default: '' },
    region: { type: String, default: '' },
    postalCode: { type: String, default: '' },
    country: { type: String, default: '' },
  },
  { _id: false },
);

const customerSchema = new Schema(
  {
    name: { type: String, required: true },
    externalId: { type: String, default: null },
    ownerId: { type: Schema.Types.ObjectId, default: null },
    stage: { type: String, default: null },
    tags: { type: [String], default: [] },
    logoId: { type: Schema.Types.ObjectId, default: null },
    website: { type: String, default: '' },
    phone: { type: String, default: '' },
    address: { type: addressSchema, default: () => ({}) },
    /** Who changed the company's details in the portal, the latest last. */
    history: historyField,
    industry: { type: String, default: '' },
    language: { type: String, default: null },
    timeZone: { type: String, default: null },
    /** By key of the attribute; what is not set is absent. */
    attributes: { type: Schema.Types.Mixed, default: () => ({}) },
    /** Portal attributes (C-23), written by `portal-attributes.ts` only. */
    portalState: { type: String, enum: PortalState.options, default: 'off' },
    portalPublished: { type: Boolean, default: false },
    portalUrl: { type: String, default: '' },
    /** When somebody last opened the portal, written by `server/visits` only. */
    lastVisitAt: { type: Date, default: null },
    /**
     * Derived before each save, for the list: `nameKey` ends in the id, so that a page can go on after it; `unowned` is an
     * equality where "no owner" would be a search for null or nothing at all.
     */
    unowned: { type: Boolean, default: true },
    nameKey: { type: String, required: true },
    words: { type: [String], default: [] },
    prefixes: { type: [String], default: [] },
  },
  { timestamps: true, minimize: false, collection: 'customers' },
);

/**
 * The list's indexes: each filter before the sort key, so that a page of 50 costs 50 entries at any number of
 * customers. Search is an equality too (`search-keys.ts`).
 */
for (const filter of ['ownerId', 'unowned', 'stage', 'tags', 'portalPublished', 'portalState', 'prefixes'])
  customerSchema.index({ [filter]: 1, nameKey: 1 });
customerSchema.index({ ownerId: 1, portalState: 1, nameKey: 1 });
customerSchema.index({ nameKey: 1 });
customerSchema.index({ updatedAt: -1, _id: -1 });
customerSchema.index({ ownerId: 1, updatedAt: -1, _id: -1 });
customerSchema.index({ lastVisitAt: -1, _id: -1 });
customerSchema.index({ ownerId: 1, lastVisitAt: -1, _id: -1 });
customerSchema.index({ externalId: 1 }, { unique: true, partialFilterExpression: { externalId: { $type: 'string' } } });

/** What is derived from a customer's name, external id and owner; whoever writes past the model sets it as well. */
export function derivedKeys(customer: {
  readonly id: string;
  readonly name: string;
  readonly externalId?: string | null;
  readonly ownerId?: unknown;
}) {
  const words = searchWords(customer.name, customer.externalId);
  return {
    unowned: !customer.ownerId,
    nameKey: nameKey(customer.name, customer.id),
    words,
    prefixes: searchPrefixes(words),
  };
}

customerSchema.pre('validate', function deriveKeys() {
  this.set(derivedKeys(this));
});

export type CustomerFields = InferSchemaType<typeof customerSchema>;
export type CustomerDocument = HydratedDocument<CustomerFields>;

/** Companies that are served. */
export const CustomerModel = model('Customer', customerSchema);
