import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { isDuplicateKey } from '../http/database-errors.ts';
import { Staff } from '../staff/model.ts';
import { knownAttributes } from './analyse.ts';
import { Mapping } from './contract.ts';
import type { Kind } from './fields/kinds.ts';
import { RememberedMappingModel } from './model.ts';

export type ImportMapping = z.infer<typeof Mapping>;

/** Mappings are kept as text: their keys are values of files, which are no names of fields. */
export function readMapping(text: string): ImportMapping {
  return Mapping.parse(JSON.parse(text));
}

function headerKey(columns: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(columns)).digest('base64url');
}

/** Keeps a mapping for the next file with the same header. */
export async function rememberMapping(kind: Kind, columns: readonly string[], mapping: ImportMapping): Promise<void> {
  const put = () =>
    RememberedMappingModel.updateOne(
      { kind, header: headerKey(columns) },
      { $set: { mapping: JSON.stringify(mapping) } },
      { upsert: true },
    );
  // Of two first ones at once, one finds the other's.
  await put().catch((error: unknown) => (isDuplicateKey(error) ? put() : Promise.reject(error)));
}

/** The mapping last used for this header, without attributes and staff that are gone; null when there is none. */
export async function rememberedMapping(kind: Kind, columns: readonly string[]): Promise<ImportMapping | null> {
  const kept = await RememberedMappingModel.findOne({ kind, header: headerKey(columns) }).lean();
  if (!kept) return null;
  const mapping = readMapping(kept.mapping);
  const [attributes, staff] = await Promise.all([knownAttributes(), Staff.find({}, { _id: 1 }).lean()]);
  const staffIds = new Set(staff.map(({ _id }) => _id.toHexString()));
  return {
    ...mapping,
    columns: mapping.columns.map((target) =>
      target.to === 'attribute' && !attributes.has(target.key) ? { to: 'ignore' } : target,
    ),
    people: Object.fromEntries(Object.entries(mapping.people).filter(([, id]) => id === null || staffIds.has(id))),
  };
}
