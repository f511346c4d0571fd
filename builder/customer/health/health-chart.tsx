import type { HealthScore, HealthValue } from '../../api/types.ts';
import { dayWords } from '../../ui/due.ts';
import classes from './health.module.css';

const WIDTH = 320;
const HEIGHT = 72;
const EDGE = 6;

/** The evolution of a score as a line over its bands. The values stand in the table beneath, so it is decoration. */
export function HealthChart({ score, values }: { score: HealthScore; values: readonly HealthValue[] }) {
  const days = values.map(({ day }) => Date.parse(day));
  const first = Math.min(...days);
  const span = Math.max(...days) - first || 1;
  const range = score.max - score.min || 1;
  const y = (value: number) =>
    HEIGHT - EDGE - ((Math.min(Math.max(value, score.min), score.max) - score.min) / range) * (HEIGHT - 2 * EDGE);
  const points = values.map((value) => ({
    ...value,
    x: values.length === 1 ? WIDTH / 2 : EDGE + ((Date.parse(value.day) - first) / span) * (WIDTH - 2 * EDGE),
    y: y(value.value),
  }));
  const bands = [...score.bands].sort((a, b) => a.from - b.from);

  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={classes.chart} aria-hidden="true">
      {bands.map((band, index) => {
        const top = y(bands[index + 1]?.from ?? score.max);
        const bottom = index === 0 ? y(score.min) : y(band.from);
        return (
          <rect key={band.from} x="0" width={WIDTH} y={top} height={Math.max(bottom - top, 0)} data-tone={band.tone} />
        );
      })}
      <polyline points={points.map((point) => `${point.x},${point.y}`).join(' ')} />
      {points.map((point) => (
        <circle key={point.id} cx={point.x} cy={point.y} r="2.5">
          <title>{`${dayWords(point.day)}: ${point.value}${score.unit}`}</title>
        </circle>
      ))}
    </svg>
  );
}
