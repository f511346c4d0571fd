import { Anchor } from '@mantine/core';
import { CalendarDays, MapPin, Users, Video } from 'lucide-react';
import type { Meeting } from '../../api/types.ts';
import { When } from '../../ui/when.tsx';
import type { RecordKindUi } from '../kind.ts';
import classes from '../records.module.css';
import { MeetingForm } from './meeting-form.tsx';

/** A leaf of the calendar with the day of the meeting. */
function CalendarLeaf({ record }: { record: Meeting }) {
  const start = new Date(record.startsAt);
  return (
    <span className={classes.leaf} aria-hidden>
      <span className={classes.leafMonth}>{new Intl.DateTimeFormat(undefined, { month: 'short' }).format(start)}</span>
      <span className={classes.leafDay}>{start.getDate()}</span>
    </span>
  );
}

function MeetingMeta({ record }: { record: Meeting }) {
  const { startsAt, endsAt, location, joinUrl, attendees } = record;
  const over = Date.parse(endsAt) < Date.now();
  const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
  return (
    <>
      <span>
        {time.formatRange(new Date(startsAt), new Date(endsAt))} · <When at={startsAt} />
      </span>
      {location && (
        <span className={classes.fact}>
          <MapPin size={13} aria-hidden /> {location}
        </span>
      )}
      {attendees.length > 0 && (
        <span className={classes.fact} title={attendees.join(', ')}>
          <Users size={13} aria-hidden /> {attendees.length}
        </span>
      )}
      {joinUrl && !over && (
        <Anchor
          href={joinUrl}
          target="_blank"
          rel="noreferrer"
          size="xs"
          className={`${classes.fact} ${classes.above}`}
        >
          <Video size={13} aria-hidden /> Join
        </Anchor>
      )}
    </>
  );
}

export const meetingKind: RecordKindUi<'meetings'> = {
  plural: 'meetings',
  icon: CalendarDays,
  emptyText: 'Meetings past and to come appear here. Add one; afterwards write its recap for the customer.',
  addLabel: 'Add meeting',
  titleOf: ({ title }) => title,
  Lead: CalendarLeaf,
  Meta: MeetingMeta,
  Form: MeetingForm,
  filter: {
    parameter: 'when',
    label: 'Past or upcoming',
    choices: [
      { value: '', label: 'All' },
      { value: 'upcoming', label: 'Upcoming' },
      { value: 'past', label: 'Past' },
    ],
  },
};
