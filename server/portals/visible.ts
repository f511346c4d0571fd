import type { CommentFact, PersonFact, Scope } from '../../renderer/scope.ts';

/** A record that a block was given to show. */
export interface SeenRecord {
  readonly kind: 'note' | 'task' | 'file' | 'meeting' | 'health score';
  readonly id: string;
  readonly title: string;
}

/** What blocks were given to show: nothing else may be fetched or downloaded under a link. */
export interface Visible {
  readonly files: ReadonlySet<string>;
  readonly meetings: ReadonlySet<string>;
  /** Photos of people. */
  readonly pictures: ReadonlySet<string>;
}

/** A scope that remembers what it handed out, whatever type of block asked for it. */
export interface WatchedScope {
  readonly scope: Scope;
  readonly visible: Visible;
  /** By id. */
  readonly records: ReadonlyMap<string, SeenRecord>;
}

/** Watches what a scope hands out. */
export function watchedScope(scope: Scope): WatchedScope {
  const files = new Set<string>();
  const meetings = new Set<string>();
  const pictures = new Set<string>();
  const records = new Map<string, SeenRecord>();

  const seePerson = ({ photo }: PersonFact) => {
    const id = photo?.split('/').at(-1);
    if (id) pictures.add(id);
  };
  const see = (
    kind: SeenRecord['kind'],
    title: string,
    record: { id: string; createdBy: PersonFact; comments: readonly CommentFact[] },
  ) => {
    records.set(record.id, { kind, id: record.id, title });
    seePerson(record.createdBy);
    for (const comment of record.comments) {
      seePerson(comment.author);
      for (const { fileId } of comment.attachments) files.add(fileId);
    }
  };

  const watched: Scope = {
    now: scope.now,
    language: scope.language,
    timeZone: scope.timeZone,
    dynamicData: (paths) => scope.dynamicData(paths),
    company: () => scope.company(),
    async healthScores(ids) {
      const scores = await scope.healthScores(ids);
      for (const { id, name } of scores) records.set(id, { kind: 'health score', id, title: name });
      return scores;
    },
    async notes(filter) {
      const notes = await scope.notes(filter);
      for (const note of notes) see('note', note.title, note);
      return notes;
    },
    async tasks(filter) {
      const tasks = await scope.tasks(filter);
      for (const task of tasks.items) {
        see('task', task.title, task);
        if (task.done) seePerson(task.done.by);
      }
      return tasks;
    },
    async files(filter) {
      const found = await scope.files(filter);
      for (const file of found) {
        see('file', file.name, file);
        files.add(file.id);
      }
      return found;
    },
    async meetings(filter) {
      const found = await scope.meetings(filter);
      for (const meeting of found) {
        see('meeting', meeting.title, meeting);
        meetings.add(meeting.id);
      }
      return found;
    },
  };
  return { scope: watched, visible: { files, meetings, pictures }, records };
}
