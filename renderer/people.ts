import { type Moment, viewMoment } from './dates.ts';
import { fileIcon, fileSize } from './file-types.ts';
import type { CommentFact, PersonFact } from './scope.ts';
import type { CommentView, PersonView } from './view-data.ts';

/** First letters of the first and last word of a name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = (word: string | undefined) => [...(word ?? '')][0] ?? '';
  return (first(words[0]) + (words.length > 1 ? first(words.at(-1)) : '')).toLocaleUpperCase();
}

/** Somebody, as views show them. */
export function viewPerson(person: PersonFact): PersonView {
  return {
    name: person.name,
    initials: initials(person.name),
    photo: person.photo,
    claimed: person.kind === 'viewer',
    staff: person.kind === 'staff',
  };
}

/** Comments in the order they were said. */
export function viewComments(comments: readonly CommentFact[], moment: Moment): CommentView[] {
  return comments.map((comment) => ({
    id: comment.id,
    text: comment.text,
    author: viewPerson(comment.author),
    at: viewMoment(comment.at, moment),
    attachments: comment.attachments.map((file) => ({
      fileId: file.fileId,
      name: file.name,
      size: fileSize(file.size, moment.language),
      icon: fileIcon(file.mediaType),
    })),
  }));
}
