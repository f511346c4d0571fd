import { describe, expect, test } from 'vitest';
import { renderBlock } from '../../render-block.ts';
import type { HealthScoreFact } from '../../scope.ts';
import { parsed } from '../../testing/dom.ts';
import { healthScoreFact, id } from '../../testing/facts.ts';
import { testScope } from '../../testing/scope.ts';
import { healthScoresSettings } from './block.ts';
import { drawChart } from './chart.ts';
import { resolveHealthScores } from './resolve.ts';

const context = { language: 'en', path: '/p/key', interactive: true, viewer: 'stranger' } as const;
const defaults = healthScoresSettings.parse({});
const resolve = (fact: HealthScoreFact, settings = defaults) =>
  resolveHealthScores(settings, testScope({ healthScores: [fact] }));

describe('C-13 health scores', () => {
  test('now, with its band, and the trend since the month before', async () => {
    const { view } = await resolve(healthScoreFact());
    expect(view.scores[0]).toMatchObject({
      name: 'Adoption',
      current: { value: '78', unit: '%', band: 'Healthy', tone: 'good', share: 78 },
      trend: { direction: 'up', difference: '18', tone: 'good', since: { iso: '2026-02-01' } },
    });
  });

  test('a value lies in the highest band that begins at or below it', async () => {
    const toneOf = async (value: number) =>
      (await resolve(healthScoreFact({ values: [{ day: '2026-03-01', value }] }))).view.scores[0]?.current?.tone;
    expect([await toneOf(49.9), await toneOf(50), await toneOf(70), await toneOf(-5)]).toEqual([
      'bad',
      'warning',
      'good',
      'neutral',
    ]);
  });

  test('the ring is drawn by the score’s own range, and never beyond', async () => {
    const shareOf = async (value: number) =>
      (await resolve(healthScoreFact({ min: 1, max: 5, values: [{ day: '2026-03-01', value }] }))).view.scores[0]
        ?.current?.share;
    expect([await shareOf(1), await shareOf(3), await shareOf(5), await shareOf(9)]).toEqual([0, 50, 100, 100]);
  });

  test('current value and evolution are each shown or not, under a name of its own', async () => {
    const choice = { scoreId: id(1), displayName: 'How you use it', showCurrent: false, showEvolution: true };
    const only = async (changes = {}) =>
      (await resolve(healthScoreFact(), { ...defaults, scores: [{ ...choice, ...changes }] })).view.scores;
    expect((await only())[0]).toMatchObject({ name: 'How you use it', current: null, trend: null, chart: {} });
    expect((await only({ showCurrent: true, showEvolution: false }))[0]).toMatchObject({ chart: null, rows: [] });
    expect(await only({ showEvolution: false })).toEqual([]);
  });

  test('without a value it says so', async () => {
    const { view } = await resolve(healthScoreFact({ values: [] }));
    const root = parsed(renderBlock({ id: 'block-1', type: 'health-scores' }, view, context));
    expect(root.textContent).toContain('No value yet');
    expect(root.querySelector('svg.ring, svg.chart, table')).toBeNull();
  });

  test('the chart’s values are a table too, latest first', async () => {
    const { view } = await resolve(healthScoreFact());
    const root = parsed(renderBlock({ id: 'block-1', type: 'health-scores' }, view, context));
    const rows = Array.from(root.querySelectorAll('details tbody tr'), (row) => row.textContent);
    expect(rows).toEqual(['1 Mar 202678 %Healthy', '1 Feb 202660 %Needs attention', '1 Jan 202648 %At risk']);
  });
});

describe('C-13 the chart', () => {
  test('puts days by time and values by range, clamped', () => {
    const chart = drawChart(
      healthScoreFact({
        values: [
          { day: '2026-01-01', value: 0 },
          { day: '2026-01-02', value: 50 },
          { day: '2026-01-05', value: 400 },
        ],
      }),
      'en',
    );
    expect(chart?.line).toBe('M36 140L125.5 74L394 8');
    expect(chart?.dots.map(({ tone }) => tone)).toEqual(['bad', 'warning', 'good']);
    expect(chart?.dots[1]?.label).toBe('2 Jan 2026, 50 %, Needs attention');
  });

  test('bands fill the range without gap or overlap', () => {
    const bands = drawChart(healthScoreFact(), 'en')?.bands ?? [];
    expect(bands.map(({ tone }) => tone)).toEqual(['bad', 'warning', 'good']);
    expect(bands.reduce((sum, band) => sum + band.height, 0)).toBeCloseTo(132);
    for (const [i, band] of bands.entries())
      expect(band.y).toBeCloseTo((bands[i + 1]?.y ?? 8) + (bands[i + 1]?.height ?? 0));
  });

  test.each([
    ['no value', []],
    ['one value', [{ day: '2026-01-01', value: 5 }]],
  ])('%s makes no line', (_what, values) => {
    expect(drawChart(healthScoreFact({ values }), 'en')).toBeNull();
  });

  test('a range of nothing, and two values of one day, draw numbers that are numbers', () => {
    const values = [
      { day: '2026-01-01', value: 5 },
      { day: '2026-01-01', value: 5 },
    ];
    expect(JSON.stringify(drawChart(healthScoreFact({ min: 5, max: 5, values, bands: [] }), 'en'))).not.toMatch(
      /null|NaN/,
    );
  });

  test('many values: a line with one dot at its end', () => {
    const values = Array.from({ length: 60 }, (_, i) => ({
      day: new Date(Date.UTC(2026, 0, i + 1)).toISOString().slice(0, 10),
      value: i,
    }));
    expect(drawChart(healthScoreFact({ values }), 'en')?.dots).toHaveLength(1);
  });
});
