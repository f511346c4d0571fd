import { expect, test } from 'vitest';
import { dueDay } from './due-day.ts';

test.each([
  ['2026-03-02', 0, false, '2026-03-02'],
  ['2026-03-02', 30, false, '2026-04-01'],
  ['2026-03-02', 4, true, '2026-03-06'],
  ['2026-03-02', 5, true, '2026-03-09'],
  ['2026-03-06', 1, true, '2026-03-09'],
  ['2026-03-07', 0, true, '2026-03-09'],
  ['2026-03-07', 1, true, '2026-03-09'],
  ['2026-12-31', 1, true, '2027-01-01'],
])('C-22 %s and %i days (working: %s) is %s', (from, days, working, due) => {
  expect(dueDay(from, { days, working })).toBe(due);
});
