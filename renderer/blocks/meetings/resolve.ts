import {
  calendarLeaf,
  dayOf,
  localeOf,
  nextMidnight,
  shortDate,
  soonest,
  timeIn,
  viewDay,
  viewMoment,
  zoneOf,
} from '../../dates.ts';
import { viewComments } from '../../people.ts';
import { safeWebUrl } from '../../rich-text/links.ts';
import { isBlank } from '../../rich-text/plain-text.ts';
import type { RichText } from '../../rich-text/schema.ts';
import type { MeetingFact, Resolve, Scope } from '../../scope.ts';
import type { MeetingsSettings, MeetingsView, MeetingView } from './block.ts';

/** Join is the main button from this long before the start. */
const JOIN_BEFORE = 15 * 60 * 1000;

/** Meetings with the given tags, to come or past (C-12). */
export const resolveMeetings: Resolve<MeetingsSettings, MeetingsView> = async (settings, scope) => {
  const { tags, limit, when } = settings;
  const meetings = await scope.meetings({ tags, limit, when });
  const view: MeetingsView = {
    heading: settings.heading,
    collapsed: settings.display === 'collapsed',
    when,
    meetings: meetings.map((meeting) => viewMeeting(meeting, scope)),
  };
  if (!meetings.length) return { view };
  const turns = meetings.flatMap(turningPoints).filter((turn) => turn > scope.now);
  return { view, freshUntil: soonest(nextMidnight(scope), ...turns) };
};

function joinableFrom(meeting: MeetingFact): Date {
  return new Date(meeting.startsAt.getTime() - JOIN_BEFORE);
}

/** The moments at which a meeting looks different. */
function turningPoints(meeting: MeetingFact): Date[] {
  return [joinableFrom(meeting), meeting.startsAt, meeting.endsAt];
}

function viewMeeting(meeting: MeetingFact, scope: Scope): MeetingView {
  const past = meeting.endsAt <= scope.now;
  const some = (text: RichText) => (isBlank(text) ? null : text);
  return {
    id: meeting.id,
    title: meeting.title,
    leaf: calendarLeaf(meeting.startsAt, scope),
    starts: {
      ...viewMoment(meeting.startsAt, scope),
      words: viewDay(dayOf(meeting.startsAt, scope.timeZone), scope).words,
    },
    time: timeSpan(meeting, scope),
    zone: zoneOf(meeting.startsAt, scope),
    past,
    running: !past && meeting.startsAt <= scope.now,
    location: meeting.location,
    joinUrl: past ? null : safeWebUrl(meeting.joinUrl),
    joinSoon: !past && joinableFrom(meeting) <= scope.now,
    agenda: some(meeting.agenda),
    recap: past ? some(meeting.recap) : null,
    recordingUrl: past ? safeWebUrl(meeting.recordingUrl) : null,
    attendees: new Intl.ListFormat(localeOf(scope.language)).format(meeting.attendees),
    comments: viewComments(meeting.comments, scope),
  };
}

function timeSpan({ startsAt, endsAt }: MeetingFact, scope: Scope): string {
  const lastDay = dayOf(endsAt, scope.timeZone);
  const end = timeIn(endsAt, scope);
  const sameDay = lastDay === dayOf(startsAt, scope.timeZone);
  return `${timeIn(startsAt, scope)} – ${sameDay ? end : `${shortDate(lastDay, scope.language)}, ${end}`}`;
}
