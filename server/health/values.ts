import type { z } from 'zod';
import type { ActorInput } from '../actors/actor.ts';
import { isDuplicateKey } from '../http/database-errors.ts';
import { conflict, invalid, notFound } from '../http/errors.ts';
import { announce } from '../live/change-feed.ts';
import type { healthValuesApi } from './contract.ts';
import { HealthScoreModel, type HealthValueFields, HealthValueModel } from './model.ts';

type ValueInput = z.output<NonNullable<typeof healthValuesApi.create.body>>;
type ValueChange = z.output<NonNullable<typeof healthValuesApi.update.body>>;

/** A customer's values, oldest first; of one score or all. */
export function listValues(customerId: string, scoreId?: string): Promise<HealthValueFields[]> {
  const filter = scoreId === undefined ? { customerId } : { customerId, scoreId };
  return HealthValueModel.find(filter).sort({ day: 1, _id: 1 }).lean();
}

/** Records a value; a second one for the same score and day replaces the first. */
export async function recordValue(
  customerId: string,
  { scoreId, day, value, comment = '' }: ValueInput,
  by: ActorInput,
): Promise<HealthValueFields> {
  await checkInRange(scoreId, value);
  const put = () =>
    HealthValueModel.findOneAndUpdate(
      { customerId, scoreId, day },
      { $set: { value, comment, createdBy: by } },
      { upsert: true, returnDocument: 'after' },
    ).lean<HealthValueFields>();
  // Of two first values at once one insert fails, and then finds the other's.
  const kept = await put().catch((error: unknown) => {
    if (isDuplicateKey(error)) return put();
    throw error;
  });
  await announce({ customerId, topic: 'health', id: scoreId });
  return kept as HealthValueFields;
}

/** Corrects a value. */
export async function updateValue(
  customerId: string,
  valueId: string,
  change: ValueChange,
): Promise<HealthValueFields> {
  const current = await HealthValueModel.findOne({ _id: valueId, customerId }).lean();
  if (!current) throw notFound('value');
  if (change.value !== undefined) await checkInRange(current.scoreId.toHexString(), change.value);
  const changed = await HealthValueModel.findOneAndUpdate(
    { _id: valueId, customerId },
    { $set: change },
    { returnDocument: 'after' },
  )
    .lean<HealthValueFields | null>()
    .catch((error: unknown) => {
      if (isDuplicateKey(error)) throw conflict('day-taken', 'There is another value for this day.');
      throw error;
    });
  if (!changed) throw notFound('value');
  await announce({ customerId, topic: 'health', id: changed.scoreId.toHexString() });
  return changed;
}

/** Deletes a value. */
export async function removeValue(customerId: string, valueId: string): Promise<void> {
  const removed = await HealthValueModel.findOneAndDelete({ _id: valueId, customerId }).lean();
  if (!removed) throw notFound('value');
  await announce({ customerId, topic: 'health', id: removed.scoreId.toHexString() });
}

async function checkInRange(scoreId: string, value: number): Promise<void> {
  const score = await HealthScoreModel.findById(scoreId, { min: 1, max: 1 }).lean();
  if (!score) throw invalid('There is no such health score.', { scoreId: 'is not known here' });
  if (value < score.min || value > score.max)
    throw invalid(`The value must be between ${score.min} and ${score.max}.`, {
      value: `must be between ${score.min} and ${score.max}`,
    });
}
