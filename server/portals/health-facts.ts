import type { HealthScoreFact } from '../../renderer/scope.ts';
import { HealthScoreModel, HealthValueModel } from '../health/model.ts';

/** More than ten years of monthly values of a score. */
const MAX_VALUES = 500;

/** Scores that are shown in portals, in the order asked for (all of them for none), with the customer's values, oldest first. */
export async function healthScoreFacts(customerId: string, ids: readonly string[]): Promise<HealthScoreFact[]> {
  const scores = await HealthScoreModel.find({ showInPortal: true, ...(ids.length ? { _id: { $in: ids } } : {}) })
    .sort({ name: 1, _id: 1 })
    .lean();
  const ordered = ids.length
    ? ids.flatMap((id) => scores.find((score) => score._id.toHexString() === id) ?? [])
    : scores;
  return Promise.all(
    ordered.map(async (score) => {
      const latestFirst = await HealthValueModel.find({ customerId, scoreId: score._id })
        .sort({ day: -1 })
        .limit(MAX_VALUES)
        .lean();
      return {
        id: score._id.toHexString(),
        name: score.name,
        description: score.description,
        min: score.min,
        max: score.max,
        unit: score.unit,
        bands: score.bands.map(({ from, label, tone }) => ({ from, label, tone })),
        values: latestFirst.reverse().map(({ day, value }) => ({ day, value })),
      };
    }),
  );
}
