import { Types } from 'mongoose';
import { endContactSessions } from '../../access/viewer-sessions.ts';
import { ContactModel } from '../../contacts/model.ts';
import { CustomerModel, derivedKeys } from '../../customers/model.ts';
import { auditOwners, type OwnerChange } from '../../customers/owner-audit.ts';
import type { CustomerValues } from '../fields/customer-fields.ts';
import type { RowError } from '../mapping/read-row.ts';
import { storedIds, type Write, writeUnique } from './bulk.ts';
import { actorOf, type RowHappening, tellHappenings } from './events.ts';
import { type Candidate, grouped, idOfRow, type Resolution, type RowWriter } from './row-writer.ts';

/** The documents that a row of customers makes or changes. */
interface CustomerTarget {
  readonly candidate: Candidate<CustomerValues>;
  readonly customerId: Types.ObjectId;
  /** Made by this row, now or before the run was cut off. */
  readonly isNew: boolean;
  /** Stage that it was in before; null for a new one. */
  readonly stageBefore: string | null;
  /** Who served it before; null for a new one. */
  readonly ownerBefore: Types.ObjectId | null;
  readonly contactId: Types.ObjectId | null;
  /** A known contact gets another e-mail address. */
  readonly movesMailbox: boolean;
  readonly isStored: { readonly customer: boolean; readonly contact: boolean };
}

const ADDRESS_PARTS = ['street', 'city', 'region', 'postalCode', 'country'] as const;
const CONTACT_FIELDS = ['name', 'email', 'role', 'phone', 'language', 'timeZone'] as const;

/** Rows of customers with one contact each. */
export const customerRows: RowWriter<CustomerValues, CustomerTarget> = {
  uniqueIn: ({ values }) => [
    ...(values.externalId ? [`external id “${values.externalId}”`] : []),
    ...(values['contact.email'] ? [`e-mail “${values['contact.email']}”`] : []),
  ],

  async resolve(rows, context) {
    const externalIds = rows.flatMap(({ values }) => values.externalId ?? []);
    const emails = rows.flatMap(({ values }) => values['contact.email'] ?? []);
    const existing = await CustomerModel.find(
      { externalId: { $in: externalIds } },
      { externalId: 1, stage: 1, ownerId: 1 },
    ).lean();
    const customers = new Map(existing.map((customer) => [customer.externalId, customer]));
    const [byEmail, atCustomers, ownCustomers, ownContacts] = await Promise.all([
      ContactModel.find({ email: { $in: emails } }, { email: 1, customerId: 1 }).lean(),
      ContactModel.find(
        { customerId: { $in: existing.map(({ _id }) => _id) } },
        { name: 1, customerId: 1, email: 1 },
      ).lean(),
      storedIds(
        CustomerModel,
        rows.map(({ line }) => idOfRow(context, line, 'customer')),
      ),
      storedIds(
        ContactModel,
        rows.map(({ line }) => idOfRow(context, line, 'contact')),
      ),
    ]);
    const contactOfEmail = new Map(byEmail.map((contact) => [contact.email, contact]));
    const contactsOf = grouped(atCustomers, ({ customerId }) => customerId.toHexString());

    return rows.map((candidate): Resolution<CustomerTarget> => {
      const { line, values } = candidate;
      const newId = idOfRow(context, line, 'customer');
      const known = values.externalId ? customers.get(values.externalId) : undefined;
      const customerId = known?._id ?? newId;
      // A run that goes on after a crash meets customers of its own making.
      const isNew = customerId.equals(newId);
      const stageBefore = (isNew ? null : known?.stage) ?? null;
      const ownerBefore = (isNew ? null : known?.ownerId) ?? null;
      const sameEmail = contactOfEmail.get(values['contact.email'] ?? '');
      const sameName = contactsOf.get(customerId.toHexString())?.find(({ name }) => name === values['contact.name']);
      const errors: RowError[] = contactProblems(values);
      if (sameEmail && !sameEmail.customerId.equals(customerId))
        errors.push({ column: null, message: `“${sameEmail.email}” is the e-mail of another customer’s contact.` });
      const sameContact = sameEmail ?? sameName;
      const newContactId = idOfRow(context, line, 'contact');
      const contactId = values['contact.name'] ? (sameContact?._id ?? newContactId) : null;
      const isStored = {
        customer: !isNew || ownCustomers.has(newId.toHexString()),
        contact: sameContact !== undefined || ownContacts.has(newContactId.toHexString()),
      };
      const movesMailbox = Boolean(
        contactId && !sameEmail && sameName && values['contact.email'] && sameName.email !== values['contact.email'],
      );
      return {
        line,
        errors,
        action: isNew ? 'create' : 'update',
        target: { candidate, customerId, isNew, stageBefore, ownerBefore, contactId, movesMailbox, isStored },
      };
    });
  },

  changes: ({ customerId, isNew }) => (isNew ? null : customerId),

  /**
   * Contacts first: should one be refused, its customer is not written either, and the row is left out whole. A crash
   * between the two leaves a contact that the run, going on, finds again by its id.
   */
  async write(targets, context) {
    const refusals = new Map<number, RowError>();
    const withContact = [...targets].filter(([, { contactId }]) => contactId);
    // They were let in by the old address. Before the write, so that a run that goes on after a crash misses nobody.
    const moved = withContact.flatMap(([, { contactId, movesMailbox }]) =>
      contactId && movesMailbox ? [contactId] : [],
    );
    await Promise.all(moved.map((contactId) => endContactSessions(contactId)));
    const refusedContacts = await writeUnique(
      ContactModel,
      withContact.map(([, target]) => contactWrite(target)),
    );
    for (const index of refusedContacts) {
      const line = withContact[index]?.[0];
      if (line !== undefined)
        refusals.set(line, { column: null, message: 'Somebody else was just given the e-mail of this contact.' });
    }
    const customers: [number, CustomerTarget][] = [...targets].filter(([line]) => !refusals.has(line));
    const refused = await writeUnique(
      CustomerModel,
      customers.map(([, target]) => customerWrite(target)),
    );
    const lost = customers.filter((_, index) => refused.has(index));
    await takeBack(lost, refusals);
    const written = [...targets].filter(([line]) => !refusals.has(line));
    await tellHappenings(
      written.flatMap(([line, target]) => happeningsOf(line, target)),
      context,
    );
    await auditOwners(
      written.flatMap(([, target]) => handover(target)),
      actorOf(context.by),
    );
    return refusals;
  },
};

