import type { z } from 'zod';
import type { RecordKind } from '../records/contract.ts';
import { recordModels } from '../records/kinds.ts';
import type { RecordRef } from './contract.ts';

/** Names a record of any kind. */
export interface RecordKey {
  readonly kind: RecordKind;
  readonly id: string;
}

/** Titles of records of all kinds, read at once for each kind, by id; what is deleted is absent. */
export async function recordRefs(keys: readonly RecordKey[]): Promise<ReadonlyMap<string, z.input<typeof RecordRef>>> {
  const idsOf = new Map<RecordKind, Set<string>>();
  for (const { kind, id } of keys) idsOf.set(kind, (idsOf.get(kind) ?? new Set()).add(id));
  const found = await Promise.all(
    [...idsOf].map(async ([kind, ids]) => {
      const records = await recordModels[kind]
        .find({ _id: { $in: [...ids] } }, { title: 1, name: 1 })
        .lean<{ _id: { toHexString(): string }; title?: string; name?: string }[]>();
      return records.map(({ _id, title, name }) => ({ kind, id: _id.toHexString(), title: title ?? name ?? '' }));
    }),
  );
  return new Map(found.flat().map((record) => [record.id, record]));
}
