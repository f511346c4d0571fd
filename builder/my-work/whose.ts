import { useCallback } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useSession } from '../session/session.tsx';

/** Whose customers My work is about. */
export type Whose = 'mine' | 'all';

/**
 * Whose work is shown, kept in the address: one's own for who owns customers, else everybody's. Account managers who are
 * held to their own customers have nothing to choose.
 */
export function useWhose(ownCustomers: number) {
  const { role, allCustomers } = useSession();
  const [, navigate] = useLocation();
  const asked = new URLSearchParams(useSearch()).get('customers');
  const held = role === 'am' && !allCustomers;
  const usual: Whose = held || ownCustomers > 0 ? 'mine' : 'all';
  const whose: Whose = !held && (asked === 'mine' || asked === 'all') ? asked : usual;
  const choose = useCallback(
    (chosen: Whose) => navigate(`/my-work?customers=${chosen}`, { replace: true }),
    [navigate],
  );
  return { whose, choose, held };
}
