import type { TagFilter } from '../../renderer/blocks/settings.ts';
import type {
  CommentFact,
  FileFact,
  MeetingFact,
  NoteFact,
  PersonFact,
  Scope,
  TaskFact,
} from '../../renderer/scope.ts';
import type { People } from '../actors/people.ts';
import type { CustomerSource } from '../customers/source.ts';
import { entriesAt, valuesFor } from '../dynamic-data/values.ts';
import { isPreviewable } from '../files/sniff.ts';
import type { StoredRecord } from '../records/record-schema.ts';
import { assigneeName } from '../records/tasks/kind.ts';
import type { StoredTask } from '../records/tasks/model.ts';
import { companyFact } from './company-fact.ts';
import { healthScoreFacts } from './health-facts.ts';
import { ShownRecords } from './shown-records.ts';

/** For whom and when a page is resolved. */
export interface ScopeFrame {
  readonly source: CustomerSource;
  readonly now: Date;
  readonly language: string;
  readonly timeZone: string;
}

/**
 * What the blocks of one customer's page may know: only that customer's records, only those marked *show in portal*
 * (C-14), only comments for the portal (C-20). Blocks of a page share what is read.
 */
export function portalScope({ source, now, language, timeZone }: ScopeFrame): Scope {
  const { customerId } = source;
  const shown = new ShownRecords(customerId);

  /** The shared half of a record's fact, for the records that a filter left over. */
  async function recordFacts(): Promise<(record: StoredRecord) => RecordHalf> {
    const [people, comments, attachments] = await Promise.all([shown.people(), shown.comments(), shown.attachments()]);
    return (record) => ({
      id: record._id.toHexString(),
      tags: record.tags,
      createdBy: people.fact(record.createdBy),
      createdAt: record.createdAt,
      comments: (comments.get(record._id.toHexString()) ?? []).map(
        (comment): CommentFact => ({
          id: comment._id.toHexString(),
          text: comment.text,
          author: people.fact({ ...comment.author, id: comment.author.id ?? null }),
          at: comment.at,
          attachments: comment.attachmentIds.flatMap((id) => {
            const file = attachments.get(id.toHexString());
            return file
              ? [{ fileId: id.toHexString(), name: file.name, size: file.size, mediaType: file.mediaType }]
              : [];
          }),
        }),
      ),
    });
  }

  return {
    now,
    language,
    timeZone,
    async notes({ tags, limit }) {
      const [notes, half] = await Promise.all([shown.notes(), recordFacts()]);
      return notes
        .filter(tagged(tags))
        .slice(0, limit)
        .map((note): NoteFact => ({ ...half(note), title: note.title, body: note.body, at: note.at }));
    },
    async tasks({ tags, limit, responsible }) {
      const [all, half, people] = await Promise.all([shown.tasks(), recordFacts(), shown.people()]);
      const tasks = all
        .filter(tagged(tags))
        .filter((task) => responsible === 'both' || responsibleFor(task) === responsible);
      return {
        items: tasks.slice(0, limit).map((task) => ({ ...half(task), ...taskFacts(task, people) })),
        total: tasks.length,
        done: tasks.filter(({ isDone }) => isDone).length,
      };
    },
    async files({ tags, limit }) {
      const [files, half] = await Promise.all([shown.files(), recordFacts()]);
      return files
        .filter(tagged(tags))
        .slice(0, limit)
        .map(
          (file): FileFact => ({
            ...half(file),
            name: file.name,
            description: file.description,
            folder: file.folder,
            size: file.size,
            mediaType: file.mediaType,
            hasThumbnail: file.thumbnailId !== null,
            previewable: isPreviewable(file.mediaType),
          }),
        );
    },
    async meetings({ tags, limit, when }) {
      const [latestFirst, half] = await Promise.all([shown.meetings(), recordFacts()]);
      const meetings = latestFirst
        .filter(tagged(tags))
        .filter(({ endsAt }) => when === 'all' || endsAt <= now === (when === 'past'));
      if (when === 'upcoming') meetings.reverse();
      return meetings.slice(0, limit).map(
        (meeting): MeetingFact => ({
          ...half(meeting),
          title: meeting.title,
          startsAt: meeting.startsAt,
          endsAt: meeting.endsAt,
          location: meeting.location,
          joinUrl: meeting.joinUrl,
          agenda: meeting.agenda,
          recap: meeting.recap,
          recordingUrl: meeting.recordingUrl,
          attendees: meeting.attendees,
        }),
      );
    },
    healthScores: (ids) => healthScoreFacts(customerId, ids),
    company: () => companyFact(source),
    async dynamicData(paths) {
      return valuesFor(source, await entriesAt(paths), language);
    },
  };
}

interface RecordHalf {
  readonly id: string;
  readonly tags: readonly string[];
  readonly createdBy: PersonFact;
  readonly createdAt: Date;
  readonly comments: readonly CommentFact[];
}

function tagged(filter: TagFilter): (record: Pick<StoredRecord, 'tags'>) => boolean {
  switch (filter.mode) {
    case 'all':
      return () => true;
    case 'untagged':
      return ({ tags }) => tags.length === 0;
    case 'tagged':
      return ({ tags }) => tags.some((tag) => filter.tags.includes(tag));
  }
}

function responsibleFor({ assignee }: StoredTask): 'company' | 'customer' {
  return assignee.kind === 'customer' || assignee.kind === 'contact' ? 'customer' : 'company';
}

function taskFacts(task: StoredTask, people: People): Omit<TaskFact, keyof RecordHalf> {
  const { assignee, done } = task;
  return {
    title: task.title,
    description: task.description,
    due: task.due,
    priority: task.priority,
    responsible: responsibleFor(task),
    contactId: assignee.kind === 'contact' ? (assignee.id?.toHexString() ?? null) : null,
    assigneeName: assigneeName(assignee, people),
    done: done && { at: done.at, by: people.fact(done.by) },
  };
}
