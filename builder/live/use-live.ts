import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { applyChange, type ChangeEvent } from '../api/changes.ts';
import { apiUrl } from '../api/client.ts';
import { SESSION_KEY } from '../session/session.tsx';
import { batchChanges } from './batch.ts';
import { tellLiveChange } from './listeners.ts';

const LONGEST_WAIT = 30_000;

/**
 * Keeps what is on screen true: listens to the server's change events and fetches again what they make stale.
 * After a gap in the connection everything shown is fetched again, since what happened meanwhile is unknown.
 *
 * @returns whether changes arrive at the moment
 */
export function useLive(): boolean {
  const client = useQueryClient();
  const [connected, setConnected] = useState(true);

  useEffect(() => {
    const batch = batchChanges((changes) => {
      for (const change of changes) {
        applyChange(client, change);
        tellLiveChange(change);
      }
    });
    let source: EventSource;
    let retry: number | undefined;
    let failures = 0;

    const connect = () => {
      source = new EventSource(apiUrl('live.stream'));
      source.addEventListener('change', (event) => batch.add(JSON.parse(event.data) as ChangeEvent));
      source.onopen = () => {
        // Also at the first: what had arrived by then may have changed before anybody listened.
        void client.invalidateQueries({ predicate: ({ state }) => state.data !== undefined });
        failures = 0;
        setConnected(true);
      };
      source.onerror = () => {
        failures += 1;
        setConnected(false);
        // The browser reconnects by itself after a broken connection, but gives up after an error answer.
        if (source.readyState !== EventSource.CLOSED) return;
        // An error answer may mean that the session was ended elsewhere: then the sign-in page is what is true.
        void client.invalidateQueries({ queryKey: SESSION_KEY });
        retry = window.setTimeout(connect, Math.min(1000 * 2 ** failures, LONGEST_WAIT));
      };
    };
    connect();
    return () => {
      window.clearTimeout(retry);
      source.close();
      batch.stop();
    };
  }, [client]);

  return connected;
}
