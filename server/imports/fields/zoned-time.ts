/** The moment that a wall clock in the zone shows; in the hour that is skipped or repeated, one of the two. */
export function zonedMoment(wallClock: Date, timeZone: string): Date {
  const firstGuess = new Date(wallClock.getTime() - offsetAt(wallClock, timeZone));
  return new Date(wallClock.getTime() - offsetAt(firstGuess, timeZone));
}

/** Milliseconds by which the zone's clock is ahead of UTC at a moment. */
function offsetAt(moment: Date, timeZone: string): number {
  const parts = Object.fromEntries(
    formatterOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment.getTime() / 1000) * 1000;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs much more than using one. */
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}
