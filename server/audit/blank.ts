import { AuditEntryModel } from './model.ts';

/** Takes id, name and address of people out of all entries; their pseudonyms and digests stay, so that the chain holds. */
export async function blankPersons(persons: readonly string[]): Promise<void> {
  for (const person of persons)
    for (const role of ['actor', 'subject'])
      await AuditEntryModel.updateMany(
        { [`${role}.person`]: person },
        { $set: { [`${role}.id`]: null, [`${role}.name`]: null, [`${role}.address`]: null } },
      );
}
