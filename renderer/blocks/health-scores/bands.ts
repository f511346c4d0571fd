import { kept } from '../../kept.ts';
import type { HealthScoreFact } from '../../scope.ts';
import type { Tone } from './block.ts';

const numbers = kept((language: string) => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }));

/** The band a value lies in: the highest that begins at or below it. */
export function bandOf(score: Pick<HealthScoreFact, 'bands'>, value: number): HealthScoreFact['bands'][number] | null {
  const reached = score.bands.filter((band) => band.from <= value);
  return reached.reduce<(typeof reached)[number] | null>(
    (best, band) => (best && best.from > band.from ? best : band),
    null,
  );
}

/** How good a value is; neutral where no band says. */
export function toneOf(score: Pick<HealthScoreFact, 'bands'>, value: number): Tone {
  return bandOf(score, value)?.tone ?? 'neutral';
}

/** A value with at most one decimal, in the language's way of writing numbers. */
export function formatValue(value: number, language: string): string {
  return numbers(language).format(value);
}
