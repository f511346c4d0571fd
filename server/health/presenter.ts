import type { z } from 'zod';
import { People } from '../actors/people.ts';
import type { HealthScore, HealthValue } from './contract.ts';
import type { HealthScoreDocument, HealthValueFields } from './model.ts';

/** A score's definition. */
export function presentScore(score: HealthScoreDocument): z.input<typeof HealthScore> {
  const { id, name, description, min, max, unit, showInPortal } = score;
  const bands = score.bands.map(({ from, label, tone }) => ({ from, label, tone }));
  return { id, name, description, min, max, unit, bands, showInPortal };
}

/** Values with who recorded them. */
export async function presentValues(values: readonly HealthValueFields[]): Promise<z.input<typeof HealthValue>[]> {
  const people = await People.of(values.map(({ createdBy }) => createdBy));
  return values.map((value) => ({
    id: value._id.toHexString(),
    scoreId: value.scoreId.toHexString(),
    day: value.day,
    value: value.value,
    comment: value.comment,
    createdBy: people.present(value.createdBy),
  }));
}
