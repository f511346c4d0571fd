import type { HealthScore } from '../../api/types.ts';

type Band = HealthScore['bands'][number];

/** What is wrong with bands of a score, in words; null when nothing is. */
export function bandsProblem(bands: readonly Band[], { min, max }: { min: number; max: number }): string | null {
  if (bands.length === 0) return 'at least one band is needed';
  if (bands.some(({ label }) => !label.trim())) return 'every band needs a word';
  if (bands.some(({ from }) => from < min || from > max)) return `every band must begin between ${min} and ${max}`;
  if (new Set(bands.map(({ from }) => from)).size < bands.length) return 'two bands begin at the same value';
  return null;
}
