import { t } from './i18n/index.ts';
import { kept } from './kept.ts';
import type { DateView } from './view-data.ts';

/** The moment, language and zone in which a page tells dates. */
export interface Moment {
  readonly now: Date;
  readonly language: string;
  readonly timeZone: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** English tells dates the British way, which most of the world reads without a second look: 24 hours, day before month. */
export function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

const format = (options: Intl.DateTimeFormatOptions) =>
  kept((language: string, timeZone: string) => new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone }));

const isoDay = format({ year: 'numeric', month: '2-digit', day: '2-digit' });
const longDay = format({ weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
const shortDay = format({ year: 'numeric', month: 'short', day: 'numeric' });
const time = format({ hour: '2-digit', minute: '2-digit' });
const zoneName = format({ hour: 'numeric', timeZoneName: 'short' });
const month = format({ month: 'short' });
const weekday = format({ weekday: 'short' });
const relative = kept((language: string) => new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' }));

/** The calendar day of a moment in a zone, `YYYY-MM-DD`. */
export function dayOf(date: Date, timeZone: string): string {
  return isoDay('sv', timeZone).format(date);
}

/** The moment at which a day begins in a zone. Found by halving, so that days begin right also where clocks change at midnight. */
export function startOfDay(day: string, timeZone: string): Date {
  const noonUtc = Date.parse(`${day}T12:00:00Z`);
  let before = noonUtc - 27 * HOUR;
  let from = noonUtc + 3 * HOUR;
  while (from - before > MINUTE) {
    const middle = before + Math.floor((from - before) / (2 * MINUTE)) * MINUTE;
    if (dayOf(new Date(middle), timeZone) >= day) from = middle;
    else before = middle;
  }
  return new Date(from);
}

/** A day some days away. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 24 * HOUR).toISOString().slice(0, 10);
}

/** When the page's words for days grow old: the next midnight of its zone. */
export function nextMidnight({ now, timeZone }: Pick<Moment, 'now' | 'timeZone'>): Date {
  return startOfDay(addDays(dayOf(now, timeZone), 1), timeZone);
}

/** How many days `day` lies after `from`; negative before. */
export function daysBetween(from: string, day: string): number {
  return Math.round((Date.parse(`${day}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / (24 * HOUR));
}

/** "in 3 days", "yesterday", "2 weeks ago". */
function relativeWords(language: string, days: number): string {
  const words = relative(language);
  const distance = Math.abs(days);
  const whole = (length: number) => Math.trunc(days / length);
  if (distance < 14) return words.format(days, 'day');
  if (distance < 60) return words.format(whole(7), 'week');
  if (distance < 365) return words.format(whole(30.4), 'month');
  return words.format(whole(365), 'year');
}

/** A calendar day in words. */
export function viewDay(day: string, moment: Moment): DateView {
  const noon = new Date(`${day}T12:00:00Z`);
  const days = daysBetween(dayOf(moment.now, moment.timeZone), day);
  return {
    iso: day,
    words: relativeWords(moment.language, days),
    exact: longDay(moment.language, 'UTC').format(noon),
  };
}

/** A moment in words: with the time for today and the days beside it. */
export function viewMoment(date: Date, moment: Moment): DateView {
  const { language, timeZone } = moment;
  const days = daysBetween(dayOf(moment.now, timeZone), dayOf(date, timeZone));
  const at = (day: string) => t(language, 'date.at', { day, time: timeIn(date, moment) });
  const words = relativeWords(language, days);
  return {
    iso: date.toISOString(),
    words: Math.abs(days) <= 1 ? at(words) : words,
    exact: `${at(longDay(language, timeZone).format(date))} ${zoneOf(date, moment)}`,
  };
}

/** "1 Mar 2026", for axes and narrow columns. */
export function shortDate(day: string, language: string): string {
  return shortDay(language, 'UTC').format(new Date(`${day}T12:00:00Z`));
}

/** "10:00". */
export function timeIn(date: Date, { language, timeZone }: Pick<Moment, 'language' | 'timeZone'>): string {
  return time(language, timeZone).format(date);
}

/** "CET": what the zone is called at that moment. */
export function zoneOf(date: Date, { language, timeZone }: Pick<Moment, 'language' | 'timeZone'>): string {
  const parts = zoneName(language, timeZone).formatToParts(date);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

/** The leaf of a tear-off calendar. */
export function calendarLeaf(date: Date, { language, timeZone }: Pick<Moment, 'language' | 'timeZone'>) {
  return {
    month: month(language, timeZone).format(date).replace('.', ''),
    day: String(Number(dayOf(date, timeZone).slice(8))),
    weekday: weekday(language, timeZone).format(date).replace('.', ''),
  };
}

/** The earliest of some moments; undefined when there is none. */
export function soonest(...dates: (Date | undefined)[]): Date | undefined {
  const times = dates.filter((date) => date !== undefined).map((date) => date.getTime());
  return times.length ? new Date(Math.min(...times)) : undefined;
}
