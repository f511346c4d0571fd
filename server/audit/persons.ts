import { randomBytes } from 'node:crypto';
import { nanoid } from 'nanoid';
import { isDuplicateKey } from '../http/database-errors.ts';
import { type AuditPersonFields, AuditPersonModel } from './model.ts';

/** How the audit knows somebody who has an id here. */
export function keyOf(kind: string, id: string): string {
  return `${kind}:${id}`;
}

/** The pseudonym and salt of somebody, made at their first entry. */
export async function personOf(key: string): Promise<AuditPersonFields> {
  const made = { _id: nanoid(), salt: randomBytes(16).toString('base64url') };
  try {
    return await AuditPersonModel.findOneAndUpdate(
      { key },
      { $setOnInsert: made },
      { upsert: true, returnDocument: 'after' },
    ).lean();
  } catch (error) {
    // Somebody else made them at the same moment.
    if (!isDuplicateKey(error)) throw error;
    return personOf(key);
  }
}
