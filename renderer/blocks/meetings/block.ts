import { z } from 'zod';
import { defineBlockType } from '../../block-type.ts';
import type { RichText } from '../../rich-text/schema.ts';
import { sampleDate, sampleText } from '../../sample-data.ts';
import type { CommentView, DateView } from '../../view-data.ts';
import { Display, Heading, limit, TagFilter } from '../settings.ts';

export const meetingsSettings = z.strictObject({
  heading: Heading,
  tags: TagFilter,
  when: z.enum(['upcoming', 'past', 'all']).default('upcoming').meta({ title: 'Which', control: 'segmented' }),
  limit: limit(5),
  display: Display,
});
export type MeetingsSettings = z.infer<typeof meetingsSettings>;

export interface MeetingView {
  readonly id: string;
  readonly title: string;
  /** The calendar leaf: "Mar", "12", "Thu". */
  readonly leaf: { readonly month: string; readonly day: string; readonly weekday: string };
  readonly starts: DateView;
  /** "10:00 – 11:00", with the end's day where it is another one. */
  readonly time: string;
  /** "CET" or "GMT+1": the zone in which the time is told. */
  readonly zone: string;
  readonly past: boolean;
  readonly running: boolean;
  readonly location: string;
  readonly joinUrl: string | null;
  /** Join is the main button: the meeting starts within 15 minutes, or runs. */
  readonly joinSoon: boolean;
  readonly agenda: RichText | null;
  readonly recap: RichText | null;
  readonly recordingUrl: string | null;
  /** "Maya Lindqvist and Tom Okafor"; empty when nobody is named. */
  readonly attendees: string;
  readonly comments: readonly CommentView[];
}

export type MeetingsView = {
  readonly heading: string;
  readonly collapsed: boolean;
  readonly when: MeetingsSettings['when'];
  readonly meetings: readonly MeetingView[];
};

export const meetingsBlock = defineBlockType<'meetings', typeof meetingsSettings, MeetingsView>({
  type: 'meetings',
  label: 'Meetings',
  description: 'Dates to come with agenda, past ones with recap and recording',
  icon: 'calendar-days',
  group: 'Customer data',
  version: 1,
  settings: meetingsSettings,
  migrations: [],
  sample: {
    heading: '',
    collapsed: false,
    when: 'upcoming',
    meetings: [
      {
        id: 'sample-meeting-1',
        title: 'Weekly check-in',
        leaf: { month: 'Mar', day: '12', weekday: 'Thu' },
        starts: sampleDate('2026-03-12T09:00:00.000Z', 'in 7 days', 'Thursday 12 March 2026 at 10:00 CET'),
        time: '10:00 – 10:45',
        zone: 'CET',
        past: false,
        running: false,
        location: 'Video call',
        joinUrl: 'https://meet.example.com/weekly',
        joinSoon: false,
        agenda: sampleText('Imports so far, open questions, training dates.'),
        recap: null,
        recordingUrl: null,
        attendees: 'Maya Lindqvist and Tom Okafor',
        comments: [],
      },
      {
        id: 'sample-meeting-2',
        title: 'Kick-off',
        leaf: { month: 'Feb', day: '26', weekday: 'Thu' },
        starts: sampleDate('2026-02-26T09:00:00.000Z', '7 days ago', 'Thursday 26 February 2026 at 10:00 CET'),
        time: '10:00 – 11:30',
        zone: 'CET',
        past: true,
        running: false,
        location: '',
        joinUrl: null,
        joinSoon: false,
        agenda: null,
        recap: sampleText('We agreed on goals and dates.'),
        recordingUrl: 'https://video.example.com/kick-off',
        attendees: '',
        comments: [],
      },
    ],
  },
});
