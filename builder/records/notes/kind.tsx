import { Text } from '@mantine/core';
import { StickyNote } from 'lucide-react';
import type { Note } from '../../api/types.ts';
import { authorWords } from '../../comments/author.ts';
import { PersonAvatar } from '../../ui/avatar.tsx';
import { When } from '../../ui/when.tsx';
import type { RecordKindUi } from '../kind.ts';
import { plainText } from '../plain-text.ts';
import { NoteForm } from './note-form.tsx';

function NoteMeta({ record }: { record: Note }) {
  const excerpt = plainText(record.body);
  return (
    <>
      <span>
        {authorWords(record.createdBy)} · <When at={record.at} />
      </span>
      {excerpt && (
        <Text span size="xs" truncate maw="100%">
          {excerpt}
        </Text>
      )}
    </>
  );
}

export const noteKind: RecordKindUi<'notes'> = {
  plural: 'notes',
  icon: StickyNote,
  emptyText:
    'What was said and decided comes here. Write a note; the customer sees it only if you show it in the portal.',
  addLabel: 'Add note',
  titleOf: ({ title, body }) => title || plainText(body, 80) || 'Untitled note',
  Lead: ({ record }) => <PersonAvatar name={record.createdBy.name} photoUrl={record.createdBy.photoUrl} size={28} />,
  Meta: NoteMeta,
  Form: NoteForm,
};
