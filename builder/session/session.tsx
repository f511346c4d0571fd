import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import { ApiError, api } from '../api/client.ts';
import type { StaffMember } from '../api/types.ts';

const SESSION_KEY = ['session.current', {}] as const;

/** The page came without a session: asking for one would only be refused. */
const NOBODY_AT_FIRST = document.querySelector<HTMLMetaElement>('meta[name="staff-session"]')?.content === 'none';

const Session = createContext<StaffMember | null>(null);

/** Who is signed in; null when nobody is, undefined while unknown. */
export function useSessionQuery() {
  return useQuery<StaffMember | null, ApiError>({
    queryKey: SESSION_KEY,
    queryFn: ({ signal }) =>
      api('session.current', { signal }).catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 401) return null;
        throw error;
      }),
    initialData: NOBODY_AT_FIRST ? null : undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function SessionProvider({ staff, children }: { staff: StaffMember; children: ReactNode }) {
  return <Session value={staff}>{children}</Session>;
}

/** Who is signed in. Only below `SessionProvider`. */
export function useSession(): StaffMember {
  const staff = useContext(Session);
  if (!staff) throw new Error('useSession needs a signed-in staff member');
  return staff;
}

/** What the role allows, for showing only what can be done; the server decides. */
export function useRights() {
  const { role, allCustomers } = useSession();
  const designs = role === 'admin' || role === 'csm';
  return {
    /** Settings of the workspace, staff. */
    administers: role === 'admin',
    /** Templates, attributes, health scores, imports. */
    designs,
    /** Every customer, and not only those they own. */
    seesAllCustomers: designs || allCustomers,
  };
}

/** Takes note of who signed in or, with null, that nobody is signed in any more. */
export function useSetSession() {
  const client = useQueryClient();
  return (staff: StaffMember | null) => {
    // What one person saw must not flash up for the next.
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== SESSION_KEY[0] });
    client.setQueryData(SESSION_KEY, staff);
  };
}

/** The key under which the session is kept. */
export { SESSION_KEY };
