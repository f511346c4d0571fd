import { ActionIcon, Anchor, Badge, Box, Group, Text } from '@mantine/core';
import { Eye, Lock, Paperclip, Trash2 } from 'lucide-react';
import type { Comment } from '../api/types.ts';
import { useChange } from '../api/use-api.ts';
import { useRights, useSession } from '../session/session.tsx';
import { PersonAvatar } from '../ui/avatar.tsx';
import { bytesWords } from '../ui/bytes.ts';
import { confirmLoss } from '../ui/confirm.tsx';
import { When } from '../ui/when.tsx';
import { authorWords } from './author.ts';

/** One comment: who, when, for whom, what, with what attached. */
export function CommentItem({ comment }: { comment: Comment }) {
  const staff = useSession();
  const { designs } = useRights();
  const { author, visibility } = comment;
  const mayDelete = designs || (author.kind === 'staff' && author.id === staff.id);
  const { mutateAsync } = useChange('comments.remove');
  const remove = () =>
    confirmLoss({
      title: 'Delete this comment?',
      body: `${author.name}: “${comment.text.slice(0, 160)}”. It disappears for everybody and cannot be brought back.`,
      action: 'Delete comment',
      run: () => mutateAsync({ params: { customerId: comment.customerId, commentId: comment.id } }),
    });

  return (
    <Group component="li" align="flex-start" gap="sm" wrap="nowrap">
      <PersonAvatar name={author.name} photoUrl={author.photoUrl} size={28} />
      <Box flex={1} miw={0}>
        <Group gap={8}>
          <Text size="sm" fw={500}>
            {authorWords(author)}
          </Text>
          <Text size="xs" c="dimmed" component="span">
            <When at={comment.at} />
          </Text>
          <Badge
            size="sm"
            fw={500}
            color={visibility === 'portal' ? 'good' : 'gray'}
            leftSection={visibility === 'portal' ? <Eye size={11} aria-hidden /> : <Lock size={11} aria-hidden />}
          >
            {visibility === 'portal' ? 'Portal' : 'Internal'}
          </Badge>
        </Group>
        <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
          {comment.text}
        </Text>
        {comment.attachments.map(({ id, name, size, contentUrl }) => (
          <Anchor key={id} href={contentUrl} size="sm" display="flex" style={{ alignItems: 'center', gap: 6 }}>
            <Paperclip size={13} aria-hidden /> {name}
            <Text span size="xs" c="dimmed">
              {bytesWords(size)}
            </Text>
          </Anchor>
        ))}
      </Box>
      {mayDelete && (
        <ActionIcon variant="subtle" color="gray" aria-label={`Delete the comment of ${author.name}`} onClick={remove}>
          <Trash2 size={14} />
        </ActionIcon>
      )}
    </Group>
  );
}
