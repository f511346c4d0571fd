import { afterAll, beforeAll, expect, test } from 'vitest';
import { clock } from '../clock.ts';
import { connectEmptyDatabase } from '../testing/store.ts';
import { keepPace } from './pace.ts';

const now = clock.now;

beforeAll(async () => {
  await connectEmptyDatabase();
  clock.now = () => new Date('2026-03-01T12:00:45Z');
});
afterAll(() => {
  clock.now = now;
});

test('C-20 so many a minute and no more, also all at once; the next minute begins anew', async () => {
  const verdicts = await Promise.all(Array.from({ length: 40 }, () => keepPace('act', 30)));
  expect(verdicts.filter(({ allowed }) => allowed)).toHaveLength(30);
  expect(verdicts.find(({ allowed }) => !allowed)).toEqual({ allowed: false, retryAfter: 15 });
  expect(await keepPace('somebody else', 30)).toEqual({ allowed: true });
  clock.now = () => new Date('2026-03-01T12:01:00Z');
  expect(await keepPace('act', 30)).toEqual({ allowed: true });
});
