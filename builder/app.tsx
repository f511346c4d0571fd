import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryCache, QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { ApiError, api } from './api/client.ts';
import type { Workspace } from './api/types.ts';
import { nonce } from './boot.ts';
import { Routes } from './routes.tsx';
import { SESSION_KEY, useSessionQuery } from './session/session.tsx';
import { DEFAULT_ACCENT, readableNeutrals, themeOf } from './theme/theme.ts';

const ACCENT_KEY = 'portico.accent';

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended (signed out elsewhere, disabled) shows the sign-in page instead of errors everywhere.
    onError: (error) => {
      if (error instanceof ApiError && error.status === 401) client.setQueryData(SESSION_KEY, null);
    },
  }),
  defaultOptions: {
    queries: {
      // The live stream says what is stale; the time is for what it cannot know.
      staleTime: 60_000,
      retry: (failures, error) =>
        failures < 2 && error instanceof ApiError && (error.status === 0 || error.status === 503),
    },
  },
});

/** The workspace's accent; remembered, so that the next visit starts in the right colour. */
function useAccent(): string {
  const signedIn = Boolean(useSessionQuery().data);
  const workspace = useQuery<Workspace, ApiError>({
    queryKey: ['workspace.get', {}],
    queryFn: ({ signal }) => api('workspace.get', { signal }),
    enabled: signedIn,
  });
  const accent = workspace.data?.accent;
  const [remembered] = useState(() => localStorage.getItem(ACCENT_KEY) ?? DEFAULT_ACCENT);
  useEffect(() => {
    if (accent) localStorage.setItem(ACCENT_KEY, accent);
  }, [accent]);
  return accent ?? remembered;
}

function ThemedApp() {
  const accent = useAccent();
  const theme = useMemo(() => themeOf(accent), [accent]);
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      cssVariablesResolver={readableNeutrals}
      getStyleNonce={() => nonce}
    >
      <ModalsProvider>
        <Notifications position="bottom-right" limit={4} />
        <Routes />
      </ModalsProvider>
    </MantineProvider>
  );
}

/** Staff's app: data, look, and the routes. */
export function App() {
  return (
    <QueryClientProvider client={client}>
      <ThemedApp />
    </QueryClientProvider>
  );
}
