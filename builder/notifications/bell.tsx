import { ActionIcon, Box, Button, Group, Indicator, Popover, Skeleton, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Bell as BellIcon, CheckCheck } from 'lucide-react';
import { useApi, useChange, usePages } from '../api/use-api.ts';
import { Empty } from '../ui/empty.tsx';
import { notifyError } from '../ui/notify.tsx';
import { LoadError } from '../ui/query-state.tsx';
import classes from './bell.module.css';
import { NewsItem } from './news-item.tsx';

const AT_ONCE = 20;

/** What the number on the bell says; the server counts no further than a hundred. */
function countWords(unread: number): string {
  return unread >= 100 ? '99+' : String(unread);
}

function NewsList({ onClose }: { onClose: () => void }) {
  const list = usePages('notifications.list', { query: { limit: AT_ONCE } });
  const read = useChange('notifications.markRead', { onError: notifyError });
  const unread = list.first?.unread ?? 0;
  return (
    <>
      <Group justify="space-between" px="md" py="xs" wrap="nowrap">
        <Title order={2} size="h4">
          News
        </Title>
        {unread > 0 && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<CheckCheck size={15} />}
            loading={read.isPending}
            onClick={() => read.mutate({ body: {} })}
          >
            Mark all as read
          </Button>
        )}
      </Group>
      {list.isPending && <Skeleton h={160} m="md" />}
      {list.error && <LoadError error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && list.items.length === 0 && (
        <Empty icon={BellIcon} title="No news yet">
          What your customers do in their portals comes here, and where colleagues mention you.
        </Empty>
      )}
      {list.items.length > 0 && (
        <ul className={classes.list} aria-label="News" aria-live="polite">
          {list.items.map((news) => (
            <NewsItem
              key={news.id}
              news={news}
              onOpen={() => {
                if (!news.read) read.mutate({ body: { ids: [news.id] } });
                onClose();
              }}
            />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Box p="xs">
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            fullWidth
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            Older news
          </Button>
        </Box>
      )}
    </>
  );
}

/** The bell: how much is new for who is signed in, and what; live. */
export function Bell() {
  const [opened, { toggle, close }] = useDisclosure();
  const unread = useApi('notifications.list', { query: { limit: 1 } }).data?.unread ?? 0;
  return (
    <Popover
      opened={opened}
      onChange={(open) => !open && close()}
      position="bottom-start"
      width={360}
      trapFocus
      returnFocus
    >
      <Indicator label={countWords(unread)} disabled={unread === 0} size={16} offset={5} color="bad">
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            onClick={toggle}
            aria-label={unread === 0 ? 'News' : `News, ${countWords(unread)} unread`}
          >
            <BellIcon size={18} strokeWidth={1.75} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0} className={classes.dropdown}>
        <NewsList onClose={close} />
      </Popover.Dropdown>
    </Popover>
  );
}
