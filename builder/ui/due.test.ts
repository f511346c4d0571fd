import { describe, expect, it } from 'vitest';
import { daysUntil, dueWords, today } from './due.ts';

describe('due days in words (C-10)', () => {
  it.each([
    ['2026-03-10', 'due today'],
    ['2026-03-11', 'due tomorrow'],
    ['2026-03-13', 'due in 3 days'],
    ['2026-03-09', '1 day overdue'],
    ['2026-03-01', '9 days overdue'],
  ])('%s on 2026-03-10 is %s', (day, words) => {
    expect(dueWords(day, '2026-03-10')).toBe(words);
  });

  it('counts calendar days across a change of the clocks', () => {
    expect(daysUntil('2026-03-30', '2026-03-28')).toBe(2);
  });

  it("today is the reader's calendar day", () => {
    expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});
