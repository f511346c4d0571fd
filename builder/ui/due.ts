const DAY = 86_400_000;

/** Days from `today` to `day`, both `YYYY-MM-DD`. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / DAY);
}

/** Today in the reader's zone as `YYYY-MM-DD`. */
export function today(now = new Date()): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** "due today", "due in 3 days", "2 days overdue", "due 4 Mar 2027". */
export function dueWords(day: string, now = today()): string {
  const days = daysUntil(day, now);
  if (days === 0) return 'due today';
  if (days === 1) return 'due tomorrow';
  if (days === -1) return '1 day overdue';
  if (days < 0 && days >= -60) return `${-days} days overdue`;
  if (days > 0 && days <= 14) return `due in ${days} days`;
  return `${days < 0 ? 'was due' : 'due'} ${dayWords(day)}`;
}

/** A calendar day as the reader's language writes it. */
export function dayWords(day: string, language?: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));
}
