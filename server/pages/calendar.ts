import { plainText } from '../../renderer/rich-text/plain-text.ts';
import type { StoredMeeting } from '../records/meetings/model.ts';

type CalendarMeeting = Pick<
  StoredMeeting,
  '_id' | 'title' | 'startsAt' | 'endsAt' | 'location' | 'joinUrl' | 'agenda' | 'updatedAt'
>;

/** Most bytes of a line (RFC 5545); longer ones go on after a line break and a space. */
const LINE_BYTES = 75;

/** A meeting as an iCalendar file (RFC 5545). */
export function calendarOf(meeting: CalendarMeeting, now: Date): string {
  const description = [plainText(meeting.agenda), meeting.joinUrl].filter(Boolean).join('\n\n');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Portico//Customer portal//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${meeting._id.toHexString()}@portico`,
    `DTSTAMP:${stamp(now)}`,
    `LAST-MODIFIED:${stamp(meeting.updatedAt)}`,
    `DTSTART:${stamp(meeting.startsAt)}`,
    `DTEND:${stamp(meeting.endsAt)}`,
    `SUMMARY:${text(meeting.title)}`,
    ...(description ? [`DESCRIPTION:${text(description)}`] : []),
    ...(meeting.location ? [`LOCATION:${text(meeting.location)}`] : []),
    ...(meeting.joinUrl ? [`URL:${meeting.joinUrl.replace(/[\r\n]/g, '')}`] : []),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function stamp(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** Escapes what has a meaning in values; other control characters are dropped. */
function text(value: string): string {
  return value
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}

/** Folds between characters, never within the bytes of one. */
function fold(line: string): string {
  let folded = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > LINE_BYTES) {
      folded += '\r\n ';
      bytes = 1;
    }
    folded += character;
    bytes += size;
  }
  return folded;
}
