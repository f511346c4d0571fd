import { emptyRichText } from '../rich-text/schema.ts';
import { sampleText } from '../sample-data.ts';
import type { CommentFact, FileFact, HealthScoreFact, MeetingFact, NoteFact, PersonFact, TaskFact } from '../scope.ts';

/** Facts for tests: ordinary ones, in which a test changes what it is about. */

export const STAFF: PersonFact = { kind: 'staff', name: 'Maya Lindqvist', photo: null };
export const VIEWER: PersonFact = { kind: 'viewer', name: 'Tom Okafor', photo: null };

const CREATED = { tags: [], createdBy: STAFF, createdAt: new Date('2026-02-01T09:00:00Z'), comments: [] };

/** A record id by a small number. */
export function id(number: number): string {
  return number.toString(16).padStart(24, '0');
}

export function commentFact(changes: Partial<CommentFact> = {}): CommentFact {
  const at = new Date('2026-03-04T09:00:00Z');
  return { id: id(900), text: 'Thank you', author: VIEWER, at, attachments: [], ...changes };
}

export function noteFact(changes: Partial<NoteFact> = {}): NoteFact {
  const at = new Date('2026-03-02T09:00:00Z');
  return { ...CREATED, id: id(1), title: 'Kick-off', body: sampleText('We start in March.'), at, ...changes };
}

export function taskFact(changes: Partial<TaskFact> = {}): TaskFact {
  return {
    ...CREATED,
    id: id(1),
    title: 'Send the list of users',
    description: '',
    due: null,
    priority: 'normal',
    responsible: 'customer',
    contactId: null,
    assigneeName: null,
    done: null,
    ...changes,
  };
}

export function fileFact(changes: Partial<FileFact> = {}): FileFact {
  return {
    ...CREATED,
    id: id(1),
    name: 'Plan.pdf',
    description: '',
    folder: '',
    size: 248_000,
    mediaType: 'application/pdf',
    hasThumbnail: false,
    previewable: true,
    ...changes,
  };
}

export function meetingFact(changes: Partial<MeetingFact> = {}): MeetingFact {
  return {
    ...CREATED,
    id: id(1),
    title: 'Weekly check-in',
    startsAt: new Date('2026-03-12T09:00:00Z'),
    endsAt: new Date('2026-03-12T09:45:00Z'),
    location: '',
    joinUrl: '',
    agenda: emptyRichText(),
    recap: emptyRichText(),
    recordingUrl: '',
    attendees: [],
    ...changes,
  };
}

export function healthScoreFact(changes: Partial<HealthScoreFact> = {}): HealthScoreFact {
  return {
    id: id(1),
    name: 'Adoption',
    description: '',
    min: 0,
    max: 100,
    unit: '%',
    bands: [
      { from: 0, label: 'At risk', tone: 'bad' },
      { from: 50, label: 'Needs attention', tone: 'warning' },
      { from: 70, label: 'Healthy', tone: 'good' },
    ],
    values: [
      { day: '2026-01-01', value: 48 },
      { day: '2026-02-01', value: 60 },
      { day: '2026-03-01', value: 78 },
    ],
    ...changes,
  };
}
