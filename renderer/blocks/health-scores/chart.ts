import { shortDate } from '../../dates.ts';
import type { HealthScoreFact } from '../../scope.ts';
import { bandOf, formatValue, toneOf } from './bands.ts';
import type { ChartView } from './block.ts';

const WIDTH = 400;
const HEIGHT = 168;
const LEFT = 36;
const RIGHT = 394;
const TOP = 8;
const BOTTOM = 140;

/** Dots are drawn for so many values; beyond, only the last. */
const MOST_DOTS = 40;

/** Geometry of a line over time with bands behind it; null with fewer than two values, which make no line. */
export function drawChart(score: HealthScoreFact, language: string): ChartView | null {
  const { values } = score;
  const [first, last] = [values[0], values.at(-1)];
  if (!first || !last || values.length < 2) return null;
  const from = Date.parse(first.day);
  const span = Math.max(Date.parse(last.day) - from, 1);
  const range = Math.max(score.max - score.min, Number.EPSILON);
  const x = (day: string) => round(LEFT + ((Date.parse(day) - from) / span) * (RIGHT - LEFT));
  const y = (value: number) => {
    const share = (Math.min(Math.max(value, score.min), score.max) - score.min) / range;
    return round(BOTTOM - share * (BOTTOM - TOP));
  };
  const label = ({ day, value }: (typeof values)[number]) =>
    [
      shortDate(day, language),
      `${formatValue(value, language)}${score.unit && ` ${score.unit}`}`,
      bandOf(score, value)?.label,
    ]
      .filter(Boolean)
      .join(', ');
  const dots = values.length > MOST_DOTS ? [last] : values;
  return {
    width: WIDTH,
    height: HEIGHT,
    left: LEFT,
    right: RIGHT,
    plotWidth: RIGHT - LEFT,
    labelX: LEFT - 8,
    line: values.map((value, i) => `${i ? 'L' : 'M'}${x(value.day)} ${y(value.value)}`).join(''),
    bands: bandAreas(score, y),
    dots: dots.map((value) => ({
      x: x(value.day),
      y: y(value.value),
      tone: toneOf(score, value.value),
      label: label(value),
    })),
    yTicks: [score.min, (score.min + score.max) / 2, score.max].map((value) => ({
      y: y(value),
      label: formatValue(value, language),
    })),
    xTicks: ticksOf(values).map(({ day }, i, all) => ({
      x: x(day),
      label: shortDate(day, language),
      anchor: i === 0 ? 'start' : i === all.length - 1 ? 'end' : 'middle',
    })),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function bandAreas(score: HealthScoreFact, y: (value: number) => number): ChartView['bands'] {
  const bands = score.bands.filter((band) => band.from < score.max).toSorted((a, b) => a.from - b.from);
  return bands.map((band, i) => {
    const top = y(bands[i + 1]?.from ?? score.max);
    return { tone: band.tone, y: top, height: round(y(band.from) - top) };
  });
}

/** First, middle and last, as far as they are different. */
function ticksOf<T>(values: readonly T[]): T[] {
  const middle = values.length > 2 ? [values[Math.floor((values.length - 1) / 2)] as T] : [];
  return [values[0] as T, ...middle, values.at(-1) as T];
}
