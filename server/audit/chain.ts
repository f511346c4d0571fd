import { createHash } from 'node:crypto';
import type { AuditEntryFields, AuditPerson } from './model.ts';

/** What is hashed as JSON: line breaks and quotes in values are escaped, so that no value can look like more than one. */
function sha256(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** What stays of an entry's words on a person when they are erased. */
export function personDigest(
  salt: string,
  { id, name, address }: Pick<AuditPerson, 'id' | 'name' | 'address'>,
): string {
  return sha256([salt, id?.toHexString() ?? null, name, address]);
}

/** Hash of an entry: everything it says, and the hash of the one before. */
export function entryHash(entry: Omit<AuditEntryFields, 'hash'>): string {
  const { actor, subject } = entry;
  return sha256([
    entry._id,
    entry.prevHash,
    entry.at.toISOString(),
    entry.kind,
    entry.customerId?.toHexString() ?? null,
    [actor.kind, actor.person, actor.person === null ? actor.name : actor.digest],
    subject && [subject.kind, subject.thingId, subject.thingName, subject.person, subject.digest],
    Object.entries(entry.details).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}
