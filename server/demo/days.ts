const DAY_MS = 24 * 60 * 60 * 1000;

/** A moment some days from now, at the full hour (UTC). */
export function dayAt(now: Date, days: number, hour: number): Date {
  const moment = new Date(now.getTime() + days * DAY_MS);
  moment.setUTCHours(hour, 0, 0, 0);
  return moment;
}

/** As `dayAt`, moved off the weekend: nobody meets on a Sunday. Past stays past, and to come stays to come. */
export function workdayAt(now: Date, days: number, hour: number): Date {
  const moment = dayAt(now, days, hour);
  const weekday = moment.getUTCDay();
  if (weekday !== 0 && weekday !== 6) return moment;
  const back = weekday === 6 ? 1 : 2;
  return new Date(moment.getTime() + (days < 0 ? -back : 3 - back) * DAY_MS);
}

/** A calendar day some days from now. */
export function dayOf(now: Date, days: number): string {
  return dayAt(now, days, 12).toISOString().slice(0, 10);
}
