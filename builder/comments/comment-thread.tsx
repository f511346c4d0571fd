import { Badge, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { CallOf } from '../api/use-api.ts';
import { useApi } from '../api/use-api.ts';
import { QueryState } from '../ui/query-state.tsx';
import { CommentComposer } from './comment-composer.tsx';
import { CommentItem } from './comment-item.tsx';

export type CommentedRecord = { kind: NonNullable<CallOf<'comments.create'>['body']>['recordKind']; id: string };

/** What was said about a record, oldest first and live, with the place to answer (C-20). */
export function CommentThread({
  customerId,
  record,
  shownInPortal,
}: {
  customerId: string;
  record: CommentedRecord;
  shownInPortal: boolean;
}) {
  const comments = useApi('comments.list', {
    params: { customerId },
    query: { recordKind: record.kind, recordId: record.id },
  });
  return (
    <Stack component="section" gap="sm" aria-label="Comments">
      <Group gap="xs">
        <Title order={3}>Comments</Title>
        {comments.data && comments.data.items.length > 0 && (
          <Badge color="gray" size="sm">
            {comments.data.items.length}
          </Badge>
        )}
      </Group>
      <QueryState query={comments} skeleton={<Skeleton h={64} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              Nothing said yet. Comments for the portal are seen and answered by the customer, internal ones stay with
              staff.
            </Text>
          ) : (
            <Stack component="ol" gap="md" m={0} p={0} style={{ listStyle: 'none' }} aria-live="polite">
              {items.map((comment) => (
                <CommentItem key={comment.id} comment={comment} />
              ))}
            </Stack>
          )
        }
      </QueryState>
      <CommentComposer customerId={customerId} record={record} shownInPortal={shownInPortal} />
    </Stack>
  );
}
