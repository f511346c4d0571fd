import { type Moment, viewDay } from '../../renderer/dates.ts';

/** A calendar day as a mail says it: "Thursday 12 March 2026". */
export function dayInWords(day: string, moment: Moment): string {
  return viewDay(day, moment).exact;
}
