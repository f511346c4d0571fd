import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** "3 days ago", "in 2 hours", "just now". */
export function relativeTime(at: Date, now: Date, language?: string): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size)
      return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
  }
  return 'just now';
}

/** The moment as the reader's language and zone write it. */
export function exactTime(at: Date, language?: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(at);
}

/** A moment in relative words, with the exact one on hover; the words stay true while the page is open. */
export function When({ at }: { at: string }) {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(new Date()), 60_000);
    return () => window.clearInterval(timer);
  }, []);
  const moment = new Date(at);
  return (
    <Tooltip label={exactTime(moment)}>
      <time dateTime={at}>{relativeTime(moment, now)}</time>
    </Tooltip>
  );
}
