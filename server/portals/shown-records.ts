import type { Types } from 'mongoose';
import { People } from '../actors/people.ts';
import { CommentModel } from '../comments/model.ts';
import { FileModel, type StoredFileRecord } from '../records/files/model.ts';
import { MeetingModel, type StoredMeeting } from '../records/meetings/model.ts';
import { NoteModel, type StoredNote } from '../records/notes/model.ts';
import { type StoredTask, TaskModel } from '../records/tasks/model.ts';

/** More records of a kind than a page shows; older ones stay out of it. */
const MAX_OF_KIND = 2000;

type StoredComment = Awaited<ReturnType<typeof portalComments>>[number];

/** What a customer's portal may show, read at most once per page however many blocks ask. */
export class ShownRecords {
  readonly #customerId: string;
  readonly #read = new Map<string, Promise<unknown>>();

  constructor(customerId: string) {
    this.#customerId = customerId;
  }

  /** Newest first. */
  notes(): Promise<StoredNote[]> {
    return this.#once('notes', () =>
      NoteModel.find(this.#shown()).sort({ at: -1, _id: -1 }).limit(MAX_OF_KIND).lean<StoredNote[]>(),
    );
  }

  /** Open ones by due date, none last; then done ones, the latest done first, so that one just done stays in sight. */
  tasks(): Promise<StoredTask[]> {
    return this.#once('tasks', async () => {
      const tasks = await TaskModel.find(this.#shown())
        .sort({ isDone: 1, dueKey: 1, _id: 1 })
        .limit(MAX_OF_KIND)
        .lean<StoredTask[]>();
      const doneAt = ({ done }: StoredTask) => done?.at.getTime() ?? 0;
      return [
        ...tasks.filter(({ isDone }) => !isDone),
        ...tasks.filter(({ isDone }) => isDone).sort((a, b) => doneAt(b) - doneAt(a)),
      ];
    });
  }

  /** Newest first; also what the customer uploaded themselves (C-14). */
  files(): Promise<StoredFileRecord[]> {
    return this.#once('files', () =>
      FileModel.find({ customerId: this.#customerId, $or: [{ showInPortal: true }, { origin: 'customer' }] })
        .sort({ createdAt: -1, _id: -1 })
        .limit(MAX_OF_KIND)
        .lean<StoredFileRecord[]>(),
    );
  }

  /** Latest first. */
  meetings(): Promise<StoredMeeting[]> {
    return this.#once('meetings', () =>
      MeetingModel.find(this.#shown()).sort({ startsAt: -1, _id: -1 }).limit(MAX_OF_KIND).lean<StoredMeeting[]>(),
    );
  }

  /** Comments for the portal by record, oldest first; internal ones are never read. */
  comments(): Promise<ReadonlyMap<string, StoredComment[]>> {
    return this.#once('comments', async () => {
      const byRecord = new Map<string, StoredComment[]>();
      for (const comment of await portalComments(this.#customerId)) {
        const id = comment.record.id.toHexString();
        byRecord.set(id, [...(byRecord.get(id) ?? []), comment]);
      }
      return byRecord;
    });
  }

  /** Files attached to those comments, by id. */
  attachments(): Promise<ReadonlyMap<string, StoredFileRecord>> {
    return this.#once('attachments', async () => {
      const comments = [...(await this.comments()).values()].flat();
      const ids = comments.flatMap(({ attachmentIds }) => attachmentIds);
      const files = ids.length
        ? await FileModel.find({ _id: { $in: ids }, customerId: this.#customerId }).lean<StoredFileRecord[]>()
        : [];
      return new Map(files.map((file) => [file._id.toHexString(), file]));
    });
  }

  /** Everybody whom records and comments of the portal mention. */
  people(): Promise<People> {
    return this.#once('people', async () => {
      const [notes, tasks, files, meetings, comments] = await Promise.all([
        this.notes(),
        this.tasks(),
        this.files(),
        this.meetings(),
        this.comments(),
      ]);
      const actors = [
        ...[...notes, ...tasks, ...files, ...meetings].map(({ createdBy }) => createdBy),
        ...tasks.flatMap(({ done }) => (done ? [done.by] : [])),
        ...[...comments.values()].flat().map(({ author }) => author),
      ];
      const assignees = (kind: 'staff' | 'contact'): (Types.ObjectId | null)[] =>
        tasks.map(({ assignee }) => (assignee.kind === kind ? assignee.id : null));
      return People.load({
        staff: [...actors.map((actor) => (actor.kind === 'staff' ? (actor.id ?? null) : null)), ...assignees('staff')],
        contacts: assignees('contact'),
      });
    });
  }

  #shown() {
    return { customerId: this.#customerId, showInPortal: true };
  }

  #once<Result>(what: string, read: () => PromiseLike<Result>): Promise<Result> {
    // A query of mongoose runs each time somebody waits for it; a promise of its result once.
    const reading = this.#read.get(what) ?? Promise.resolve(read());
    this.#read.set(what, reading);
    return reading as Promise<Result>;
  }
}

function portalComments(customerId: string) {
  return CommentModel.find({ customerId, visibility: 'portal' }).sort({ at: 1, _id: 1 }).limit(MAX_OF_KIND).lean();
}
