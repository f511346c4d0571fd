import { z } from 'zod';
import { defineBlockType } from '../../block-type.ts';
import type { RichText } from '../../rich-text/schema.ts';
import { SAMPLE_CONTACT, SAMPLE_STAFF, sampleDate, sampleText } from '../../sample-data.ts';
import type { CommentView, DateView, PersonView } from '../../view-data.ts';
import { Display, Heading, limit, TagFilter } from '../settings.ts';

export const notesSettings = z.strictObject({ heading: Heading, tags: TagFilter, limit: limit(5), display: Display });
export type NotesSettings = z.infer<typeof notesSettings>;

export interface NoteView {
  readonly id: string;
  readonly title: string;
  /** The first words as plain text, for the two lines of a collapsed card. */
  readonly excerpt: string;
  readonly body: RichText;
  readonly author: PersonView;
  readonly at: DateView;
  readonly tags: readonly string[];
  readonly comments: readonly CommentView[];
}

export type NotesView = {
  readonly heading: string;
  readonly collapsed: boolean;
  readonly notes: readonly NoteView[];
};

export const notesBlock = defineBlockType<'notes', typeof notesSettings, NotesView>({
  type: 'notes',
  label: 'Notes',
  description: 'What was agreed and learned, newest first',
  icon: 'sticky-note',
  group: 'Customer data',
  version: 1,
  settings: notesSettings,
  migrations: [],
  sample: {
    heading: '',
    collapsed: true,
    notes: [
      {
        id: 'sample-note-1',
        title: 'Kick-off: what we agreed',
        excerpt:
          'We start with the Hamburg team in March and bring the other two sites in once the first imports are right.',
        body: sampleText(
          'We start with the Hamburg team in March and bring the other two sites in once the first imports are right.',
          'Single sign-on comes first, training second.',
        ),
        author: SAMPLE_STAFF,
        at: sampleDate('2026-03-02T09:30:00.000Z', '3 days ago', 'Monday 2 March 2026 at 10:30 CET'),
        tags: ['kick-off'],
        comments: [
          {
            id: 'sample-comment-1',
            text: 'Confirmed on our side, thank you.',
            author: SAMPLE_CONTACT,
            at: sampleDate('2026-03-03T08:05:00.000Z', '2 days ago', 'Tuesday 3 March 2026 at 09:05 CET'),
            attachments: [],
          },
        ],
      },
      {
        id: 'sample-note-2',
        title: 'Data from the old system',
        excerpt: 'Exports arrive every Friday; the mapping for invoices is done.',
        body: sampleText('Exports arrive every Friday; the mapping for invoices is done.'),
        author: SAMPLE_STAFF,
        at: sampleDate('2026-02-20T13:00:00.000Z', '2 weeks ago', 'Friday 20 February 2026 at 14:00 CET'),
        tags: [],
        comments: [],
      },
    ],
  },
});
