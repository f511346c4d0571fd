import type { Types } from 'mongoose';
import { CommentModel } from './model.ts';

/** How many comments each of these records has; records without one are absent. */
export async function commentCounts(recordIds: readonly Types.ObjectId[]): Promise<ReadonlyMap<string, number>> {
  if (recordIds.length === 0) return new Map();
  const counted = await CommentModel.aggregate<{ _id: Types.ObjectId; count: number }>([
    { $match: { 'record.id': { $in: [...recordIds] } } },
    { $group: { _id: '$record.id', count: { $sum: 1 } } },
  ]);
  return new Map(counted.map(({ _id, count }) => [_id.toHexString(), count]));
}
