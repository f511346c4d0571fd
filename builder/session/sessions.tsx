import { Badge, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { MonitorSmartphone } from 'lucide-react';
import { useApi, useChange } from '../api/use-api.ts';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { When } from '../ui/when.tsx';
import classes from './account-page.module.css';

/** Where one is signed in, and the way to sign other browsers out. */
export function Sessions() {
  const sessions = useApi('account.sessions', {});
  const end = useChange('account.endSession', {
    onSuccess: () => notifyDone('That browser is signed out.'),
    onError: notifyError,
  });
  const endOthers = useChange('account.endOtherSessions', {
    onSuccess: () => notifyDone('Every other browser is signed out.'),
    onError: notifyError,
  });
  return (
    <Stack maw={560}>
      <Title order={2}>Where you are signed in</Title>
      <QueryState query={sessions} skeleton={<Skeleton h={120} />}>
        {({ items }) => (
          <>
            <ul className={classes.sessions} aria-label="Sessions">
              {items.map(({ id, current, browser, address, startedAt, lastSeenAt }) => (
                <li key={id} className={classes.session}>
                  <MonitorSmartphone size={18} strokeWidth={1.75} aria-hidden />
                  <div className={classes.sessionMain}>
                    <Group gap="xs">
                      <Text size="sm" fw={500}>
                        {browser}
                      </Text>
                      {current && <Badge fw={500}>This browser</Badge>}
                    </Group>
                    <Text size="xs" c="dimmed">
                      {address && <>{address} · </>}signed in <When at={startedAt} />
                      {!current && (
                        <>
                          , last used <When at={lastSeenAt} />
                        </>
                      )}
                    </Text>
                  </div>
                  {!current && (
                    <Button
                      variant="default"
                      size="xs"
                      loading={end.isPending && end.variables.params.sessionId === id}
                      onClick={() => end.mutate({ params: { sessionId: id } })}
                      aria-label={`Sign out ${browser}`}
                    >
                      Sign out
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {items.length > 1 && (
              <Group>
                <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate({})}>
                  Sign out all other browsers
                </Button>
              </Group>
            )}
          </>
        )}
      </QueryState>
    </Stack>
  );
}
