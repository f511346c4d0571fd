import { nextMidnight, viewMoment } from '../../dates.ts';
import { viewComments, viewPerson } from '../../people.ts';
import { excerpt } from '../../rich-text/plain-text.ts';
import type { Resolve } from '../../scope.ts';
import type { NotesSettings, NotesView } from './block.ts';

/** Notes with the given tags, newest first (C-08). */
export const resolveNotes: Resolve<NotesSettings, NotesView> = async (settings, scope) => {
  const notes = await scope.notes({ tags: settings.tags, limit: settings.limit });
  const view: NotesView = {
    heading: settings.heading,
    collapsed: settings.display === 'collapsed',
    notes: notes.map((note) => ({
      id: note.id,
      title: note.title,
      excerpt: excerpt(note.body),
      body: note.body,
      author: viewPerson(note.createdBy),
      at: viewMoment(note.at, scope),
      tags: note.tags,
      comments: viewComments(note.comments, scope),
    })),
  };
  return notes.length ? { view, freshUntil: nextMidnight(scope) } : { view };
};
