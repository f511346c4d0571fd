import { expect, it } from 'vitest';
import { bandOf } from './band.ts';

const score = {
  bands: [
    { from: 70, label: 'Good', tone: 'good' as const },
    { from: 0, label: 'At risk', tone: 'bad' as const },
    { from: 40, label: 'Watch', tone: 'warning' as const },
  ],
};

it('C-13 a value falls into the band that begins at or beneath it', () => {
  expect(bandOf(score, 39.9)?.label).toBe('At risk');
  expect(bandOf(score, 40)?.label).toBe('Watch');
  expect(bandOf(score, 100)?.label).toBe('Good');
  expect(bandOf(score, -5)?.label).toBe('At risk');
  expect(bandOf({ bands: [] }, 5)).toBeUndefined();
});