/** A stage that the customer was not in before, and a contact that was not there. */
function happeningsOf(line: number, target: CustomerTarget): RowHappening[] {
  const { customerId, contactId, stageBefore, isStored } = target;
  const { stage } = target.candidate.values;
  const happenings: RowHappening[] = [];
  if (stage && stage !== stageBefore)
    happenings.push({ line, customerId, happening: { kind: 'stage-entered', stage } });
  if (contactId && !isStored.contact)
    happenings.push({ line, customerId, happening: { kind: 'contact-added', contactId: contactId.toHexString() } });
  return happenings;
}

/** An owner that the customer did not have before. */
function handover({ candidate, customerId, ownerBefore }: CustomerTarget): OwnerChange[] {
  const ownerId = candidate.values.owner;
  if (ownerId === undefined || ownerId === (ownerBefore?.toHexString() ?? null)) return [];
  return [{ customerId: customerId.toHexString(), ownerId }];
}

function contactProblems(values: CustomerValues): RowError[] {
  const [name, ...rest] = CONTACT_FIELDS.map((field) => values[`contact.${field}`]);
  if (name || !rest.some(Boolean)) return [];
  return [{ column: null, message: 'There is an e-mail, role or other detail of a contact, but no name.' }];
}

function contactWrite({ candidate, contactId, customerId, isStored }: CustomerTarget): Write {
  const _id = contactId ?? new Types.ObjectId();
  const given = present(CONTACT_FIELDS.map((name) => [name, candidate.values[`contact.${name}`]]));
  return isStored.contact ? { _id, update: given } : { insert: { _id, customerId, ...given } };
}

function customerWrite({ candidate, customerId: _id, isStored }: CustomerTarget): Write {
  const { values, attributes } = candidate;
  const { name = '', externalId, phone, website, industry, stage, tags, owner: ownerId } = values;
  const plain = present(Object.entries({ name, externalId, phone, website, industry, stage, tags, ownerId }));
  const address = present(ADDRESS_PARTS.map((part) => [part, values[`address.${part}`]]));
  if (!isStored.customer) return { insert: { _id, ...plain, address, attributes: Object.fromEntries(attributes) } };
  const { unowned, ...keys } = derivedKeys({ id: _id.toHexString(), name, externalId, ownerId });
  const inside = [
    ...Object.entries(address).map(([part, value]) => [`address.${part}`, value]),
    ...[...attributes].map(([key, value]) => [`attributes.${key}`, value]),
  ];
  return {
    _id,
    update: { ...plain, ...keys, ...(ownerId === undefined ? {} : { unowned }), ...Object.fromEntries(inside) },
  };
}

/** What rows hold; an empty cell changes nothing. */
function present(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Customers whose external id somebody else gave away at the same moment: their new contacts go again. */
async function takeBack(rows: [number, CustomerTarget][], refusals: Map<number, RowError>): Promise<void> {
  for (const [line] of rows)
    refusals.set(line, { column: null, message: 'Another customer was just given this external id. Import it again.' });
  const contacts = rows.flatMap(([, { isNew, contactId }]) => (isNew && contactId ? [contactId] : []));
  if (contacts.length > 0) await ContactModel.deleteMany({ _id: { $in: contacts } });
}
