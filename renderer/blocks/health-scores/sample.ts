import { sampleDate } from '../../sample-data.ts';
import type { HealthScoresView } from './block.ts';

/** What the health scores block shows where no customer is chosen. */
export const healthScoresSample: HealthScoresView = {
  heading: '',
  scores: [
    {
      id: 'sample-score',
      name: 'Adoption',
      description: 'How many of the licensed people use the product in a week',
      empty: false,
      current: {
        value: '78',
        unit: '%',
        band: 'Healthy',
        tone: 'good',
        share: 78,
        at: sampleDate('2026-03-01', '4 days ago', 'Sunday, 1 March 2026'),
      },
      trend: {
        direction: 'up',
        difference: '+6',
        tone: 'good',
        since: sampleDate('2026-02-01', 'last month', 'Sunday, 1 February 2026'),
      },
      chart: null,
      rows: [],
    },
  ],
};
