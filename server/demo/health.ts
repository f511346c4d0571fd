import { HealthScoreModel, HealthValueModel } from '../health/model.ts';
import { type Cast, demoId } from './cast.ts';
import { dayOf } from './days.ts';
import { Random } from './random.ts';

const MONTHS = 24;
const DAYS_PER_MONTH = 365.25 / 12;

/** Scores of the demo: what they measure, and where a customer of each stage stands with them. */
const SCORES = [
  {
    key: 'adoption',
    name: 'Adoption',
    description: 'Share of the people with a seat who plan or close jobs in Northlight on most days of a week.',
    min: 0,
    max: 100,
    unit: '%',
    showInPortal: true,
    bands: [
      { from: 0, label: 'Needs attention', tone: 'bad' },
      { from: 50, label: 'Growing', tone: 'warning' },
      { from: 75, label: 'Strong', tone: 'good' },
    ],
    today: { Onboarding: 38, Adoption: 64, Value: 86, Renewal: 81, 'At risk': 41 },
  },
  {
    key: 'response',
    name: 'Response time',
    description: 'How often the first visit happened within the time that was promised.',
    min: 0,
    max: 100,
    unit: '%',
    showInPortal: true,
    bands: [
      { from: 0, label: 'Too slow', tone: 'bad' },
      { from: 70, label: 'Close to target', tone: 'warning' },
      { from: 90, label: 'On target', tone: 'good' },
    ],
    today: { Onboarding: 71, Adoption: 84, Value: 94, Renewal: 91, 'At risk': 66 },
  },
  {
    key: 'relationship',
    name: 'Relationship',
    description: 'How we see the relationship, set by whoever is in charge. For us only.',
    min: 1,
    max: 10,
    unit: '',
    showInPortal: false,
    bands: [
      { from: 1, label: 'Strained', tone: 'bad' },
      { from: 5, label: 'Fair', tone: 'warning' },
      { from: 8, label: 'Trusted', tone: 'good' },
    ],
    today: { Onboarding: 8, Adoption: 7, Value: 9, Renewal: 7, 'At risk': 4 },
  },
] as const;

/** Defines the scores and gives every customer two years of monthly values. */
export async function fillHealth(casts: readonly Cast[], now: Date): Promise<void> {
  await HealthScoreModel.insertMany(
    SCORES.map(({ key, today: _, ...score }) => ({ ...score, bands: [...score.bands], _id: demoId('score', key) })),
  );
  // Written past the model: there are 1,800 of them, and each is whole.
  await HealthValueModel.collection.insertMany(
    casts.flatMap((cast) => SCORES.flatMap((score) => valuesOf(cast, score, now))),
  );
}

/** A line that starts low, wavers, and ends where the customer's stage says; at risk it turns down in the last months. */
function valuesOf({ customer, customerId, owner }: Cast, score: (typeof SCORES)[number], now: Date) {
  const random = new Random(`${customer.id} ${score.key}`);
  const span = score.max - score.min;
  const today = score.today[customer.stage as keyof typeof score.today];
  const atRisk = customer.stage === 'At risk';
  const start = atRisk ? today + span * 0.25 : today - span * (0.2 + random.next() * 0.25);
  return Array.from({ length: MONTHS }, (_, month) => {
    const way = month / (MONTHS - 1);
    const trend = start + (today - start) * (atRisk ? way ** 3 : way ** 0.7);
    const waver = (random.next() - 0.5) * span * 0.08 * (month === MONTHS - 1 ? 0.2 : 1);
    const value = Math.min(score.max, Math.max(score.min, Math.round(trend + waver)));
    const day = dayOf(now, -Math.round((MONTHS - 1 - month) * DAYS_PER_MONTH) - 1);
    return {
      _id: demoId('value', customer.id, score.key, String(month)),
      customerId,
      scoreId: demoId('score', score.key),
      day,
      value,
      comment: '',
      createdBy: owner,
      createdAt: now,
      updatedAt: now,
    };
  });
}
