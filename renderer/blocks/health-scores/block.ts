import { z } from 'zod';
import { defineBlockType } from '../../block-type.ts';
import type { DateView } from '../../view-data.ts';
import { Heading } from '../settings.ts';
import { healthScoresSample } from './sample.ts';

export const healthScoresSettings = z.strictObject({
  heading: Heading,
  /** Empty shows every score that is shown in portals. */
  scores: z
    .array(
      z.strictObject({
        scoreId: z.string().regex(/^[0-9a-f]{24}$/),
        displayName: z.string().max(120),
        showCurrent: z.boolean(),
        showEvolution: z.boolean(),
      }),
    )
    .max(20)
    .default([])
    .meta({ title: 'Scores', control: 'health-scores' }),
});
export type HealthScoresSettings = z.infer<typeof healthScoresSettings>;

/** How good a value is; neutral where no band says. */
export type Tone = 'bad' | 'warning' | 'good' | 'neutral';

/** Geometry of a line chart in the units of its own view box; the view only draws it. */
export interface ChartView {
  readonly width: number;
  readonly height: number;
  /** The plot's edges, and where labels of the value axis end. */
  readonly left: number;
  readonly right: number;
  readonly plotWidth: number;
  readonly labelX: number;
  readonly line: string;
  readonly bands: readonly { readonly tone: Tone; readonly y: number; readonly height: number }[];
  readonly dots: readonly { readonly x: number; readonly y: number; readonly tone: Tone; readonly label: string }[];
  readonly yTicks: readonly { readonly y: number; readonly label: string }[];
  readonly xTicks: readonly {
    readonly x: number;
    readonly label: string;
    readonly anchor: 'start' | 'middle' | 'end';
  }[];
}

export interface HealthScoreView {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** There is no value yet. */
  readonly empty: boolean;
  readonly current: {
    readonly value: string;
    readonly unit: string;
    readonly band: string;
    readonly tone: Tone;
    /** Share of the ring that is drawn, 0 … 100. */
    readonly share: number;
    readonly at: DateView;
  } | null;
  readonly trend: {
    readonly direction: 'up' | 'down' | 'flat';
    readonly difference: string;
    readonly tone: Tone;
    readonly since: DateView;
  } | null;
  readonly chart: ChartView | null;
  /** The chart's values as a table, latest first. */
  readonly rows: readonly {
    readonly day: DateView;
    readonly value: string;
    readonly band: string;
    readonly tone: Tone;
  }[];
}

export type HealthScoresView = {
  readonly heading: string;
  readonly scores: readonly HealthScoreView[];
};

export const healthScoresBlock = defineBlockType<'health-scores', typeof healthScoresSettings, HealthScoresView>({
  type: 'health-scores',
  label: 'Health scores',
  description: 'How things stand, and how they developed',
  icon: 'heart-pulse',
  group: 'Customer data',
  version: 1,
  settings: healthScoresSettings,
  migrations: [],
  sample: healthScoresSample,
});
