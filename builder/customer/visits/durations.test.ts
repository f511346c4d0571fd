import { expect, test } from 'vitest';
import { durationWords } from './durations.ts';

test.each([
  [0, '0 s'],
  [59, '59 s'],
  [60, '1 min'],
  [3599, '1 h'],
  [3600, '1 h'],
  [3900, '1 h 5 min'],
])('B-08 %i seconds are %s', (seconds, words) => {
  expect(durationWords(seconds)).toBe(words);
});
