import { Box, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { ApiError } from '../api/client.ts';
import { LoadError } from '../ui/query-state.tsx';

/** What a part needs of its list. */
interface PartList {
  readonly isPending: boolean;
  readonly error: ApiError | null;
  readonly items: readonly unknown[];
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
  readonly refetch: () => unknown;
}

/** The server counts no further than a hundred. */
function countWords(count: number): string {
  return count >= 100 ? '99+' : String(count);
}

/** One part of My work: its name, how much there is, and the list or what it means that it is empty. */
export function Part({
  title,
  total,
  list,
  empty,
  children,
}: {
  title: string;
  /** How many there are in all, where that is known. */
  total?: number;
  list: PartList;
  /** Said where nothing waits. */
  empty: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id}>
      <Group gap={8} align="baseline" mb={4}>
        <Title order={2} size="h4" id={id}>
          {title}
        </Title>
        {Boolean(total) && (
          <Text span size="sm" c="dimmed">
            {countWords(total ?? 0)}
          </Text>
        )}
      </Group>
      {list.isPending && (
        <Stack gap={8} mt={8} aria-hidden>
          <Skeleton h={48} />
          <Skeleton h={48} />
        </Stack>
      )}
      {list.error && list.items.length === 0 && <LoadError error={list.error} onRetry={() => void list.refetch()} />}
      {!list.isPending && !list.error && list.items.length === 0 && !list.hasNextPage && (
        <Text size="sm" c="dimmed">
          {empty}
        </Text>
      )}
      {children}
      {list.hasNextPage && (
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          mt={4}
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </Box>
  );
}
