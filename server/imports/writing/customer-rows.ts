import type { Types } from 'mongoose';
import { ContactModel } from '../../contacts/model.ts';
import { CustomerModel } from '../../customers/model.ts';
import { nameKey, searchPrefixes, searchWords } from '../../customers/search-keys.ts';
import type { CustomerValues } from '../fields/customer-fields.ts';
import type { RowError } from '../mapping/read-row.ts';
import { bulkWriteUnique, type Upsert } from './bulk.ts';
import { type Candidate, grouped, idOfRow, type Resolution, type RowWriter } from './row-writer.ts';

/** The documents that a row of customers makes or changes. */
interface CustomerTarget {
  readonly candidate: Candidate<CustomerValues>;
  readonly customerId: Types.ObjectId;
  readonly isNew: boolean;
  readonly contactId: Types.ObjectId | null;
}

const ADDRESS_PARTS = ['street', 'city', 'region', 'postalCode', 'country'] as const;
const CONTACT_FIELDS = ['name', 'email', 'role', 'phone'] as const;

/** Rows of customers with one contact each. */
export const customerRows: RowWriter<CustomerValues, CustomerTarget> = {
  uniqueIn: ({ values }) => [
    ...(values.externalId ? [`external id “${values.externalId}”`] : []),
    ...(values['contact.email'] ? [`e-mail “${values['contact.email']}”`] : []),
  ],

  async resolve(rows, context) {
    const externalIds = rows.flatMap(({ values }) => values.externalId ?? []);
    const emails = rows.flatMap(({ values }) => values['contact.email'] ?? []);
    const existing = await CustomerModel.find({ externalId: { $in: externalIds } }, { externalId: 1 }).lean();
    const customers = new Map(existing.map(({ externalId, _id }) => [externalId, _id]));
    const [byEmail, atCustomers] = await Promise.all([
      ContactModel.find({ email: { $in: emails } }, { email: 1, customerId: 1 }).lean(),
      ContactModel.find({ customerId: { $in: existing.map(({ _id }) => _id) } }, { name: 1, customerId: 1 }).lean(),
    ]);
    const contactOfEmail = new Map(byEmail.map((contact) => [contact.email, contact]));
    const contactsOf = grouped(atCustomers, ({ customerId }) => customerId.toHexString());

    return rows.map((candidate): Resolution<CustomerTarget> => {
      const { line, values } = candidate;
      const newId = idOfRow(context, line, 'customer');
      const customerId = (values.externalId && customers.get(values.externalId)) || newId;
      // A run that goes on after a crash meets customers of its own making.
      const isNew = customerId.equals(newId);
      const sameEmail = contactOfEmail.get(values['contact.email'] ?? '');
      const sameName = contactsOf.get(customerId.toHexString())?.find(({ name }) => name === values['contact.name']);
      const errors: RowError[] = contactProblems(values);
      if (sameEmail && !sameEmail.customerId.equals(customerId))
        errors.push({ column: null, message: `“${sameEmail.email}” is the e-mail of another customer’s contact.` });
      const contactId = values['contact.name']
        ? ((sameEmail ?? sameName)?._id ?? idOfRow(context, line, 'contact'))
        : null;
      return {
        line,
        errors,
        action: isNew ? 'create' : 'update',
        target: { candidate, customerId, isNew, contactId },
      };
    });
  },

  changes: ({ customerId, isNew }) => (isNew ? null : customerId),

  /**
   * Contacts first: should one be refused, its customer is not written either, and the row is left out whole. A crash
   * between the two leaves a contact that the run, going on, finds again by its id.
   */
  async write(targets) {
    const refusals = new Map<number, RowError>();
    const withContact = [...targets].filter(([, { contactId }]) => contactId);
    const refusedContacts = await bulkWriteUnique(
      ContactModel,
      withContact.map(([, target]) => contactOperation(target)),
    );
    for (const index of refusedContacts) {
      const line = withContact[index]?.[0];
      if (line !== undefined)
        refusals.set(line, { column: null, message: 'Somebody else was just given the e-mail of this contact.' });
    }
    const customers: [number, CustomerTarget][] = [...targets].filter(([line]) => !refusals.has(line));
    const refused = await bulkWriteUnique(
      CustomerModel,
      customers.map(([, target]) => customerOperation(target)),
    );
    const lost = customers.filter((_, index) => refused.has(index));
    await takeBack(lost, refusals);
    return refusals;
  },
};

function contactProblems(values: CustomerValues): RowError[] {
  const { 'contact.name': name, 'contact.email': email, 'contact.role': role, 'contact.phone': phone } = values;
  if (name || !(email || role || phone)) return [];
  return [{ column: null, message: 'There is an e-mail, role or phone of a contact, but no name.' }];
}

function contactOperation({ candidate, contactId, customerId }: CustomerTarget): Upsert {
  const given = CONTACT_FIELDS.flatMap((name) => {
    const value = candidate.values[`contact.${name}`];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    updateOne: {
      filter: { _id: contactId },
      update: { $set: Object.fromEntries(given), $setOnInsert: { customerId } },
      upsert: true,
    },
  };
}

function customerOperation({ candidate, customerId, isNew }: CustomerTarget): Upsert {
  const { values, attributes } = candidate;
  const { name = '', externalId, phone, website, industry, stage, tags, owner } = values;
  const words = searchWords(name, externalId);
  const given = {
    name,
    externalId,
    phone,
    website,
    industry,
    stage,
    tags,
    ownerId: owner,
    unowned: owner === undefined ? undefined : owner === null,
    ...Object.fromEntries(ADDRESS_PARTS.map((part) => [`address.${part}`, values[`address.${part}`]])),
    ...Object.fromEntries([...attributes].map(([key, value]) => [`attributes.${key}`, value])),
  };
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const emptyAddress = ADDRESS_PARTS.filter((part) => values[`address.${part}`] === undefined);
  return {
    updateOne: {
      filter: { _id: customerId },
      update: {
        $set: {
          ...set,
          nameKey: nameKey(name, customerId.toHexString()),
          words,
          prefixes: searchPrefixes(words),
        },
        $setOnInsert: Object.fromEntries(emptyAddress.map((part) => [`address.${part}`, ''])),
      },
      upsert: isNew,
    },
  };
}

/** Customers whose external id somebody else gave away at the same moment: their new contacts go again. */
async function takeBack(rows: [number, CustomerTarget][], refusals: Map<number, RowError>): Promise<void> {
  for (const [line] of rows)
    refusals.set(line, { column: null, message: 'Another customer was just given this external id. Import it again.' });
  const contacts = rows.flatMap(([, { isNew, contactId }]) => (isNew && contactId ? [contactId] : []));
  if (contacts.length > 0) await ContactModel.deleteMany({ _id: { $in: contacts } });
}
