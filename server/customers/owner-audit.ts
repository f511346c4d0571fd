import type { Types } from 'mongoose';
import type { ActorInput } from '../actors/actor.ts';
import { type AuditInput, auditAll } from '../audit/audit.ts';
import { Staff } from '../staff/model.ts';

/** A customer that somebody else serves from now on; null: nobody. */
export interface OwnerChange {
  readonly customerId: string;
  readonly ownerId: Types.ObjectId | string | null;
}

/** Writes down who serves customers from now on, as that decides which account managers see them (B-14). */
export async function auditOwners(changes: readonly OwnerChange[], by: ActorInput): Promise<void> {
  const ids = [...new Set(changes.flatMap(({ ownerId }) => ownerId?.toString() ?? []))];
  const people = ids.length > 0 ? await Staff.find({ _id: { $in: ids } }, { name: 1 }).lean() : [];
  const names = new Map(people.map(({ _id, name }) => [_id.toHexString(), name]));
  await auditAll(
    changes.map(({ customerId, ownerId }): AuditInput => {
      const id = ownerId?.toString();
      const to = id ? { subject: { kind: 'staff', id, name: names.get(id) ?? '' } } : { details: { owner: 'nobody' } };
      return { kind: 'customer.owner-changed', actor: by, customerId, ...to };
    }),
  );
}
