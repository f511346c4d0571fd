import type { z } from 'zod';
import { invalid, notFound } from '../http/errors.ts';
import { announce } from '../live/change-feed.ts';
import type { healthScoresApi } from './contract.ts';
import { type HealthScoreDocument, HealthScoreModel, HealthValueModel } from './model.ts';

type ScoreInput = z.output<NonNullable<typeof healthScoresApi.create.body>>;

/** All scores, by name. */
export function listScores(): Promise<HealthScoreDocument[]> {
  return HealthScoreModel.find().sort({ name: 1, _id: 1 });
}

/** One score, or 404. */
export async function getScore(scoreId: string): Promise<HealthScoreDocument> {
  const score = await HealthScoreModel.findById(scoreId);
  if (!score) throw notFound('health score');
  return score;
}

/** Defines a score. */
export function createScore(fields: ScoreInput): Promise<HealthScoreDocument> {
  return checkAndSave(new HealthScoreModel(fields));
}

/** Changes a score. */
export async function updateScore(scoreId: string, fields: Partial<ScoreInput>): Promise<HealthScoreDocument> {
  const score = await getScore(scoreId);
  score.set(fields);
  return checkAndSave(score);
}

/** Deletes a score with all its values. */
export async function removeScore(scoreId: string): Promise<void> {
  const score = await getScore(scoreId);
  await score.deleteOne();
  await HealthValueModel.deleteMany({ scoreId });
  await announce({ customerId: null, topic: 'health', id: scoreId });
}

/** Bands begin at the lowest value, rise, and lie within the range: every value then has one. */
async function checkAndSave(score: HealthScoreDocument): Promise<HealthScoreDocument> {
  const { min, max, bands } = score;
  if (min >= max)
    throw invalid('The highest value must be above the lowest.', { max: 'must be above the lowest value' });
  const froms = bands.map(({ from }) => from);
  if (froms[0] !== min)
    throw invalid('The first band must begin at the lowest value.', { 'bands.0.from': `must be ${min}` });
  for (const [at, from] of froms.entries()) {
    const before = froms[at - 1];
    if (before !== undefined && from <= before)
      throw invalid('Each band must begin above the one before.', { [`bands.${at}.from`]: `must be above ${before}` });
    if (from > max)
      throw invalid('A band begins above the highest value.', { [`bands.${at}.from`]: `must be at most ${max}` });
  }
  await score.save();
  await announce({ customerId: null, topic: 'health', id: score.id });
  return score;
}
