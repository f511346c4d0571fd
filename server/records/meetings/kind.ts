import type { z } from 'zod';
import { emptyRichText } from '../../../renderer/rich-text/schema.ts';
import { clock } from '../../clock.ts';
import { invalid } from '../../http/errors.ts';
import { presentBase } from '../base-presenter.ts';
import type { Meeting, meetingsApi } from '../contract.ts';
import type { Kind, RecordQuery } from '../kind.ts';
import { recordService } from '../service.ts';
import { MeetingModel, type StoredMeeting } from './model.ts';

export type MeetingInput = z.output<NonNullable<typeof meetingsApi.update.body>>;
type MeetingQuery = RecordQuery & { readonly when?: 'past' | 'upcoming' };

/** Meetings: latest first; of upcoming ones the soonest. A meeting is past once it has ended (C-12). */
export const meetingKind: Kind<StoredMeeting, MeetingInput, typeof Meeting, MeetingQuery> = {
  kind: 'meeting',
  model: MeetingModel,
  searched: 'title',
  order: ({ when }) => {
    const direction = when === 'upcoming' ? 1 : -1;
    return [
      { field: 'startsAt', direction, type: 'date' },
      { field: '_id', direction, type: 'id' },
    ];
  },
  filter: ({ when }) =>
    when === undefined ? {} : { endsAt: when === 'past' ? { $lte: clock.now() } : { $gt: clock.now() } },
  async toStored({ startsAt, endsAt, ...fields }, _customerId, current) {
    const from = startsAt === undefined ? current?.startsAt : new Date(startsAt);
    const until = endsAt === undefined ? current?.endsAt : new Date(endsAt);
    if (from && until && until < from)
      throw invalid('A meeting cannot end before it begins.', { endsAt: 'is before the beginning' });
    const defaults = current ? {} : { agenda: emptyRichText(), recap: emptyRichText() };
    return { ...defaults, ...fields, startsAt: from, endsAt: until };
  },
  mentions: (meeting) => ({ actors: [meeting.createdBy] }),
  present: (meeting, context) => ({
    ...presentBase(meeting, context),
    title: meeting.title,
    startsAt: meeting.startsAt.toISOString(),
    endsAt: meeting.endsAt.toISOString(),
    location: meeting.location,
    joinUrl: meeting.joinUrl,
    agenda: meeting.agenda,
    recap: meeting.recap,
    recordingUrl: meeting.recordingUrl,
    attendees: meeting.attendees,
  }),
};

export const meetingRecords = recordService(meetingKind);
