import { addDays } from '../../renderer/dates.ts';

const SUNDAY = 0;
const SATURDAY = 6;

/** The day so many days after another; working days leave out Saturdays and Sundays, also where they are none. */
export function dueDay(from: string, { days, working }: { readonly days: number; readonly working: boolean }): string {
  if (!working) return addDays(from, days);
  let day = from;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (!isWeekend(day)) left -= 1;
  }
  while (isWeekend(day)) day = addDays(day, 1);
  return day;
}

function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday === SATURDAY || weekday === SUNDAY;
}
