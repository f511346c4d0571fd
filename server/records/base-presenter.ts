import type { PresentContext } from './kind.ts';
import type { StoredRecord } from './record-schema.ts';

/** Fields of every record as they go out to staff. */
export function presentBase(record: StoredRecord, { people, commentCount }: PresentContext) {
  return {
    id: record._id.toHexString(),
    customerId: record.customerId.toHexString(),
    externalId: record.externalId ?? null,
    tags: record.tags,
    showInPortal: record.showInPortal,
    createdBy: people.present(record.createdBy),
    createdAt: record.createdAt.toISOString(),
    updatedAt: record.updatedAt.toISOString(),
    commentCount,
  };
}
