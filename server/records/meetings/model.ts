import { model, Schema } from 'mongoose';
import type { RichText } from '../../../renderer/rich-text/schema.ts';
import { recordSchema, type StoredRecord } from '../record-schema.ts';

export interface StoredMeeting extends StoredRecord {
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly location: string;
  readonly joinUrl: string;
  readonly agenda: RichText;
  readonly recap: RichText;
  readonly recordingUrl: string;
  readonly attendees: string[];
}

const meetingSchema = recordSchema<StoredMeeting>(
  'meetings',
  {
    title: { type: String, required: true },
    startsAt: { type: Date, required: true },
    endsAt: { type: Date, required: true },
    location: { type: String, default: '' },
    joinUrl: { type: String, default: '' },
    agenda: { type: Schema.Types.Mixed, required: true },
    recap: { type: Schema.Types.Mixed, required: true },
    recordingUrl: { type: String, default: '' },
    attendees: { type: [String], default: [] },
  },
  { startsAt: -1, _id: -1 },
);

/** Meetings with customers. */
export const MeetingModel = model<StoredMeeting>('Meeting', meetingSchema);
