import type { HealthScore } from '../../api/types.ts';

export type Band = HealthScore['bands'][number];

/** The band a value falls into; the lowest one for what lies beneath all. */
export function bandOf(score: Pick<HealthScore, 'bands'>, value: number): Band | undefined {
  const rising = [...score.bands].sort((a, b) => a.from - b.from);
  return rising.findLast(({ from }) => value >= from) ?? rising[0];
}
