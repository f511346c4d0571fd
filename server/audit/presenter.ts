import type { z } from 'zod';
import { CustomerModel } from '../customers/model.ts';
import type { AuditEntry } from './contract.ts';
import type { AuditEntryFields, AuditPerson } from './model.ts';

export type PresentedEntry = z.input<typeof AuditEntry>;

/** Entries as admins see them, with today's names of customers. */
export async function presentEntries(entries: readonly AuditEntryFields[]): Promise<PresentedEntry[]> {
  const ids = [...new Set(entries.flatMap(({ customerId }) => customerId?.toHexString() ?? []))];
  const customers = await CustomerModel.find({ _id: { $in: ids } }, { name: 1 }).lean();
  const names = new Map(customers.map(({ _id, name }) => [_id.toHexString(), name]));
  return entries.map((entry) => presentEntry(entry, names));
}

function presentEntry(entry: AuditEntryFields, names: ReadonlyMap<string, string>): PresentedEntry {
  const { actor, subject } = entry;
  const customerId = entry.customerId?.toHexString();
  return {
    number: entry._id,
    at: entry.at.toISOString(),
    kind: entry.kind,
    customer: customerId === undefined ? null : { id: customerId, name: names.get(customerId) ?? null },
    actor: {
      kind: actor.kind,
      id: actor.id?.toHexString() ?? null,
      name: actor.name,
      address: actor.address,
      erased: isErased(actor),
    },
    subject: subject && {
      kind: subject.kind,
      id: subject.thingId ?? subject.id?.toHexString() ?? null,
      name: subject.thingName ?? subject.name,
      erased: isErased(subject),
    },
    details: entry.details,
    previousHash: entry.prevHash,
    hash: entry.hash,
  };
}

/** Whether nothing of a person is left but that there was one. */
export function isErased({ person, id, name, address }: AuditPerson): boolean {
  return person !== null && id === null && name === null && address === null;
}
