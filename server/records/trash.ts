import { model, Schema, type Types } from 'mongoose';
import { clock } from '../clock.ts';
import { CommentModel } from '../comments/model.ts';
import { removeStored } from '../files/storage.ts';
import type { RecordKind } from './contract.ts';
import type { StoredRecord } from './record-schema.ts';

/** How long a deleted record can be brought back. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** What can be brought back: records, and what staff keep beside them. */
type TrashKind = RecordKind | 'touchpoint';
type Deleted = Pick<StoredRecord, '_id' | 'customerId'>;

interface Trashed {
  readonly _id: Types.ObjectId;
  readonly kind: TrashKind;
  readonly customerId: Types.ObjectId;
  /** As it was, also what only a file has: the ids of its bytes. */
  readonly record: Deleted & { readonly fileId?: Types.ObjectId; readonly thumbnailId?: Types.ObjectId | null };
  readonly deletedAt: Date;
}

const trashSchema = new Schema<Trashed>(
  {
    kind: { type: String, required: true },
    customerId: { type: Schema.Types.ObjectId, required: true },
    record: { type: Schema.Types.Mixed, required: true },
    deletedAt: { type: Date, required: true },
  },
  { collection: 'trash', minimize: false, versionKey: false },
);
trashSchema.index({ deletedAt: 1 });
trashSchema.index({ customerId: 1 });

/**
 * Deleted records, in a collection of their own: no list, count, search or portal can show one by forgetting a condition.
 */
const TrashModel = model<Trashed>('Trash', trashSchema);

/** Keeps a deleted record for undo. */
export async function keepInTrash(kind: TrashKind, record: Deleted): Promise<void> {
  await TrashModel.collection.insertOne({
    _id: record._id,
    kind,
    customerId: record.customerId,
    record,
    deletedAt: clock.now(),
  });
}

/** A deleted record that can still be brought back; null when there is none. */
export async function findInTrash<Stored extends Deleted>(
  kind: TrashKind,
  customerId: string,
  recordId: string,
): Promise<Stored | null> {
  const kept = await TrashModel.findOne({ _id: recordId, kind, customerId, deletedAt: { $gt: limit() } }).lean();
  return (kept?.record as Stored | undefined) ?? null;
}

/** Takes a record out of the trash: it was brought back. */
export async function takeFromTrash(recordId: string): Promise<void> {
  await TrashModel.deleteOne({ _id: recordId });
}

/** Deletes for good what was deleted more than a day ago, with comments and bytes. */
export async function sweepTrash(): Promise<void> {
  for (;;) {
    const old = await TrashModel.find({ deletedAt: { $lte: limit() } })
      .limit(100)
      .lean();
    if (old.length === 0) return;
    for (const trashed of old) await erase(trashed);
  }
}

/** Empties the trash of a customer that is deleted. */
export async function emptyTrashOf(customerId: string): Promise<void> {
  for (const trashed of await TrashModel.find({ customerId }).lean()) await erase(trashed);
}

async function erase({ _id, record }: Trashed): Promise<void> {
  await CommentModel.deleteMany({ 'record.id': _id });
  if (record.fileId) await removeStored(record.fileId);
  if (record.thumbnailId) await removeStored(record.thumbnailId);
  await TrashModel.deleteOne({ _id });
}

function limit(): Date {
  return new Date(clock.now().getTime() - KEPT_MS);
}
