import { expect, test } from 'vitest';
import { NO_FILTERS, queryOf } from './filters.ts';

test('B-14 filters that are not set are not asked for', () => {
  expect(queryOf(NO_FILTERS)).toEqual({});
});

test("B-14 days are the reader's own, and the last one counts whole", () => {
  const { from, to } = queryOf({ ...NO_FILTERS, from: '2026-02-27', to: '2026-02-28' });
  expect(new Date(from ?? '').getTime()).toBe(new Date(2026, 1, 27).getTime());
  expect(new Date(to ?? '').getTime()).toBe(new Date(2026, 2, 1).getTime());
});
