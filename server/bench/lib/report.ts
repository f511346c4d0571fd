/** One figure of a benchmark, with the bound it must keep where there is one. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** What it was measured against: "bare 12,345 req/s". */
  readonly beside?: string;
}

/** A benchmark: prepares what it needs, measures, cleans up. */
export interface Benchmark {
  readonly name: string;
  readonly title: string;
  readonly run: () => Promise<readonly Figure[]>;
}

/** Whether a figure keeps its bound. */
export function holds({ value, atLeast, atMost }: Figure): boolean {
  return (
    !Number.isNaN(value) && (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost)
  );
}

const NUMBER = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/** A figure as one line of the report. */
export function figureLine(figure: Figure): string {
  const { what, value, unit, atLeast, atMost, beside } = figure;
  const bound = atLeast === undefined ? (atMost === undefined ? '' : `≤ ${atMost}`) : `≥ ${atLeast}`;
  const mark = bound === '' ? '     ' : holds(figure) ? 'ok   ' : 'MISS ';
  return `  ${mark}${`${NUMBER.format(value)} ${unit}`.padEnd(16)} ${bound.padEnd(8)} ${what}${beside ? ` (${beside})` : ''}`;
}
