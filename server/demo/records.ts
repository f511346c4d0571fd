import type { StoredActor } from '../actors/actor.ts';
import { CommentModel } from '../comments/model.ts';
import { MeetingModel } from '../records/meetings/model.ts';
import { NoteModel } from '../records/notes/model.ts';
import { NO_DUE_KEY, TaskModel } from '../records/tasks/model.ts';
import { type Cast, demoId, plain, told } from './cast.ts';
import { dayAt, dayOf, workdayAt } from './days.ts';
import { richText } from './markup.ts';
import { Random } from './random.ts';
import { type DemoMeeting, type DemoNote, type DemoStory, type DemoTask, picked } from './story.ts';

const MINUTE_MS = 60_000;

/** Notes, tasks, meetings and comments of every customer, as the story of its stage tells them. */
export async function fillRecords(casts: readonly Cast[], story: DemoStory, now: Date): Promise<void> {
  const stageOf = ({ customer }: Cast) => {
    const stage = story.stages[customer.stage];
    if (!stage) throw new Error(`templates/demo/stages.json tells nothing about “${customer.stage}”`);
    return stage;
  };
  await Promise.all([
    NoteModel.insertMany(
      casts.flatMap((cast) => picked(story.notes, stageOf(cast).notes).map((note) => noteOf(note, cast, now))),
    ),
    TaskModel.insertMany(
      casts.flatMap((cast) => picked(story.tasks, stageOf(cast).tasks).map((task) => taskOf(task, cast, now))),
    ),
    MeetingModel.insertMany(
      casts.flatMap((cast) => picked(story.meetings, stageOf(cast).meetings).map((one) => meetingOf(one, cast, now))),
    ),
    CommentModel.insertMany(
      casts.flatMap((cast) => {
        const stage = stageOf(cast);
        const keys = { task: stage.tasks, note: stage.notes, meeting: stage.meetings };
        const said = story.comments.filter(({ on, key }) => keys[on].includes(key));
        return said.map((comment, index) => ({
          ...commentOf(comment, index, cast, now),
          awaitsAnswer: comment.by !== 'owner' && !said.some((later, at) => at > index && answers(later, comment)),
        }));
      }),
    ),
  ]);
}

/** Id, customer, author and dates, as every record has them. */
function base(kind: string, key: string, { customer, customerId, owner }: Cast, at: Date) {
  return { _id: demoId(kind, customer.id, key), customerId, createdBy: owner, createdAt: at, updatedAt: at };
}

/** Customers are not all on the same day of their story. */
function shift({ customer }: Cast, key: string): number {
  return new Random(customer.id + key).between(-1, 1);
}

function noteOf({ key, title, age, tags, shown, body }: DemoNote, cast: Cast, now: Date) {
  const at = workdayAt(now, Math.min(-1, shift(cast, key) - age), 14);
  return {
    ...base('note', key, cast, at),
    title: told(title, cast),
    body: richText(told(body, cast)),
    tags,
    showInPortal: shown,
    at,
  };
}

function taskOf({ key, title, description, side, due, done, priority, tags, shown }: DemoTask, cast: Cast, now: Date) {
  const moved = shift(cast, key);
  const dueDay = due === null ? null : dayOf(now, due + (Math.abs(due) > 1 ? moved : 0));
  const contact = cast.contacts[1] ?? cast.contacts[0];
  const byCustomer: StoredActor = { kind: 'contact', id: contact?.id ?? null, name: contact?.name ?? '' };
  return {
    ...base('task', key, cast, dayAt(now, Math.min((due ?? 0) - 18, -3), 9)),
    title: told(title, cast),
    description: told(description, cast),
    due: dueDay,
    dueKey: dueDay ?? NO_DUE_KEY,
    priority,
    tags,
    showInPortal: shown,
    assignee: {
      staff: { kind: 'staff', id: cast.owner.id },
      customer: { kind: 'customer', id: null },
      contact: { kind: 'contact', id: contact?.id ?? null },
    }[side],
    isDone: done !== null,
    done: done === null ? null : { at: dayAt(now, done + moved, 15), by: side === 'staff' ? cast.owner : byCustomer },
  };
}

function meetingOf(meeting: DemoMeeting, cast: Cast, now: Date) {
  const { key, title, day, hour, minutes, tags, shown, location, agenda, recap, recording } = meeting;
  const startsAt = workdayAt(now, day + (Math.abs(day) > 2 ? shift(cast, key) : 0), hour);
  const address = `https://meet.northlight.example/${plain(cast.customer.name)}-${key}`;
  return {
    ...base('meeting', key, cast, dayAt(now, Math.min(day - 10, -2), 8)),
    title,
    startsAt,
    endsAt: new Date(startsAt.getTime() + minutes * MINUTE_MS),
    location: told(location, cast),
    joinUrl: location === '' ? address : '',
    agenda: richText(told(agenda, cast)),
    recap: richText(told(recap, cast)),
    recordingUrl: recording ? `${address}/recording` : '',
    attendees: [cast.owner.name, ...cast.contacts.slice(0, 2).map(({ name }) => name)],
    tags,
    showInPortal: shown,
  };
}

type DemoComment = DemoStory['comments'][number];

/** Whether staff said the later one to the customer about the same record. */
function answers(later: DemoComment, { on, key }: DemoComment): boolean {
  return later.on === on && later.key === key && later.by === 'owner' && later.visibility === 'portal';
}

function commentOf({ on, key, age, by, visibility, text }: DemoComment, index: number, cast: Cast, now: Date) {
  const { customer, customerId, contacts, owner } = cast;
  const contact = by === 'contact1' ? contacts[0] : contacts[1];
  const author: StoredActor =
    by === 'owner' || !contact ? owner : { kind: 'contact', id: contact.id, name: contact.name };
  return {
    _id: demoId('comment', customer.id, key, String(index)),
    customerId,
    record: { kind: on, id: demoId(on, customer.id, key) },
    text: told(text, cast),
    visibility,
    author,
    at: new Date(dayAt(now, -age, 10).getTime() + index * 7 * MINUTE_MS),
  };
}
