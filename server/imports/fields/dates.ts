import { type CellContext, type DateOrder, UnreadableCell } from './field-type.ts';
import { zonedMoment } from './zoned-time.ts';

const YEAR_FIRST = /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?<rest>$|[T ].*)$/;
const YEAR_LAST = /^(?<first>\d{1,2})[-/.](?<second>\d{1,2})[-/.](?<year>\d{4})(?<rest>$|[T ].*)$/;
const TIME = /^[T ](?<hours>\d{1,2}):(?<minutes>\d\d)(:(?<seconds>\d\d)([.,]\d+)?)? ?(?<zone>Z|UTC|[+-]\d\d:?\d\d)?$/;

interface DateParts {
  /** The day and time as a clock on the wall shows them, told as if it hung in Greenwich. */
  readonly wallClock: Date;
  /** Minutes ahead of UTC, where the text says so. */
  readonly offset: number | null;
}

/** A calendar day, `YYYY-MM-DD`; a time after it is passed over. */
export function parseDay(text: string, { dateOrder }: Pick<CellContext, 'dateOrder'>): string {
  return partsOf(text, dateOrder).wallClock.toISOString().slice(0, 10);
}

/** A moment; times without a zone are meant in the workspace's, days without a time begin there. */
export function parseMoment(text: string, { dateOrder, timeZone }: Pick<CellContext, 'dateOrder' | 'timeZone'>): Date {
  const { wallClock, offset } = partsOf(text, dateOrder);
  return offset === null ? zonedMoment(wallClock, timeZone) : new Date(wallClock.getTime() - offset * 60_000);
}

function partsOf(text: string, order: DateOrder): DateParts {
  const groups = (YEAR_FIRST.exec(text) ?? YEAR_LAST.exec(text))?.groups;
  if (!groups) throw new UnreadableCell('is no date, like 2026-03-31');
  const { year, first, second, rest = '' } = groups;
  if (first !== undefined && order === 'ymd')
    throw new UnreadableCell('does not begin with the year; choose whether the day or the month comes first');
  const [month, day] =
    first === undefined ? [groups.month, groups.day] : order === 'mdy' ? [first, second] : [second, first];
  const wallClock = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (wallClock.getUTCMonth() !== Number(month) - 1 || wallClock.getUTCDate() !== Number(day))
    throw new UnreadableCell('is no day of the calendar');
  const time = rest === '' ? null : TIME.exec(rest)?.groups;
  if (time === undefined) throw new UnreadableCell('is no date with a time, like 2026-03-31 14:30');
  if (time) addTime(wallClock, time);
  return { wallClock, offset: offsetOf(time?.zone) };
}

function addTime(wallClock: Date, { hours, minutes, seconds }: Record<string, string | undefined>): void {
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59)
    throw new UnreadableCell('has a time that no clock shows');
  wallClock.setUTCHours(Number(hours), Number(minutes), Number(seconds ?? 0));
}

function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  if (zone === 'Z' || zone === 'UTC') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
}

/** How the dates of these texts are written: the order under which most of them are days of the calendar. */
export function detectDateOrder(texts: readonly string[]): DateOrder {
  const readable = (order: DateOrder) => texts.filter((text) => isDay(text, order)).length;
  const [yearFirst, dayFirst, monthFirst] = [readable('ymd'), readable('dmy'), readable('mdy')];
  if (yearFirst >= dayFirst && yearFirst >= monthFirst) return 'ymd';
  return monthFirst > dayFirst ? 'mdy' : 'dmy';
}

function isDay(text: string, order: DateOrder): boolean {
  try {
    partsOf(text, order);
    return true;
  } catch (error) {
    if (error instanceof UnreadableCell) return false;
    throw error;
  }
}
