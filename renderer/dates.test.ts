import { describe, expect, test } from 'vitest';
import {
  addDays,
  calendarLeaf,
  dayOf,
  daysBetween,
  nextMidnight,
  soonest,
  startOfDay,
  viewDay,
  viewMoment,
  zoneOf,
} from './dates.ts';

const berlin = { now: new Date('2026-03-05T09:00:00Z'), language: 'en', timeZone: 'Europe/Berlin' };

describe('days begin where the page is', () => {
  test.each([
    ['2026-03-05', 'UTC', '2026-03-05T00:00:00.000Z'],
    ['2026-03-05', 'Europe/Berlin', '2026-03-04T23:00:00.000Z'],
    // Clocks go forward on this day, and back on that one.
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['2026-03-05', 'Asia/Kolkata', '2026-03-04T18:30:00.000Z'],
    ['2026-03-05', 'Asia/Kathmandu', '2026-03-04T18:15:00.000Z'],
    ['2026-03-05', 'Pacific/Kiritimati', '2026-03-04T10:00:00.000Z'],
    ['2026-03-05', 'Pacific/Pago_Pago', '2026-03-05T11:00:00.000Z'],
    ['2026-03-05', 'Australia/Lord_Howe', '2026-03-04T13:00:00.000Z'],
    // There is no midnight on these days: the clock jumps from 24:00 to 1:00.
    ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
  ])('%s in %s begins at %s', (day, zone, moment) => {
    expect(startOfDay(day, zone).toISOString()).toBe(moment);
    expect(dayOf(startOfDay(day, zone), zone)).toBe(day);
    expect(dayOf(new Date(startOfDay(day, zone).getTime() - 1), zone)).toBe(addDays(day, -1));
  });

  test('the next midnight is tomorrow’s beginning, also on days of 23 and 25 hours', () => {
    const at = (now: string) => nextMidnight({ now: new Date(now), timeZone: 'Europe/Berlin' }).toISOString();
    expect(at('2026-03-28T22:59:59Z')).toBe('2026-03-28T23:00:00.000Z');
    expect(at('2026-03-28T23:00:00Z')).toBe('2026-03-29T22:00:00.000Z');
    expect(at('2026-10-24T22:00:00Z')).toBe('2026-10-25T23:00:00.000Z');
  });

  test('days are counted without hours', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });
});

describe('dates in words', () => {
  test.each([
    ['2026-03-05', 'today'],
    ['2026-03-06', 'tomorrow'],
    ['2026-03-04', 'yesterday'],
    ['2026-03-08', 'in 3 days'],
    ['2026-02-24', '9 days ago'],
    ['2026-03-19', 'in 2 weeks'],
    ['2026-01-05', '8 weeks ago'],
    ['2025-12-05', '2 months ago'],
    ['2024-03-05', '2 years ago'],
  ])('%s is %s', (day, words) => {
    expect(viewDay(day, berlin)).toMatchObject({ iso: day, words });
  });

  test('in the page’s language, with the exact date beside', () => {
    expect(viewDay('2026-03-08', { ...berlin, language: 'de' })).toEqual({
      iso: '2026-03-08',
      words: 'in 3 Tagen',
      exact: 'Sonntag, 8. März 2026',
    });
    expect(viewDay('2026-03-04', { ...berlin, language: 'fr' }).words).toBe('hier');
    expect(viewDay('2026-03-06', { ...berlin, language: 'es' }).words).toBe('mañana');
  });

  test('a moment has its time while it is near, in the page’s zone', () => {
    const moment = new Date('2026-03-04T23:30:00Z');
    expect(viewMoment(moment, berlin)).toEqual({
      iso: '2026-03-04T23:30:00.000Z',
      words: 'today at 00:30',
      exact: expect.stringMatching(/^Thursday,? 5 March 2026 at 00:30 CET$/),
    });
    expect(viewMoment(moment, { ...berlin, timeZone: 'America/New_York' }).words).toBe('yesterday at 18:30');
    expect(viewMoment(new Date('2026-02-20T09:00:00Z'), berlin).words).toBe('13 days ago');
  });

  test('a zone is called as it is then', () => {
    expect(zoneOf(new Date('2026-07-01T09:00:00Z'), berlin)).toBe('CEST');
    expect(calendarLeaf(new Date('2026-03-04T23:30:00Z'), berlin)).toEqual({ month: 'Mar', day: '5', weekday: 'Thu' });
  });
});

test('the soonest of some moments', () => {
  const [a, b] = [new Date(1), new Date(2)];
  expect(soonest(b, undefined, a)).toEqual(a);
  expect(soonest(undefined)).toBeUndefined();
  expect(soonest()).toBeUndefined();
});
