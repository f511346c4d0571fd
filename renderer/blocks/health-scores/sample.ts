import { sampleDate } from '../../sample-data.ts';
import type { HealthScoreFact } from '../../scope.ts';
import type { HealthScoresView } from './block.ts';
import { drawChart } from './chart.ts';

const adoption: HealthScoreFact = {
  id: 'sample-score',
  name: 'Adoption',
  description: 'How many of the licensed people use the product in a week',
  min: 0,
  max: 100,
  unit: '%',
  bands: [
    { from: 0, label: 'At risk', tone: 'bad' },
    { from: 50, label: 'Needs attention', tone: 'warning' },
    { from: 70, label: 'Healthy', tone: 'good' },
  ],
  values: [46, 52, 58, 61, 72, 78].map((value, i) => ({ day: `2026-0${i + 1}-01`, value })),
};

/** What the health scores block shows where no customer is chosen. */
export const healthScoresSample: HealthScoresView = {
  heading: '',
  scores: [
    {
      id: adoption.id,
      name: adoption.name,
      description: adoption.description,
      empty: false,
      current: {
        value: '78',
        unit: '%',
        band: 'Healthy',
        tone: 'good',
        share: 78,
        at: sampleDate('2026-06-01', '4 days ago', 'Monday 1 June 2026'),
      },
      trend: {
        direction: 'up',
        difference: '6',
        tone: 'good',
        since: sampleDate('2026-05-01', '5 weeks ago', 'Friday 1 May 2026'),
      },
      chart: drawChart(adoption, 'en'),
      rows: [
        {
          day: sampleDate('2026-06-01', '4 days ago', '1 Jun 2026'),
          value: '78 %',
          band: 'Healthy',
          tone: 'good',
        },
        {
          day: sampleDate('2026-05-01', '5 weeks ago', '1 May 2026'),
          value: '72 %',
          band: 'Healthy',
          tone: 'good',
        },
      ],
    },
  ],
};
