import type { CommentFact, PersonFact, Scope } from '../../renderer/scope.ts';

/** What a portal's blocks were given to show: nothing else may be fetched, downloaded or acted on. */
export interface Visible {
  readonly files: ReadonlySet<string>;
  readonly meetings: ReadonlySet<string>;
  /** Photos of people. */
  readonly pictures: ReadonlySet<string>;
}

/** A scope that remembers what it handed out, whatever type of block asked for it. */
export function watchedScope(scope: Scope): { scope: Scope; visible: Visible } {
  const files = new Set<string>();
  const meetings = new Set<string>();
  const pictures = new Set<string>();

  const seePerson = ({ photo }: PersonFact) => {
    const id = photo?.split('/').at(-1);
    if (id) pictures.add(id);
  };
  const seeRecord = (record: { createdBy: PersonFact; comments: readonly CommentFact[] }) => {
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
    healthScores: (ids) => scope.healthScores(ids),
    dynamicData: (paths) => scope.dynamicData(paths),
    async notes(filter) {
      const notes = await scope.notes(filter);
      notes.forEach(seeRecord);
      return notes;
    },
    async tasks(filter) {
      const tasks = await scope.tasks(filter);
      for (const task of tasks.items) {
        seeRecord(task);
        if (task.done) seePerson(task.done.by);
      }
      return tasks;
    },
    async files(filter) {
      const found = await scope.files(filter);
      for (const file of found) {
        seeRecord(file);
        files.add(file.id);
      }
      return found;
    },
    async meetings(filter) {
      const found = await scope.meetings(filter);
      for (const meeting of found) {
        seeRecord(meeting);
        meetings.add(meeting.id);
      }
      return found;
    },
  };
  return { scope: watched, visible: { files, meetings, pictures } };
}
